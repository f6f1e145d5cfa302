// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/Request.h"
#include "oms/usecases/PlaceUnits.h"

namespace storehand::oms {

/// Reads all that a sourcing decision depends on: stores with stock, capacity and opening, and who
/// must not be asked again.
[[nodiscard]] Result<SourcingRequest> sourcingInput(UnitOfWork &work, const OrderRow &order,
                                                    const Fulfilment &way,
                                                    const QList<UnitsToPlace> &units);

/// How the units of a line reach the customer, with today's address.
[[nodiscard]] Result<Fulfilment> wayOf(UnitOfWork &work, const OrderRow &order,
                                       const OrderLineRow &line);

} // namespace storehand::oms
