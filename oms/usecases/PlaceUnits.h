// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/Decision.h"
#include "oms/usecases/OrderBody.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Units of one order line that look for a store.
struct UnitsToPlace
{
    OrderLineRow line;
    int units = 0;
};

/// Gives units of one order to stores: asks the sourcing, makes the assignments with their
/// reservations, and lets wait what no store has. Units join a part of the order that nobody has
/// begun with where one goes the same way, and all parts are told how many there are now. All units
/// must go the same way: one pickup store, or one address.
///
/// The caller has taken the units out of wherever they were counted before; afterwards they are
/// counted in new assignments or as `backordered` of their rows, which are written. Belongs into an
/// open group. The timeline tells of new assignments, and of waiting units when `tellWaiting`.
class PlaceUnits
{
public:
    /// `work` must outlive it.
    explicit PlaceUnits(UnitOfWork &work)
        : m_work(work)
    {}

    /// How units go, and to whom.
    struct Towards
    {
        Fulfilment way;
        CustomerId recipient;

        friend bool operator==(const Towards &, const Towards &) = default;
    };

    struct Placed
    {
        QList<AssignmentId> assignments; ///< new ones, and those that units joined
        QList<UnitsToPlace> backordered;
    };

    [[nodiscard]] Result<Placed> place(const OrderRow &order, const Towards &towards,
                                       QList<UnitsToPlace> units, bool tellWaiting = true);

    /// Tries again for a line that waits for stock. Says how many of its units no longer wait.
    [[nodiscard]] Result<int> placeBackordered(const OrderLineRow &waiting);
    /// The day of a preorder line has come: `subject` is "<order>/<line ref>". Others of the order
    /// whose day it is, too, are sourced with it.
    [[nodiscard]] Status placePreordered(const QString &subject);

private:
    [[nodiscard]] Result<Assignment> newAssignment(const OrderRow &order, const Towards &towards,
                                                   const StoreCode &store) const;
    [[nodiscard]] Result<Line> newLine(const UnitsToPlace &units, int count);
    [[nodiscard]] Result<UnitsToPlace> takePreordered(OrderLineRow line);
    [[nodiscard]] Status renumber(const OrderId &order);
    [[nodiscard]] Result<QList<Assignment>> joinable(const OrderId &order, const Towards &towards);
    [[nodiscard]] Result<Assignment> partFor(const OrderRow &order, const Towards &towards,
                                             const Decision::Chosen &chosen,
                                             const QList<Assignment> &open);
    [[nodiscard]] Status give(Assignment part, const QList<Line> &lines);
    [[nodiscard]] Result<QList<AssignmentId>> assign(const OrderRow &order, const Towards &towards,
                                                     const QList<UnitsToPlace> &units,
                                                     const Decision &decision,
                                                     const QList<Assignment> &open);

    UnitOfWork &m_work;
};

} // namespace storehand::oms
