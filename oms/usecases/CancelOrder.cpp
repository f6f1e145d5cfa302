// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/CancelOrder.h"

#include "core/domain/Acts.h"
#include "core/domain/Codes.h"

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
    const auto assignment = work.assignment(id);
    if (!assignment)
        return failure(assignment.error());
    World world{.now = work.now()};
    world.assignments.insert(id, **assignment);
    for (const Line &line : (*assignment)->lines) {
        const Result<Stock> stock = work.stock((*assignment)->store, line.sku);
        if (!stock)
            return failure(stock.error());
        world.stock.insert(line.sku, *stock);
    }
    const Outcome outcome = cancelUnits(world, id, lines);
    for (const Assignment &changed : outcome.assignments) {
        if (const Status put = work.put(changed); !put)
            return put;
    }
    for (const StockMove &move : outcome.moves) {
        if (const Status moved = work.move((*assignment)->store, move); !moved)
            return moved;
    }
    return {};
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
    Result<QList<OrderLineRow>> lines = work.storage().orders.lines(order.id);
    const Result<QList<Assignment>> parts = work.storage().assignments.ofOrder(order.id);
    if (!lines || !parts)
        return failure(!lines ? lines.error() : parts.error());
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
        wanted -= take(line.asking, wanted);
        wanted -= plan(*parts, line.ref, wanted, false, takings);
        (void)plan(*parts, line.ref, wanted, true, takings);
        if (const Status updated = work.storage().orders.update(line); !updated)
            return updated;
    }
    for (auto it = takings.begin(); it != takings.end(); ++it) {
        if (const Status taken = takeFromStore(work, it.key(), it.value()); !taken)
            return taken;
    }
    work.tell(order.id, {.what = u"cancelled"_s, .who = channel});
    return work.end();
}

} // namespace storehand::oms
