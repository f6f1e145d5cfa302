// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/Cast.h"

#include <QHash>
#include <QJsonObject>

namespace storehand::show {

/// Something that lies before the scanner: what it is, and what its code says. Without a code there
/// is nothing of the kind now.
struct Sight
{
    QString code;
    QString title;
    QString image;
    QString orderRef;
};

/// What a person at this station could point a scanner at just now, worked out from what the
/// station itself shows.
class ScannerDeck
{
public:
    /// `cast` must outlive it.
    explicit ScannerDeck(const story::Cast &cast)
        : m_cast(&cast)
    {}

    /// A `state` event of the station.
    void stationShows(const QJsonObject &state);
    /// An order as GET /v1/orders has it: the customer knows the pickup code, the station does not.
    void orderChanged(const QJsonObject &order);

    /// The next thing of the walk, or the serial, lot or date it asks for.
    [[nodiscard]] Sight right() const;
    /// Something that no order in hand wants.
    [[nodiscard]] Sight wrong() const;
    /// A bag label that was never used.
    [[nodiscard]] Sight bag() const;
    /// A place for bags.
    [[nodiscard]] Sight shelf() const;
    /// The code of a customer whose order is ready here; the latest one.
    [[nodiscard]] Sight customer() const;

    /// Somebody has taken an order and has something left to find.
    [[nodiscard]] bool isWalking() const;

private:
    [[nodiscard]] QJsonObject walk() const;
    void noteBags(const QJsonObject &order);

    const story::Cast *m_cast; ///< never null
    QJsonObject m_state;
    QHash<QString, QString> m_pickupCodes; ///< by order ref
    int m_lastBag = 2000;                  ///< labels up to this number were used
};

} // namespace storehand::show
