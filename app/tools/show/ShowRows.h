// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/RowModel.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand::show {

/// One line of the list of things to try.
struct TryRow
{
    Q_GADGET
    QML_VALUE_TYPE(tryRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(bool done MEMBER done)
    Q_PROPERTY(bool next MEMBER next)

public:
    QString id;
    QString title;
    QString detail; ///< how to do it; only of the next one
    bool done = false;
    bool next = false;

    friend bool operator==(const TryRow &, const TryRow &) = default;
};

/// Something the virtual scanner can be pointed at.
struct SightView
{
    Q_GADGET
    QML_VALUE_TYPE(sightView)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString image MEMBER image)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(bool there MEMBER there)

public:
    QString title;
    QString image;  ///< of the product; empty: it is none
    QString detail; ///< what is on the label, or why there is nothing to scan
    bool there = false;

    friend bool operator==(const SightView &, const SightView &) = default;
};

using TryRows = RowModel<TryRow>;

} // namespace storehand::show
