// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/Decision.h"
#include "oms/usecases/PlaceUnits.h"

namespace storehand::oms {

/// Reads all that a sourcing decision depends on: stores with stock, capacity and opening, and who
/// must not be asked again.
[[nodiscard]] Result<SourcingRequest> sourcingInput(UnitOfWork &work, const OrderRow &order,
                                                    const Fulfilment &way,
                                                    const QList<UnitsToPlace> &units);

/// Whether any of the stores may get the product for this order at all: it has not given it back,
/// and is heard of. For who asks often, since it takes less than a decision.
[[nodiscard]] Result<bool> mayAskAny(UnitOfWork &work, const OrderRow &order, const Sku &sku,
                                     const QList<StoreCode> &stores);

/// Whether the store gets no new shipments now.
[[nodiscard]] bool isPaused(const Store &store, Instant now);

/// What the sourcing decides: stores that do not open before the promise get something only where
/// the others have too little, since late is better than not at all.
[[nodiscard]] Decision decideInTime(const SourcingRequest &request);

/// How the units of a line that wait for a store reach the customer, with today's address.
[[nodiscard]] Result<Fulfilment> wayOf(UnitOfWork &work, const OrderRow &order,
                                       const OrderLineRow &line);

} // namespace storehand::oms
