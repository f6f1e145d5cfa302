// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/Overlay.h"

namespace storehand {

/// Bags on a person's trolley, one for each order of the walk. Nothing is kept of its own: what was
/// picked says in its tote which bag it lies in, so that a bag is the same after a restart, and an
/// order of which nothing is picked yet has the lowest number that is free.
namespace bags {

/// The tote of the bag with this number, from 1 on.
[[nodiscard]] QString toteOf(const PersonCode &person, int number);
/// The number of a bag's tote, whoever's trolley it is on; 0 when the tote is no bag.
[[nodiscard]] int numberOf(const QString &tote);

/// Picked units of this line that lie in no tote.
[[nodiscard]] int looseUnits(const Line &line);

/// The tote for the next unit of each of `orders`, which one person has in hand, earliest
/// promise first. Empty when one order alone needs no bag.
[[nodiscard]] QHash<AssignmentId, QString>
totesOf(const PersonCode &person, const QList<AssignmentId> &orders, const Overlay &overlay);

} // namespace bags

} // namespace storehand
