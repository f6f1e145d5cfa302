// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/RecordOutcome.h"

#include "oms/lifecycle/OrderProgress.h"
#include "oms/usecases/ChannelNews.h"
#include "oms/usecases/FollowUps.h"

#include <QSet>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// An order's status depends on no more of an assignment than this. A closed one that was handed
/// over all the same is as closed as before, but its customer got something.
bool movesOrder(const Assignment &before, const Assignment &after)
{
    return isOpen(before.state) != isOpen(after.state) || before.hold != after.hold ||
           gaveSomething(before) != gaveSomething(after);
}

Status schedule(UnitOfWork &work, const Assignment &before, const Assignment &after)
{
    Agenda &agenda = work.storage().agenda;
    if (before.pickupBy && !isOpen(after.state) && isOpen(before.state))
        return agenda.drop(due::pickupExpires, after.id.text);
    if (after.pickupBy && after.pickupBy != before.pickupBy)
        return agenda.set({due::pickupExpires, after.id.text, *after.pickupBy});
    return {};
}

Status recordAssignment(UnitOfWork &work, const Assignment &after, QSet<OrderId> &orders)
{
    const Result<std::optional<Assignment>> before = work.assignment(after.id);
    if (!before)
        return failure(before.error());
    Q_ASSERT_X(*before, "recordOutcome", "an outcome names an assignment that does not exist");
    if (movesOrder(**before, after))
        orders.insert(after.order);
    if (const Status scheduled = schedule(work, **before, after); !scheduled)
        return scheduled;
    // That it is ready is told once, by a follow-up.
    if (after.state != (*before)->state && after.state != AssignmentState::Ready) {
        QJsonObject data;
        if (!after.closedBecause.isEmpty() && after.closedBecause != toText(after.state))
            data.insert("reason"_L1, after.closedBecause);
        if (const Status told = tellChannel(work, newsOf(after, toText(after.state), data)); !told)
            return told;
    }
    return work.put(after);
}

} // namespace

Status recordOutcome(UnitOfWork &work, const StoreCode &store, const Outcome &outcome,
                     const CommandId &command, std::optional<Instant> at)
{
    QSet<OrderId> orders;
    for (const Assignment &assignment : outcome.assignments) {
        if (const Status done = recordAssignment(work, assignment, orders); !done)
            return done;
    }
    if (outcome.store) {
        if (const Status done = work.put(*outcome.store); !done)
            return done;
    }
    for (const StockMove &move : outcome.moves) {
        if (const Status done = work.move(store, move, at); !done)
            return done;
    }
    if (const Status done = followUpOn(work, store, outcome.followUps, command); !done)
        return done;
    for (const FollowUp &followUp : outcome.followUps) {
        // Units that wait, or that somebody is asked about, keep an order open.
        if (const Result<std::optional<Assignment>> of = work.assignment(followUp.assignment); !of)
            return failure(of.error());
        else if (*of)
            orders.insert((*of)->order);
    }
    for (const OrderId &order : std::as_const(orders)) {
        if (const Status done = refreshOrder(work, order); !done)
            return done;
    }
    return {};
}

Status refreshOrder(UnitOfWork &work, const OrderId &id)
{
    Orders &orders = work.storage().orders;
    Result<std::optional<OrderRow>> order = orders.findForChange(id);
    if (!order)
        return failure(order.error());
    if (!*order)
        return {};
    const Result<QList<OrderLineRow>> lines = orders.lines(id);
    if (!lines)
        return failure(lines.error());
    const Result<QList<Assignment>> parts = work.assignmentsOf(id);
    if (!parts)
        return failure(parts.error());
    const OrderStatus status = orderStatusOf(*lines, *parts);
    if ((*order)->status == status)
        return {};
    (*order)->status = status;
    const QString what = u"order_"_s + toText(status);
    work.tell(id, {.what = what});
    if (const Status told = tellChannel(work, newsOf(**order, what)); !told)
        return told;
    return orders.update(**order);
}

} // namespace storehand::oms
