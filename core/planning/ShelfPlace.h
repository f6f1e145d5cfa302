// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace storehand {

/// Where something lies in a shop, as far as its written place says so: "A03-2-1" is aisle 3 of
/// zone A, bay 2, shelf 1. Ordered as people number their shops: by zone, aisle, bay, shelf.
struct ShelfPlace
{
    QString zone; ///< capital letters, may be empty
    int aisle = 0;
    int bay = 0;   ///< 0 where the place does not say
    int shelf = 0; ///< 0 where the place does not say

    /// Reads letters, a number, and up to two more numbers behind `-`, `.`, `/` or a space:
    /// "A03-2-1", "b12.4", "7/3", "F01". Anything else ("back room") is nothing.
    [[nodiscard]] static std::optional<ShelfPlace> fromText(const QString &text);

    /// The same aisle, whatever the bay.
    [[nodiscard]] bool isInAisleOf(const ShelfPlace &other) const
    {
        return zone == other.zone && aisle == other.aisle;
    }

    friend bool operator==(const ShelfPlace &, const ShelfPlace &) = default;
    friend std::strong_ordering operator<=>(const ShelfPlace &a, const ShelfPlace &b);
};

} // namespace storehand
