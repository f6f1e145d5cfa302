// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Product.h"

#include <QDate>
#include <QList>

#include <optional>

namespace storehand {

/// What a tracked product needs beside its code.
struct Detail
{
    QString serial;
    QString lot;
    std::optional<QDate> expiry;
    std::optional<qint64> weightG;
    std::optional<qint64> price; ///< printed on the label, in minor units of the store's currency

    [[nodiscard]] bool isEmpty() const { return *this == Detail{}; }

    friend bool operator==(const Detail &, const Detail &) = default;
};

/// The detail of some picked units, with the command that brought it, so that undo finds it.
struct PickedDetail
{
    CommandId command;
    int units = 0;
    Detail detail;

    friend bool operator==(const PickedDetail &, const PickedDetail &) = default;
};

/// Picked units lying in a tote, with the command that put them there.
struct ToteUnits
{
    CommandId command;
    QString tote;
    int units = 0;

    friend bool operator==(const ToteUnits &, const ToteUnits &) = default;
};

/// The numbers of one line. Each is its own count and none is ever negative:
///
///     ordered      = open + pickedTotal + shorted + substituted + cancelled
///     pickedTotal  = inHand + packed + staged + handedOver + shipped + refused + withdrawn
///     putBack     <= refused + withdrawn + surplus
///
/// `open` is what remains. `withdrawn`: picked, then cancelled, expired or moved. `surplus`: units
/// picked for real that the plan had no place for.
struct Quantities
{
    int ordered = 0;
    int inHand = 0;
    int packed = 0;
    int staged = 0;
    int handedOver = 0;
    int shipped = 0;
    int refused = 0;
    int withdrawn = 0;
    int shorted = 0;
    int substituted = 0;
    int cancelled = 0;
    int surplus = 0;
    int putBack = 0;

    [[nodiscard]] int held() const { return inHand + packed + staged; }

    [[nodiscard]] int pickedTotal() const
    {
        return held() + handedOver + shipped + refused + withdrawn;
    }

    [[nodiscard]] int open() const
    {
        return ordered - pickedTotal() - shorted - substituted - cancelled;
    }

    [[nodiscard]] int putBackDue() const { return refused + withdrawn + surplus - putBack; }

    /// All equations above hold.
    [[nodiscard]] bool areSound() const;

    friend bool operator==(const Quantities &, const Quantities &) = default;
};

/// A product and its quantities in an assignment.
struct Line
{
    LineId id;
    QString orderLine; ///< the sales channel's reference of the order line
    Sku sku;
    Quantities units;
    Storage storage = Storage::Ambient; ///< how it must be kept; decides which shelf fits
    qint64 unitPrice = 0;               ///< minor units of the assignment's currency
    Sku kit;                            ///< that the customer bought it as a part of; may be empty
    std::optional<LineId> substituteFor;
    QList<PickedDetail> details;
    QList<ToteUnits> totes;

    friend bool operator==(const Line &, const Line &) = default;
};

} // namespace storehand
