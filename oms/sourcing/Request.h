// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "oms/sourcing/GeoPoint.h"

#include <QString>

#include <optional>
#include <vector>

namespace storehand::oms {

/// Units of one order line, at one store. `line` is SourcingLine::index.
struct Placement
{
    StoreCode store;
    int line = 0;
    int units = 0;

    friend bool operator==(const Placement &, const Placement &) = default;
};

/// What is to be sourced of one order line.
struct SourcingLine
{
    int index = 0; ///< the caller's number of the line; unique in the request
    Sku sku;       ///< several lines may ask for the same product: they share its stock
    int units = 0; ///< more than zero
};

/// A store that might take part, as it is at the moment of the decision.
struct Candidate
{
    /// What the store has for one line.
    struct Offer
    {
        int available = 0;       ///< shelf − reserved − safety; below zero counts as zero
        QString excludedBecause; ///< a code; then nothing of it is promised here
    };

    StoreCode code; ///< unique in the request
    std::optional<GeoPoint> at;
    std::optional<int> capacityLeft; ///< assignments that still fit today; none: no limit
    bool ships = true;
    bool paused = false;
    bool closed = false;       ///< does not open in time for the promise
    QString excludedBecause;   ///< a code that only the caller can know: declined, silent, …
    std::vector<Offer> offers; ///< one per line of the request, in its order
};

/// All that a decision depends on: the lines of one order that go the same way, and the stores. The
/// same request always gives the same decision, whatever the order of the candidates.
struct SourcingRequest
{
    std::vector<SourcingLine> lines;
    std::optional<StoreCode> pickupAt; ///< set for pickup, else the lines are shipped
    std::optional<GeoPoint> destination;
    std::vector<Candidate> candidates;
    /// Other parts of this order whose parcel can still take more: their stores cost no further
    /// parcel and need no capacity.
    std::vector<Placement> existing;
};

} // namespace storehand::oms
