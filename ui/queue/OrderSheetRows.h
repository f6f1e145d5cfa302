// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One product of the order that is looked at.
struct SheetLineRow
{
    Q_GADGET
    QML_VALUE_TYPE(sheetLineRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString picture MEMBER picture)
    Q_PROPERTY(QString place MEMBER place)
    Q_PROPERTY(QString count MEMBER count)
    Q_PROPERTY(bool complete MEMBER complete)

public:
    QString id;
    QString title;
    QString detail; ///< size, colour, what is missing
    QString picture;
    QString place;
    QString count; ///< "1 of 2"
    bool complete = false;

    friend bool operator==(const SheetLineRow &, const SheetLineRow &) = default;
};

} // namespace storehand
