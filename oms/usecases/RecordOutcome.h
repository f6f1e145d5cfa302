// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Outcome.h"
#include "oms/usecases/DueKinds.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Writes what a command or an act did in `store` into the open group: the assignments, the store,
/// the stock with its ledger, what is due because of it, its follow-ups, and the status of the
/// orders concerned. `command` is what it was and `at` when it was done at the latest; an act of
/// our own has none and is done now.
[[nodiscard]] Status recordOutcome(UnitOfWork &work, const StoreCode &store, const Outcome &outcome,
                                   const CommandId &command = {}, std::optional<Instant> at = {});

/// Brings an order's status in line with its parts. For whoever changes parts without an Outcome.
[[nodiscard]] Status refreshOrder(UnitOfWork &work, const OrderId &order);

} // namespace storehand::oms
