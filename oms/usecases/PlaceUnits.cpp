// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceUnits.h"

#include "core/domain/Acts.h"
#include "core/domain/Codes.h"
#include "oms/sourcing/Sourcing.h"
#include "oms/usecases/SourcingInput.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<Assignment> PlaceUnits::newAssignment(const OrderRow &order, const Fulfilment &way,
                                             const StoreCode &store) const
{
    const Result<OrderBody> body = OrderBody::fromBytes(order.body);
    if (!body)
        return failure(body.error());
    const auto customer = m_work.storage().customers.find(order.customer);
    if (!customer)
        return failure(customer.error());
    Assignment assignment;
    assignment.id = AssignmentId(m_work.newId());
    assignment.order = order.id;
    assignment.orderRef = order.ref;
    assignment.channel = order.channel;
    assignment.store = store;
    assignment.method = way.method;
    assignment.customer = order.customer;
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
              .unitPrice = body->unitPrice};
    line.units.ordered = count;
    return line;
}

/// "Part 2 of 3": counts the parts of the order, and tells those that are still worked on.
Status PlaceUnits::number(const OrderRow &order, Assignment &assignment, int more)
{
    const Result<QList<AssignmentId>> ids = m_work.storage().assignments.idsOfOrder(order.id);
    if (!ids)
        return failure(ids.error());
    assignment.part = static_cast<int>(ids->size()) + more;
    assignment.parts = assignment.part;
    return {};
}

Result<PlaceUnits::Placed> PlaceUnits::place(const OrderRow &order, const Fulfilment &way,
                                             QList<UnitsToPlace> units, bool tellWaiting)
{
    const Result<SourcingRequest> request = sourcingInput(m_work, order, way, units);
    if (!request)
        return failure(request.error());
    const Decision decision = decideSourcing(*request);
    Placed placed;
    for (const Decision::Chosen &chosen : decision.stores) {
        Result<Assignment> assignment = newAssignment(order, way, chosen.store);
        if (!assignment)
            return failure(assignment.error());
        assignment->why = chosen.why;
        for (const Placement &placement : decision.placements) {
            if (placement.store != chosen.store)
                continue;
            const Result<Line> line = newLine(units[placement.line], placement.units);
            if (!line)
                return failure(line.error());
            assignment->lines.append(*line);
        }
        const int more = static_cast<int>(placed.assignments.size()) + 1;
        if (const Status numbered = number(order, *assignment, more); !numbered)
            return failure(numbered.error());
        if (const Status put = m_work.put(*assignment); !put)
            return failure(put.error());
        for (const StockMove &move : reservationOf(*assignment)) {
            if (const Status moved = m_work.move(chosen.store, move); !moved)
                return failure(moved.error());
        }
        m_work.tell(
            order.id,
            {.what = u"assigned"_s, .place = chosen.store.text, .assignment = assignment->id});
        placed.assignments.append(assignment->id);
    }
    for (const MissingUnits &missing : decision.backordered) {
        UnitsToPlace &waiting = units[missing.line];
        waiting.line.backordered += missing.units;
        placed.backordered.append({waiting.line, missing.units});
    }
    for (const UnitsToPlace &each : std::as_const(units)) {
        if (const Status written = m_work.storage().orders.update(each.line); !written)
            return failure(written.error());
    }
    if (tellWaiting && !placed.backordered.isEmpty())
        m_work.tell(order.id, {.what = u"backordered"_s});
    return placed;
}

Result<Fulfilment> PlaceUnits::wayOf(const OrderRow &order, const OrderLineRow &line)
{
    Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    if (body->fulfilment.method == Method::Ship) {
        const auto customer = m_work.storage().customers.find(order.customer);
        if (!customer)
            return failure(customer.error());
        if (*customer)
            body->fulfilment.address = (*customer)->address;
    }
    return body->fulfilment;
}

Status PlaceUnits::placeBackordered(OrderLineRow line)
{
    const auto order = m_work.storage().orders.findForChange(line.order);
    if (!order)
        return failure(order.error());
    Q_ASSERT_X(*order, "placeBackordered", "a line without its order");
    const Result<Fulfilment> way = wayOf(**order, line);
    if (!way)
        return failure(way.error());
    const int units = std::exchange(line.backordered, 0);
    const Result<Placed> placed = place(**order, *way, {{line, units}}, false);
    return placed ? Status() : failure(placed.error());
}

Status PlaceUnits::placePreordered(const QString &subject)
{
    const OrderId id(subject.section(u'/', 0, 0));
    const QString ref = subject.section(u'/', 1);
    const auto order = m_work.storage().orders.findForChange(id);
    const Result<QList<OrderLineRow>> lines = m_work.storage().orders.lines(id);
    if (!order || !lines)
        return failure(!order ? order.error() : lines.error());
    for (OrderLineRow line : *lines) {
        if (line.ref != ref || line.preordered == 0)
            continue;
        const Result<Fulfilment> way = wayOf(**order, line);
        if (!way)
            return failure(way.error());
        const int units = std::exchange(line.preordered, 0);
        const Result<Placed> placed = place(**order, *way, {{line, units}});
        if (!placed)
            return failure(placed.error());
    }
    return {};
}

} // namespace storehand::oms
