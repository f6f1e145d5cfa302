// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <compare>
#include <vector>

namespace storehand::oms {

/// What a set of stores costs, compared part by part: an extra parcel always costs more than any
/// distance, distance more than any load.
struct CoverCost
{
    int parcels = 0;
    qint64 distanceM = 0;
    qint64 load = 0; ///< the less room the stores have left today, the higher

    friend auto operator<=>(const CoverCost &, const CoverCost &) = default;

    friend CoverCost operator+(const CoverCost &a, const CoverCost &b)
    {
        return {a.parcels + b.parcels, a.distanceM + b.distanceM, a.load + b.load};
    }

    friend CoverCost operator-(const CoverCost &a, const CoverCost &b)
    {
        return {a.parcels - b.parcels, a.distanceM - b.distanceM, a.load - b.load};
    }
};

/// Which stores together hold what is needed? Units of one item may come from several stores.
struct CoverProblem
{
    std::vector<int> need; ///< units per item; all stores together hold at least these
    /// Cost per store, in the order that decides between sets of equal cost. A store with no cost
    /// at all (it sends a parcel of this order anyway) is always used.
    std::vector<CoverCost> costs;
    std::vector<int> held; ///< units per store and item, store by store; never negative

    [[nodiscard]] size_t itemCount() const { return need.size(); }

    [[nodiscard]] size_t storeCount() const { return costs.size(); }

    /// What one store holds: itemCount() numbers.
    [[nodiscard]] const int *row(size_t store) const { return held.data() + store * need.size(); }

    [[nodiscard]] int *row(size_t store) { return held.data() + store * need.size(); }
};

/// The chosen stores as rising store positions, without the free ones. Removing
/// any of them would leave a need open.
struct CoverAnswer
{
    std::vector<int> stores;
    CoverCost cost;
    bool exact = true; ///< false: the cheapest set found, not proven to be the cheapest there is

    friend bool operator==(const CoverAnswer &, const CoverAnswer &) = default;
};

/// How many remainders of needs the exact search keeps at most. Ten items of one or two units fit.
inline constexpr int coverStatesMax = 65'536;

/// The cheapest set of stores; of several, the one whose list of positions comes first.
///
/// Free stores and stores that no solution can do without are taken at once. What remains is solved
/// exactly by looking at all single stores, then all pairs, then by dynamic programming over the
/// covered units per item; only when that would need more than `coverStatesMax` states is the
/// answer the best of several greedy starts, improved by exchanges (CoverSearch.h).
[[nodiscard]] CoverAnswer cheapestCover(const CoverProblem &problem,
                                        int statesMax = coverStatesMax);

} // namespace storehand::oms
