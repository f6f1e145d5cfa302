// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Gives units of a product to the orders that wait for it, oldest first, and keeps of the rest
/// what preorders want. A few orders at a time, so that the group stays small: those behind them
/// are soon due again. Belongs into an open group.
[[nodiscard]] Status placeWaiting(UnitOfWork &work, const Sku &sku);

} // namespace storehand::oms
