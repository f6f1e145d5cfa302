// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceUnits.h"

#include "core/wire/ObjectWriter.h"
#include "oms/usecases/ChannelNews.h"
#include "oms/usecases/DueKinds.h"
#include "oms/usecases/PreorderHolds.h"
#include "oms/usecases/Recipients.h"
#include "oms/usecases/SourcingInput.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether the customer gets, or got, anything from this part.
bool comes(const Assignment &part)
{
    return isOpen(part.state) || part.state == AssignmentState::HandedOver ||
           part.state == AssignmentState::Shipped;
}

Result<PlaceUnits::Towards> towardsOf(UnitOfWork &work, const OrderRow &order,
                                      const OrderLineRow &line)
{
    const Result<Fulfilment> way = wayOf(work, order, line);
    if (!way)
        return failure(way.error());
    const Result<CustomerId> recipient = recipientOf(order, line, way->method);
    if (!recipient)
        return failure(recipient.error());
    return PlaceUnits::Towards{*way, *recipient};
}

} // namespace

Result<Assignment> PlaceUnits::newAssignment(const OrderRow &order, const Towards &towards,
                                             const StoreCode &store) const
{
    const Fulfilment &way = towards.way;
    const Result<OrderBody> body = OrderBody::fromBytes(order.body);
    if (!body)
        return failure(body.error());
    const auto customer = m_work.storage().customers.find(towards.recipient);
    if (!customer)
        return failure(customer.error());
    Assignment assignment;
    assignment.id = AssignmentId(m_work.newId());
    assignment.order = order.id;
    assignment.orderRef = order.ref;
    assignment.channel = order.channel;
    assignment.store = store;
    assignment.method = way.method;
    assignment.customer = towards.recipient;
    if (*customer)
        assignment.customerInitials = (*customer)->initials();
    assignment.currency = body->currency;
    assignment.brand = body->brand;
    assignment.service = way.service;
    assignment.instructions = body->instructions;
    assignment.giftMessage = body->giftMessage;
    assignment.tags = body->tags;
    assignment.assignedAt = m_work.now();
    assignment.promiseBy = order.promiseBy;
    if (way.method == Method::Pickup)
        assignment.pickupCodeHash = body->pickupCodeHash;
    else if (order.promiseBy && m_work.now() < *order.promiseBy)
        assignment.movesAfter = order.promiseBy;
    return assignment;
}

Result<Line> PlaceUnits::newLine(const UnitsToPlace &units, int count)
{
    const auto product = m_work.storage().products.find(units.line.sku);
    const Result<OrderLineBody> body = OrderLineBody::fromBytes(units.line.body);
    if (!product || !body)
        return failure(!product ? product.error() : body.error());
    Line line{.id = LineId(m_work.newId()),
              .orderLine = units.line.ref,
              .sku = units.line.sku,
              .storage = *product ? (*product)->storage : storehand::Storage::Ambient,
              .unitPrice = body->unitPrice,
              .kit = body->kit ? body->kit->kit : Sku()};
    line.units.ordered = count;
    return line;
}

/// "Part 2 of 3", told to all parts that are still worked on. Those from which nothing comes are
/// not counted.
Status PlaceUnits::renumber(const OrderId &order)
{
    Result<QList<Assignment>> parts = m_work.assignmentsOf(order);
    if (!parts)
        return failure(parts.error());
    parts->removeIf([](const Assignment &part) { return !comes(part); });
    const int count = static_cast<int>(parts->size());
    int number = 0;
    for (Assignment &part : *parts) {
        ++number;
        if (!isOpen(part.state) || (part.part == number && part.parts == count))
            continue;
        part.part = number;
        part.parts = count;
        if (const Status put = m_work.put(part); !put)
            return put;
    }
    return {};
}

/// The parts that units can join: nobody has begun with them, and they go the same way.
Result<QList<Assignment>> PlaceUnits::joinable(const OrderId &order, const Towards &towards)
{
    const Fulfilment &way = towards.way;
    Result<QList<Assignment>> parts = m_work.assignmentsOf(order);
    if (!parts)
        return parts;
    parts->removeIf([&](const Assignment &part) {
        const bool sameWay = part.method == way.method && part.service == way.service &&
                             part.customer == towards.recipient &&
                             (way.method == Method::Ship || part.store == way.store);
        return part.state != AssignmentState::Assigned || part.claim || part.hold || !sameWay;
    });
    return parts;
}

/// The part that a chosen store gets the units in: one that they join, or a new one.
Result<Assignment> PlaceUnits::partFor(const OrderRow &order, const Towards &towards,
                                       const Decision::Chosen &chosen,
                                       const QList<Assignment> &open)
{
    for (const Assignment &part : open) {
        if (part.store == chosen.store)
            return part;
    }
    Result<Assignment> made = newAssignment(order, towards, chosen.store);
    if (!made)
        return made;
    made->why = chosen.why;
    if (made->movesAfter) {
        const Status noted =
            m_work.storage().agenda.set({due::storeSilent, made->id.text, *made->movesAfter});
        if (!noted)
            return failure(noted.error());
    }
    return made;
}

