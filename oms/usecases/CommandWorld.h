// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/World.h"
#include "oms/usecases/StationAccess.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Reads what a command is judged against: whole for what it names in the station's own store, and
/// nothing of any other store, so that foreign work looks like work that does not exist.
/// `reversed` is the effect of the command that a `reverse` names, if it is the same person's.
[[nodiscard]] Result<World> worldFor(UnitOfWork &work, const StationIdentity &who,
                                     const InstallId &install, const Command &command,
                                     const std::optional<Effect> &reversed);

/// What the order manager's own acts on an assignment are judged against: it, its store, and the
/// stock of all its lines. The assignment must exist.
[[nodiscard]] Result<World> worldForAct(UnitOfWork &work, const AssignmentId &id);

} // namespace storehand::oms
