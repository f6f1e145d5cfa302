// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/Decision.h"

namespace storehand::oms {

/// Decides which stores fulfil the lines of one order. Pure: no clock, no randomness, no storage.
///
/// Pickup: the named store gets everything, also what it lacks; the lack is listed as shortage.
/// Ship: of all stores that may take part, the set is chosen that serves every unit there is with
/// the fewest parcels, then the least total distance, then the most room left today, then by store
/// code. What no store has is backordered. A line comes whole from one of the chosen stores where
/// one has it all, else from as few of them as possible. All stores are considered, there is no
/// shortlist.
[[nodiscard]] Decision decideSourcing(const SourcingRequest &request);

} // namespace storehand::oms
