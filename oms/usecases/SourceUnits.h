// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Where units that came back from a store shall go.
struct Wish
{
    enum class Kind {
        AnyStore,  ///< a shipment: the sourcing decides
        SameStore, ///< "keep waiting": the same store again, in a new assignment if this one closed
        OtherStore, ///< the customer collects them at `store` instead
        SendHome,   ///< a pickup becomes a shipment
    };

    Kind kind = Kind::AnyStore;
    StoreCode store = {};                         ///< for OtherStore
    QString service = QStringLiteral("standard"); ///< for SendHome
};

/// Units of an assignment's line that its store cannot or will not give.
struct UnitsToSource
{
    AssignmentId from;
    LineId line;
    int units = 0;
    QString reason; ///< a ShortReason's word, "declined", "silent", …
    Wish wish = {};
};

/// Gives units to another store, or lets them wait for stock. Called inside the group whose cause
/// freed them, after the assignment they come from was put: there they are already counted as
/// short, cancelled or withdrawn and hold no reservation.
///
/// Afterwards the order line's `again` is higher by `units`, and so is the sum of what new
/// assignments ordered of it and of what it waits for (`backordered`), so that the equation of
/// OrderLineRow holds. New assignments, their reservations and their stores' feeds are written
/// through `work`, and the timeline tells of it. After `not_found`, `damaged` or `wrong_item` the
/// store gets no shipment of the product for 24 hours.
[[nodiscard]] Status sourceAgain(UnitOfWork &work, const UnitsToSource &units);

} // namespace storehand::oms
