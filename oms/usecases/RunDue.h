// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Does what the clock asks for: at most `limit` items of the agenda, each a group of its own. Says
/// how many there were.
[[nodiscard]] Result<int> runDue(UnitOfWork &work, int limit);

} // namespace storehand::oms
