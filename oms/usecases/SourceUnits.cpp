// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/SourceUnits.h"

#include "core/domain/Command.h"
#include "oms/usecases/PlaceUnits.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis exclusionTime = std::chrono::hours(24);

bool storeLacksIt(const QString &reason)
{
    return reason == toText(ShortReason::NotFound) || reason == toText(ShortReason::Damaged) ||
           reason == toText(ShortReason::WrongItem) || reason == toText(ShortReason::DisplayOnly);
}

/// Counts units of a store's line as coming back, in the order line that it belongs to.
void takeBack(QList<OrderLineRow> &rows, const QString &ref, int units, QList<UnitsToPlace> &back)
{
    const auto known = std::find_if(back.begin(), back.end(),
                                    [&](const UnitsToPlace &each) { return each.line.ref == ref; });
    if (known != back.end()) {
        known->line.again += units;
        known->units += units;
        return;
    }
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const OrderLineRow &each) { return each.ref == ref; });
    if (row == rows.end())
        return;
    row->again += units;
    back.append({*row, units});
}

/// How the units go now: as was decided, else as they went so far. Other units of their line may go
/// another way.
Fulfilment newWay(const Assignment &from, const Wish &wish)
{
    if (wish.kind == Wish::Kind::OtherStore)
        return {.method = Method::Pickup, .store = wish.store};
    if (wish.kind == Wish::Kind::SendHome)
        return {.method = Method::Ship, .service = wish.service};
    if (from.method == Method::Pickup)
        return {.method = Method::Pickup, .store = from.store};
    return {.method = from.method, .service = from.service};
}

/// From now on what waits of the line goes there: a line remembers one way for all that waits.
Status redirect(UnitOfWork &work, OrderLineRow line, const PlaceUnits::Towards &towards)
{
    Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    body->fulfilment = towards.way;
    body->fulfilment.address.reset();
    if (body->recipient != towards.recipient && !body->recipient.isEmpty())
        body->formerRecipients.append(body->recipient);
    body->recipient = towards.recipient;
    line.body = body->toBytes();
    return work.storage().orders.update(line);
}

Status placeAgain(UnitOfWork &work, const OrderRow &order, const Assignment &from,
                  const QList<UnitsToPlace> &units, const Wish &wish)
{
    PlaceUnits::Towards towards{newWay(from, wish), from.customer};
    if (wish.kind == Wish::Kind::SendHome)
        towards.recipient = wish.recipient;
    if (towards.way.method == Method::Ship) {
        const auto recipient = work.storage().customers.find(towards.recipient);
        if (!recipient)
            return failure(recipient.error());
        if (*recipient)
            towards.way.address = (*recipient)->address;
    }
    const auto placed = PlaceUnits(work).place(order, towards, units);
    if (!placed)
        return failure(placed.error());
    for (const UnitsToPlace &waiting : placed->backordered) {
        if (const Status redirected = redirect(work, waiting.line, towards); !redirected)
            return redirected;
    }
    return {};
}

} // namespace

Status sourceAgain(UnitOfWork &work, const AssignmentId &id, const QList<UnitsToSource> &units,
                   const Wish &wish)
{
    const Result<std::optional<Assignment>> from = work.assignment(id);
    if (!from)
        return failure(from.error());
    Q_ASSERT_X(*from, "sourceAgain", "the caller names an assignment that exists");
    // Whoever else changes the order waits from here on.
    const auto order = work.storage().orders.findForChange((*from)->order);
    Result<QList<OrderLineRow>> rows = work.storage().orders.lines((*from)->order);
    if (!order || !rows)
        return failure(!order ? order.error() : rows.error());
    Q_ASSERT_X(*order, "sourceAgain", "a part without its order");
    QList<UnitsToPlace> back;
    for (const UnitsToSource &each : units) {
        const Line *line = (*from)->line(each.line);
        Q_ASSERT_X(line, "sourceAgain", "the caller names a line that exists");
        if (storeLacksIt(each.reason)) {
            const Status excluded = work.storage().stocks.exclude((*from)->store, line->sku,
                                                                  work.now() + exclusionTime);
            if (!excluded)
                return excluded;
        }
        takeBack(*rows, line->orderLine, each.units, back);
    }
    return back.isEmpty() ? Status() : placeAgain(work, **order, **from, back, wish);
}

} // namespace storehand::oms
