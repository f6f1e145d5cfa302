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
    CustomerId recipient = {};                    ///< for SendHome: whose address
};

/// Units of an assignment's line that its store cannot or will not give.
struct UnitsToSource
{
    LineId line;
    int units = 0;  ///< more than zero
    QString reason; ///< a ShortReason's word, "declined", "silent", …
};

/// Gives units of an assignment to another store, or lets them wait for stock; lines that leave a
/// store together are sourced together. Called inside the group whose cause freed them, after the
/// assignment they come from was put: there they are already counted as short, cancelled or
/// withdrawn and hold no reservation.
///
/// Afterwards `again` of the order lines is higher by their units, and so is the sum of what new
/// assignments ordered of them and of what they wait for (`backordered`), so that the equation of
/// OrderLineRow holds. New assignments, their reservations and their stores' feeds are written
/// through `work`; the timeline and the channel are told of them, and of what waits from now on.
/// After `not_found`, `damaged`, `wrong_item` or `display_only` the store gets no shipment of the
/// product for 24 hours.
[[nodiscard]] Status sourceAgain(UnitOfWork &work, const AssignmentId &from,
                                 const QList<UnitsToSource> &units, const Wish &wish = {});

} // namespace storehand::oms
