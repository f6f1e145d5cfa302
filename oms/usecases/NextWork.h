// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/storage/Storage.h"
#include "oms/usecases/StationAccess.h"

namespace storehand::oms {

/// What somebody at this station should do next: work that nobody has claimed and that is not on
/// hold, customers who are here first, then the earliest promise. Several stations that ask at the
/// same time are sent to different work by a stable rule, as long as there is enough. Nothing is
/// changed by asking: the claim decides who has it.
[[nodiscard]] Result<std::optional<Assignment>> nextWork(Storage &storage,
                                                         const StationIdentity &who, Instant now);

} // namespace storehand::oms
