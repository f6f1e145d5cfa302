// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "oms/storage/Orders.h"

namespace storehand::oms {

/// Where an order stands by all its parts. It is open while a store works on any of it, while units
/// wait for stock or for their day, or while somebody must decide about missing ones; on hold when
/// every part that is still worked on is. Otherwise it is completed if the customer got anything,
/// else cancelled.
[[nodiscard]] OrderStatus orderStatusOf(const QList<OrderLineRow> &lines,
                                        const QList<Assignment> &assignments);

} // namespace storehand::oms
