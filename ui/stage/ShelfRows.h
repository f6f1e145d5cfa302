// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/controls/Tone.h"

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace storehand {

/// An order that waits to be put on a shelf.
struct ShelfOrderRow
{
    Q_GADGET
    QML_VALUE_TYPE(shelfOrderRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString initials MEMBER initials)
    Q_PROPERTY(bool chosen MEMBER chosen)

public:
    QString id;
    QString title;
    QString detail;
    QString initials;
    bool chosen = false;

    friend bool operator==(const ShelfOrderRow &, const ShelfOrderRow &) = default;
};

/// A place where parcels wait.
struct PlaceRow
{
    Q_GADGET
    QML_VALUE_TYPE(placeRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString room MEMBER room)
    Q_PROPERTY(int tone MEMBER tone)
    Q_PROPERTY(bool suggested MEMBER suggested)

public:
    QString id; ///< the place's code
    QString kind;
    QString room;
    int tone = Tone::Neutral;
    bool suggested = false;

    friend bool operator==(const PlaceRow &, const PlaceRow &) = default;
};

} // namespace storehand
