// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/CancelOrder.h"

#include "core/domain/Acts.h"
#include "core/domain/Codes.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/PreorderHolds.h"
#include "oms/usecases/Questions.h"
#include "oms/usecases/RecordOutcome.h"

#include <algorithm>
#include <limits>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

int take(int &from, int wanted)
{
    const int taken = qMin(from, wanted);
    from -= taken;
    return taken;
}

/// The units of one assignment that shall go, line by line.
using Takings = QMap<AssignmentId, QList<LineUnits>>;

/// Plans to take up to `wanted` units of an order line from assignments: open units of all of them
/// before the held units of any.
int plan(const QList<Assignment> &parts, const QString &ref, int wanted, bool held,
         Takings &takings)
{
    int left = wanted;
    for (const Assignment &part : parts) {
        if (!isOpen(part.state))
            continue;
        for (const Line &line : part.lines) {
            const int there = held ? line.units.held() : line.units.open();
            const int units = qMin(left, there);
            if (line.orderLine != ref || units == 0)
                continue;
            QList<LineUnits> &lines = takings[part.id];
            const auto known = std::find_if(lines.begin(), lines.end(), [&](const LineUnits &each) {
                return each.line == line.id;
            });
            if (known == lines.end())
                lines.append({line.id, units});
            else
                known->units += units;
            left -= units;
        }
    }
    return wanted - left;
}

Status takeFromStore(UnitOfWork &work, const AssignmentId &id, const QList<LineUnits> &lines)
{
    const Result<World> world = worldForAct(work, id);
    if (!world)
        return failure(world.error());
    return recordOutcome(work, world->store.code, cancelUnits(*world, id, lines));
}

Status checkRefs(const CancelRequest &request, const QList<OrderLineRow> &lines)
{
    for (const auto &wanted : request.lines.value_or(QList<CancelRequest::LineQuantity>())) {
        const bool known = std::any_of(lines.begin(), lines.end(), [&](const OrderLineRow &line) {
            return line.ref == wanted.ref;
        });
        if (!known)
            return failure(ErrorKind::Rejected, codes::unknownLine,
                           u"the order has no line \"%1\""_s.arg(wanted.ref), {wanted.ref});
    }
    return {};
}

int wantedOf(const CancelRequest &request, const OrderLineRow &line)
{
    if (!request.lines)
        return std::numeric_limits<int>::max();
    int wanted = 0;
    for (const auto &each : *request.lines)
        wanted += each.ref == line.ref ? each.quantity : 0;
    return wanted;
}

} // namespace

Status cancelOrder(UnitOfWork &work, const OrderRow &order, const CancelRequest &request,
                   const QString &channel)
{
    // Whoever else changes the order waits from here on.
    const auto locked = work.storage().orders.findForChange(order.id);
    Result<QList<OrderLineRow>> lines = work.storage().orders.lines(order.id);
    const Result<QList<Assignment>> parts = work.assignmentsOf(order.id);
    if (!locked || !lines || !parts)
        return failure(!locked ? locked.error() : !lines ? lines.error() : parts.error());
    if (const Status checked = checkRefs(request, *lines); !checked)
        return checked;

    work.begin({.source = u"cancel/"_s + order.id.text, .who = channel});
    Takings takings;
    for (OrderLineRow &line : *lines) {
        int wanted = wantedOf(request, line);
        if (wanted == 0)
            continue;
        const int waiting = take(line.preordered, wanted);
        wanted -= waiting;
        const int backordered = take(line.backordered, wanted);
        wanted -= backordered;
        line.cancelled += waiting + backordered;
        const Result<int> asked = cancelAskedUnits(work, line, wanted);
        if (!asked)
            return failure(asked.error());
        wanted -= *asked;
        wanted -= plan(*parts, line.ref, wanted, false, takings);
        (void)plan(*parts, line.ref, wanted, true, takings);
        if (const Status updated = work.storage().orders.update(line); !updated)
            return updated;
        if (const Status trimmed = PreorderHolds(work).trim(line); !trimmed)
            return trimmed;
    }
    for (auto it = takings.begin(); it != takings.end(); ++it) {
        if (const Status taken = takeFromStore(work, it.key(), it.value()); !taken)
            return taken;
    }
    work.tell(order.id, {.what = u"cancelled"_s, .who = channel});
    // Units that waited had no store that would have told.
    if (const Status refreshed = refreshOrder(work, order.id); !refreshed)
        return refreshed;
    return work.end();
}

} // namespace storehand::oms
