// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/Cover.h"

#include <optional>

namespace storehand::oms {

/// A set of stores with its cost, ordered by cost and then by the list of positions.
struct CoverSet
{
    CoverCost cost;
    std::vector<int> stores;

    friend auto operator<=>(const CoverSet &, const CoverSet &) = default;
};

/// The cheapest solution of one or two stores, if there is any. Exact for any number of items.
[[nodiscard]] std::optional<CoverSet> cheapestUpToTwo(const CoverProblem &problem);

/// The cheapest solution by dynamic programming over the covered units of each item, or nothing
/// when that takes more than `statesMax` states. `bound` is a known solution: nothing dearer is
/// followed.
[[nodiscard]] std::optional<CoverSet> cheapestByStates(const CoverProblem &problem,
                                                       const CoverSet &bound, int statesMax);

/// A good solution in little time: the best of four starts (most units first, nearest store per
/// item, cheapest first, and the hardest items exactly with greedy for the rest), each improved by
/// dropping a store, by one store for two, and by a cheaper store for one, until nothing helps.
[[nodiscard]] CoverSet goodCover(const CoverProblem &problem);

} // namespace storehand::oms
