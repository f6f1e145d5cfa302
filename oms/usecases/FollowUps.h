// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Outcome.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Does at once, in the open group, what follows from a command: units go elsewhere, the customer
/// is asked, told or refunded, tasks are opened.
[[nodiscard]] Status followUpOn(UnitOfWork &work, const StoreCode &store,
                                const QList<FollowUp> &followUps, const CommandId &command);

/// True when undoing the command would no longer undo its consequences.
[[nodiscard]] bool goesOnElsewhere(const FollowUp &followUp);

} // namespace storehand::oms
