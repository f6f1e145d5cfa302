// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// One view of the queue, with the number of orders in it.
struct ViewRow
{
    Q_GADGET
    QML_VALUE_TYPE(viewRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(bool current MEMBER current)

public:
    QString id;
    QString title;
    int count = 0;
    bool current = false;

    friend bool operator==(const ViewRow &, const ViewRow &) = default;
};

/// One order as a card.
struct CardRow
{
    Q_GADGET
    QML_VALUE_TYPE(cardRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString orderRef MEMBER orderRef)
    Q_PROPERTY(QString initials MEMBER initials)
    Q_PROPERTY(QString figure MEMBER figure)
    Q_PROPERTY(QString caption MEMBER caption)
    Q_PROPERTY(QString spoken MEMBER spoken)
    Q_PROPERTY(double fraction MEMBER fraction)
    Q_PROPERTY(int promiseTone MEMBER promiseTone)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString stateIcon MEMBER stateIcon)
    Q_PROPERTY(int stateTone MEMBER stateTone)
    Q_PROPERTY(QString method MEMBER method)
    Q_PROPERTY(QString methodIcon MEMBER methodIcon)
    Q_PROPERTY(QString pieces MEMBER pieces)
    Q_PROPERTY(QString facts MEMBER facts)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(int noteTone MEMBER noteTone)
    Q_PROPERTY(QString action MEMBER action)
    Q_PROPERTY(bool selectable MEMBER selectable)
    Q_PROPERTY(bool selected MEMBER selected)

public:
    QString id;
    QString orderRef;
    QString initials;
    QString figure; ///< of the promise ring
    QString caption;
    QString spoken;
    double fraction = 0;
    int promiseTone = Tone::Neutral;
    QString state;
    QString stateIcon;
    int stateTone = Tone::Neutral;
    QString method;
    QString methodIcon;
    QString pieces;
    QString facts; ///< what else is to be known, in one line
    QString note;  ///< what must not be missed; empty for most
    int noteTone = Tone::Warn;
    QString action; ///< what a tap on the card's button does, empty for nothing
    bool selectable = false;
    bool selected = false;

    friend bool operator==(const CardRow &, const CardRow &) = default;
};

} // namespace storehand
