// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/SourcingTable.h"

namespace storehand::oms {

/// How many exclusions a Why carries; Why::excludedMore counts the rest.
inline constexpr size_t whyExcludedMax = 20;

/// Why `row` is among the chosen: the reason, the best decision without it, further stores that
/// could have taken its place, and what the nearest stores that were passed over would have cost.
[[nodiscard]] Why whyChosen(const SourcingTable &table, const CoverAnswer &answer, size_t row);

/// The sum of the distances of the new parcels; nothing where one is unknown.
[[nodiscard]] std::optional<double> distanceKm(const SourcingTable &table,
                                               const std::vector<int> &rows);

} // namespace storehand::oms
