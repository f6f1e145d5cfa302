// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Why.h"
#include "oms/sourcing/Request.h"

#include <vector>

namespace storehand::oms {

/// Units of one line that no store has.
struct MissingUnits
{
    int line = 0; ///< SourcingLine::index
    int units = 0;

    friend bool operator==(const MissingUnits &, const MissingUnits &) = default;
};

/// Who fulfils what, what it costs, and why. Nothing is reserved by it.
struct Decision
{
    /// One store that takes part.
    struct Chosen
    {
        StoreCode store;
        Why why;

        friend bool operator==(const Chosen &, const Chosen &) = default;
    };

    std::vector<Chosen> stores;            ///< in the order of the placements
    std::vector<Placement> placements;     ///< by store (nearest first), then by line; units > 0
    std::vector<MissingUnits> backordered; ///< ship: not placed, waits for stock
    std::vector<MissingUnits> shortages;   ///< pickup: placed although the store lacks them
    int parcels = 0;                       ///< that this decision adds to the order
    std::optional<double> distanceKm;      ///< sum over the new parcels, where all are known
    int splitLines = 0;                    ///< lines whose units come from several stores
    bool exact = true;                     ///< no cheaper decision exists; see cheapestCover()

    friend bool operator==(const Decision &, const Decision &) = default;
};

} // namespace storehand::oms