/// Adds the lines to the part, reserves them and tells of it.
Status PlaceUnits::give(Assignment part, const QList<Line> &lines)
{
    part.lines += lines;
    if (const Status put = m_work.put(part); !put)
        return put;
    for (const Line &line : lines) {
        const Status moved = m_work.move(
            part.store, {.sku = line.sku, .reserved = line.units.ordered, .reason = u"assign"_s});
        if (!moved)
            return moved;
    }
    m_work.tell(part.order,
                {.what = u"assigned"_s, .place = part.store.text, .assignment = part.id});
    const QJsonArray told = wire::arrayOf(lines, [](const Line &line) {
        return QJsonObject{{"line"_L1, line.orderLine},
                           {"sku"_L1, line.sku.text},
                           {"units"_L1, line.units.ordered}};
    });
    return tellChannel(m_work, newsOf(part, u"assigned"_s, {{"lines"_L1, told}}));
}

Result<QList<AssignmentId>> PlaceUnits::assign(const OrderRow &order, const Towards &towards,
                                               const QList<UnitsToPlace> &units,
                                               const Decision &decision,
                                               const QList<Assignment> &open)
{
    QList<AssignmentId> assigned;
    for (const Decision::Chosen &chosen : decision.stores) {
        const Result<Assignment> part = partFor(order, towards, chosen, open);
        if (!part)
            return failure(part.error());
        QList<Line> lines;
        for (const Placement &placement : decision.placements) {
            if (placement.store != chosen.store)
                continue;
            const Result<Line> line = newLine(units[placement.line], placement.units);
            if (!line)
                return failure(line.error());
            lines.append(*line);
        }
        if (const Status given = give(*part, lines); !given)
            return failure(given.error());
        assigned.append(part->id);
    }
    if (const Status numbered = renumber(order.id); !numbered)
        return failure(numbered.error());
    return assigned;
}

Result<PlaceUnits::Placed> PlaceUnits::place(const OrderRow &order, const Towards &towards,
                                             QList<UnitsToPlace> units, bool tellWaiting)
{
    const Result<QList<Assignment>> open = joinable(order.id, towards);
    if (!open)
        return failure(open.error());
    Result<SourcingRequest> request = sourcingInput(m_work, order, towards.way, units);
    if (!request)
        return failure(request.error());
    for (const Assignment &part : *open)
        request->existing.push_back({part.store, 0, part.openUnits()});
    const Decision decision = decideInTime(*request);
    const Result<QList<AssignmentId>> assigned = assign(order, towards, units, decision, *open);
    if (!assigned)
        return failure(assigned.error());
    Placed placed{*assigned, {}};
    for (const MissingUnits &missing : decision.backordered) {
        UnitsToPlace &waiting = units[missing.line];
        waiting.line.backordered += missing.units;
        placed.backordered.append({waiting.line, missing.units});
    }
    for (const UnitsToPlace &each : std::as_const(units)) {
        if (const Status written = m_work.storage().orders.update(each.line); !written)
            return failure(written.error());
    }
    if (!tellWaiting || placed.backordered.isEmpty())
        return placed;
    m_work.tell(order.id, {.what = u"backordered"_s});
    if (const Status told = tellChannel(m_work, newsOf(order, u"backordered"_s)); !told)
        return failure(told.error());
    return placed;
}

Result<int> PlaceUnits::placeBackordered(const OrderLineRow &waiting)
{
    Orders &orders = m_work.storage().orders;
    const auto order = orders.findForChange(waiting.order);
    if (!order)
        return failure(order.error());
    Q_ASSERT_X(*order, "placeBackordered", "a line without its order");
    // Another node may have served it since it was read.
    auto line = orders.line(waiting.order, waiting.ref);
    if (!line)
        return failure(line.error());
    if (!*line || (*line)->backordered == 0)
        return 0;
    const Result<Towards> towards = towardsOf(m_work, **order, **line);
    if (!towards)
        return failure(towards.error());
    const int units = std::exchange((*line)->backordered, 0);
    const Result<Placed> placed = place(**order, *towards, {{**line, units}}, false);
    if (!placed)
        return failure(placed.error());
    return placed->backordered.isEmpty() ? units : units - placed->backordered.first().units;
}

/// Takes the units out of those that wait for their day.
Result<UnitsToPlace> PlaceUnits::takePreordered(OrderLineRow line)
{
    const int units = std::exchange(line.preordered, 0);
    if (const Status released = PreorderHolds(m_work).trim(line); !released)
        return failure(released.error());
    return UnitsToPlace{line, units};
}

Status PlaceUnits::placePreordered(const QString &subject)
{
    const OrderId id(subject.section(u'/', 0, 0));
    const QString ref = subject.section(u'/', 1);
    const auto order = m_work.storage().orders.findForChange(id);
    const Result<QList<OrderLineRow>> lines = m_work.storage().orders.lines(id);
    if (!order || !lines)
        return failure(!order ? order.error() : lines.error());
    const auto named = std::find_if(lines->begin(), lines->end(), [&](const OrderLineRow &line) {
        return line.ref == ref && line.preordered > 0;
    });
    if (named == lines->end())
        return {};
    const Result<Towards> towards = towardsOf(m_work, **order, *named);
    if (!towards)
        return failure(towards.error());
    QList<UnitsToPlace> units;
    for (const OrderLineRow &line : *lines) {
        const bool hasCome = line.availableFrom && *line.availableFrom <= m_work.now();
        if (line.preordered == 0 || (!hasCome && line.ref != ref))
            continue;
        const Result<Towards> own = towardsOf(m_work, **order, line);
        if (!own)
            return failure(own.error());
        if (*own != *towards)
            continue;
        const Result<UnitsToPlace> taken = takePreordered(line);
        if (!taken)
            return failure(taken.error());
        units.append(*taken);
    }
    const Result<Placed> placed = place(**order, *towards, units);
    return placed ? Status() : failure(placed.error());
}

} // namespace storehand::oms
