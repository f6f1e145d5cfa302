// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/Outcome.h"
#include "core/domain/World.h"

namespace storehand {

/// Judges a command and says all that it does: the one implementation of core/domain/commands.json,
/// with which a station computes its overlay and the order manager its truth.
///
/// Pure and total: every state, also one the catalogue does not know of, gives an Outcome.
/// Observations keep their physical part whatever the plan says: units that have no place in it
/// become `surplus` with put-back due, missing book stock is booked in as `book_was_wrong`. A
/// rejected decision changes nothing.
[[nodiscard]] Outcome apply(const World &world, const Command &command);

/// What a hand-over that names nothing gives the customer: all that is held, or what of a closed
/// assignment is still in the building.
[[nodiscard]] QList<LineUnits> unitsToHandOver(const Assignment &assignment);

} // namespace storehand
