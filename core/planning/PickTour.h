// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Product.h"

#include <QList>
#include <QString>

namespace storehand {

/// One thing to fetch: all that the order of a walk depends on.
struct PickStop
{
    QString place;      ///< as written on the shelf, see ShelfPlace; may be empty or unreadable
    QString department; ///< where to look when the place is unknown
    Storage storage = Storage::Ambient;

    friend bool operator==(const PickStop &, const PickStop &) = default;
};

/// The stops in walking order, as positions in `stops`.
///
/// Serpentine: up the first aisle, down the next one that has a stop, and so on, each zone for
/// itself. Stops without a readable place follow, department by department. What is chilled comes
/// after everything else and what is frozen last, so that it is out of the cold for the shortest
/// time. Stops at the same place stay in the order given; the same stops always give the same walk.
[[nodiscard]] QList<qsizetype> pickTour(const QList<PickStop> &stops);

} // namespace storehand
