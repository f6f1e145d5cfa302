// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One order in the counter's list.
struct CounterRow
{
    Q_GADGET
    QML_VALUE_TYPE(counterRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id;
    QString title;
    QString detail;
    QString state;
    int tone = Tone::Neutral;
    bool chosen = false;

    friend bool operator==(const CounterRow &, const CounterRow &) = default;
};

/// One line of the open order.
struct CounterLine
{
    Q_GADGET
    QML_VALUE_TYPE(counterLine)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString picture MEMBER picture)
    Q_PROPERTY(bool refusable MEMBER refusable)

public:
    QString id;
    QString title;
    QString detail;
    QString picture;
    bool refusable = false;

    friend bool operator==(const CounterLine &, const CounterLine &) = default;
};

} // namespace storehand
