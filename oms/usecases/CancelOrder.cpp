// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/CancelOrder.h"

#include "core/domain/Acts.h"
#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/OrderBody.h"
#include "oms/usecases/PreorderHolds.h"
#include "oms/usecases/Questions.h"
#include "oms/usecases/RecordOutcome.h"

#include <QJsonDocument>

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

/// How many units of an order line one unit of the named line is: 1 of itself, several of a part of
/// a kit, 0 of another line.
Result<int> unitsPer(const QString &ref, const OrderLineRow &line)
{
    if (line.ref == ref)
        return 1;
    const Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    return body->kit && body->kit->ref == ref ? body->kit->units : 0;
}

/// How many units of each line of the order shall go, by its reference; who cancels a kit cancels
/// its parts.
Result<QHash<QString, int>> unitsToGo(const CancelRequest &request,
                                      const QList<OrderLineRow> &lines)
{
    QHash<QString, int> units;
    if (!request.lines) {
        for (const OrderLineRow &line : lines)
            units.insert(line.ref, std::numeric_limits<int>::max());
        return units;
    }
    for (const auto &wanted : *request.lines) {
        bool known = false;
        for (const OrderLineRow &line : lines) {
            const Result<int> each = unitsPer(wanted.ref, line);
            if (!each)
                return failure(each.error());
            if (*each == 0)
                continue;
            known = true;
            const int ordered = line.ordered / *each;
            if (wanted.quantity > ordered)
                return failure(
                    ErrorKind::Rejected, codes::exceedsLine,
                    u"only %1 were ordered by the line \"%2\""_s.arg(ordered).arg(wanted.ref),
                    {wanted.ref});
            units[line.ref] += wanted.quantity * *each;
        }
        if (!known)
            return failure(ErrorKind::Rejected, codes::unknownLine,
                           u"the order has no line \"%1\""_s.arg(wanted.ref), {wanted.ref});
    }
    return units;
}

/// What the timeline keeps of a cancellation with an id.
QJsonObject markOf(const CancelRequest &request)
{
    if (request.id.isEmpty())
        return {};
    QJsonObject mark{{"id"_L1, request.id}};
    if (request.lines) {
        mark.insert("lines"_L1, wire::arrayOf(*request.lines, [](const auto &line) {
                        return QJsonObject{{"ref"_L1, line.ref}, {"quantity"_L1, line.quantity}};
                    }));
    }
    return mark;
}

/// Whether it was done before. Conflict/`differs` when its id belongs to another cancellation.
Result<bool> isRepeated(UnitOfWork &work, const OrderId &order, const QJsonObject &mark)
{
    if (mark.isEmpty())
        return false;
    const Result<QList<OrderEvent>> timeline = work.storage().orders.timeline(order);
    if (!timeline)
        return failure(timeline.error());
    for (const OrderEvent &event : *timeline) {
        if (event.what != toText(AssignmentState::Cancelled))
            continue;
        const QJsonObject known = QJsonDocument::fromJson(event.data).object();
        if (known.value("id"_L1) != mark.value("id"_L1))
            continue;
        if (known == mark)
            return true;
        return failure(ErrorKind::Conflict, codes::differs,
                       u"This id was sent before with other content."_s);
    }
    return false;
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
    const QJsonObject mark = markOf(request);
    const Result<bool> repeated = isRepeated(work, order.id, mark);
    if (!repeated || *repeated)
        return repeated ? Status() : failure(repeated.error());
    const Result<QHash<QString, int>> toGo = unitsToGo(request, *lines);
    if (!toGo)
        return failure(toGo.error());

    work.begin({.source = u"cancel/"_s + order.id.text, .who = channel});
    Takings takings;
    for (OrderLineRow &line : *lines) {
        int wanted = toGo->value(line.ref);
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
    work.tell(order.id, {.what = toText(AssignmentState::Cancelled),
                         .who = channel,
                         .data = mark.isEmpty() ? QByteArray() : wire::toBytes(mark)});
    // Units that waited had no store that would have told.
    if (const Status refreshed = refreshOrder(work, order.id); !refreshed)
        return refreshed;
    return work.end();
}

} // namespace storehand::oms
