// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Forgets who bought an order: the order stays, with its units and times. Name, addresses, phone,
/// who collected it, wishes and greetings are gone, here and, at their next contact, at the
/// stations and in the feed's history. Backups keep wishes and greetings; the rest of them cannot
/// be read any more. Forgetting twice is no mistake.
///
/// Rejected/`wrong_state` while somebody still works on the order: who should it be handed to? A
/// group of its own.
[[nodiscard]] Status forgetCustomer(UnitOfWork &work, OrderRow order);

} // namespace storehand::oms
