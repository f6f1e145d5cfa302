// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/Outcome.h"
#include "oms/storage/Orders.h"

namespace storehand::oms {

/// What the timeline of an order says of a command: its type, and in `data` the arguments that
/// matter to a reader (sku, units, reason, parcel, tracking …) and the code of an exception.
/// Nothing personal.
[[nodiscard]] OrderEvent eventOf(const Command &command, const Verdict &verdict,
                                 const Assignment &target, Instant doneAt);

} // namespace storehand::oms
