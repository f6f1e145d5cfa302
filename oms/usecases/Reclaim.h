// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// The hint of a refused `finish`: the work could still come back.
inline constexpr QLatin1StringView reclaimOffered("reclaim_offered");

/// Whether a store that lost a shipment to others could have it back: it has picked all of it for
/// real without having heard of that, and nobody there has begun.
[[nodiscard]] Result<bool> canReclaim(UnitOfWork &work, const Assignment &lost);

} // namespace storehand::oms
