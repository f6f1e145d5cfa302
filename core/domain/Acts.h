// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/Outcome.h"
#include "core/domain/World.h"

namespace storehand {

/// What the order manager does by itself, never sent by a station. Pure like apply(): they take the
/// assignment and its store's stock from `world` and say what changes.

/// The customer or a channel cancels units of lines (all that is left, when `lines` is empty). Open
/// units → cancelled, held units → withdrawn with put-back due; units already gone stay gone.
[[nodiscard]] Outcome cancelUnits(const World &world, const AssignmentId &id,
                                  const std::optional<QList<LineUnits>> &lines);

/// The work goes to another store: as cancelUnits() of all, closed as `reassigned`.
[[nodiscard]] Outcome moveElsewhere(const World &world, const AssignmentId &id);

/// Units that were not found are looked for again here: short → open, reserved once more. Only when
/// so many of the line are short and the assignment is open.
[[nodiscard]] Outcome openAgain(const World &world, const AssignmentId &id, const LineId &line,
                                int units);

/// Nobody came for it: held units → withdrawn, → expired.
[[nodiscard]] Outcome expire(const World &world, const AssignmentId &id);

/// The reservation a new assignment takes, line by line.
[[nodiscard]] QList<StockMove> reservationOf(const Assignment &assignment);

} // namespace storehand
