// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/SourceUnits.h"

#include "core/domain/Command.h"
#include "oms/usecases/PlaceUnits.h"
#include "oms/usecases/SourcingInput.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis exclusionTime = std::chrono::hours(24);

bool storeLacksIt(const QString &reason)
{
    return reason == toText(ShortReason::NotFound) || reason == toText(ShortReason::Damaged) ||
           reason == toText(ShortReason::WrongItem);
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

/// Only shipments wait for stock; from now on the line's go where these units go.
Status redirect(OrderLineRow &line, const Fulfilment &way, const CustomerId &recipient)
{
    if (way.method != Method::Ship)
        return {};
    Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    body->fulfilment = way;
    body->recipient = recipient;
    line.body = body->toBytes();
    return {};
}

Status placeAgain(UnitOfWork &work, const Assignment &from, QList<UnitsToPlace> units,
                  const Wish &wish)
{
    const auto order = work.storage().orders.findForChange(from.order);
    if (!order)
        return failure(order.error());
    Q_ASSERT_X(*order, "placeAgain", "a part without its order");
    const bool goesHome = wish.kind == Wish::Kind::SendHome;
    Fulfilment way = newWay(from, wish);
    for (UnitsToPlace &each : units) {
        const Status redirected =
            redirect(each.line, way, goesHome ? wish.recipient : from.customer);
        if (!redirected)
            return redirected;
    }
    if (way.method == Method::Ship) {
        const Result<Fulfilment> withAddress = wayOf(work, **order, units.first().line);
        if (!withAddress)
            return failure(withAddress.error());
        way = *withAddress;
    }
    const auto placed = PlaceUnits(work).place(**order, way, units);
    return placed ? Status() : failure(placed.error());
}

} // namespace

Status sourceAgain(UnitOfWork &work, const AssignmentId &id, const QList<UnitsToSource> &units,
                   const Wish &wish)
{
    const Result<std::optional<Assignment>> from = work.assignment(id);
    if (!from)
        return failure(from.error());
    Q_ASSERT_X(*from, "sourceAgain", "the caller names an assignment that exists");
    Result<QList<OrderLineRow>> rows = work.storage().orders.lines((*from)->order);
    if (!rows)
        return failure(rows.error());
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
    return back.isEmpty() ? Status() : placeAgain(work, **from, back, wish);
}

} // namespace storehand::oms
