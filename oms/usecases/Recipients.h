// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

#include <set>

namespace storehand::oms {

/// A customer has one address, and an order may go to several: whoever gets parts of it at a
/// further address is a customer of their own, named by the lines that go there.

/// Who gets units of a line that go this way: the customer of the order collects all pickups, a
/// shipment goes where its line is sent.
[[nodiscard]] Result<CustomerId> recipientOf(const OrderRow &order, const OrderLineRow &line,
                                             Method method);

/// The customer of an order and all that get parts of it.
[[nodiscard]] Result<std::set<CustomerId>> recipientsOf(UnitOfWork &work, const OrderRow &order);

/// The one of them with this address; nothing when there is none.
[[nodiscard]] Result<std::optional<Customer>> recipientAt(UnitOfWork &work, const OrderRow &order,
                                                          const Address &address);

} // namespace storehand::oms
