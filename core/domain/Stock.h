// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Applied.h"
#include "core/domain/Ids.h"

#include <QString>

namespace storehand {

/// The stock of one product in one store, in physical buckets and one logical number. No number is
/// ever negative; `reserved` may exceed `shelf` because a pickup is reserved in full.
struct Stock
{
    StoreCode store;
    Sku sku;
    qint64 version = 0;
    Applied applied;
    int shelf = 0;      ///< on the shop floor or in the back room, sellable
    int picked = 0;     ///< in a tote, parcel or staging place
    int unsellable = 0; ///< damaged, quarantine
    int reserved = 0;   ///< promised to assignments and not yet picked
    int safety = 0;     ///< never promised to shipments
    QString location;   ///< shelf place, "A03-2-1"

    /// What sourcing may still promise; a shortage shows as 0.
    [[nodiscard]] int available() const { return qMax(0, shelf - reserved - safety); }

    /// What is promised beyond what lies there.
    [[nodiscard]] int shortage() const { return qMax(0, reserved - shelf); }

    friend bool operator==(const Stock &, const Stock &) = default;
};

/// One change of one stock, the row of the stock ledger. Conservation holds move by move:
/// `in = shelf + picked + unsellable + left`, where `in` is what came in or was corrected by an
/// adjustment and `left` what left the store.
struct StockMove
{
    Sku sku;
    int shelf = 0;
    int picked = 0;
    int unsellable = 0;
    int reserved = 0;
    int left = 0;
    int in = 0;
    QString reason; ///< a code: "pick", "book_was_wrong", "not_found", "sale", …

    [[nodiscard]] bool isConserving() const { return in == shelf + picked + unsellable + left; }

    [[nodiscard]] bool isNothing() const
    {
        return shelf == 0 && picked == 0 && unsellable == 0 && reserved == 0 && left == 0 &&
               in == 0;
    }

    /// The move that undoes this one, under its own reason.
    [[nodiscard]] StockMove inverse(const QString &why) const;

    friend bool operator==(const StockMove &, const StockMove &) = default;
};

/// Adds `move` to `stock`. A result below zero in any bucket is a broken assumption: who makes
/// moves must have looked at the stock first.
void applyMove(Stock &stock, const StockMove &move);

} // namespace storehand
