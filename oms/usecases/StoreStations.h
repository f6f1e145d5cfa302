// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Tells the stations of a store which of them there are, if that changed: without a link they
/// share the work by it (core/domain/Turn.h). A group of its own.
[[nodiscard]] Status tellStations(UnitOfWork &work, const StoreCode &store);

/// The same for all stores that have stations.
[[nodiscard]] Status tellAllStations(UnitOfWork &work);

} // namespace storehand::oms
