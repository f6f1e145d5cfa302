// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/SourceUnits.h"

#include "core/domain/Command.h"
#include "oms/usecases/PlaceUnits.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis exclusionTime = std::chrono::hours(24);

bool storeLacksIt(const QString &reason)
{
    return reason == toText(ShortReason::NotFound) || reason == toText(ShortReason::Damaged) ||
           reason == toText(ShortReason::WrongItem);
}

/// The order line that a store's line belongs to, with the units counted as coming back.
Result<std::optional<OrderLineRow>> returnedLine(UnitOfWork &work, const OrderId &order,
                                                 const QString &ref, int units)
{
    const Result<QList<OrderLineRow>> lines = work.storage().orders.lines(order);
    if (!lines)
        return failure(lines.error());
    for (OrderLineRow line : *lines) {
        if (line.ref != ref)
            continue;
        line.again += units;
        line.backordered += units;
        return line;
    }
    return std::nullopt;
}

/// From now on the line's units go the way that was decided for them.
Status redirect(OrderLineRow &line, const Wish &wish)
{
    if (wish.kind != Wish::Kind::OtherStore && wish.kind != Wish::Kind::SendHome)
        return {};
    Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    if (wish.kind == Wish::Kind::OtherStore)
        body->fulfilment = {.method = Method::Pickup, .store = wish.store};
    else
        body->fulfilment = {.method = Method::Ship, .service = wish.service};
    line.body = body->toBytes();
    return {};
}

} // namespace

Status sourceAgain(UnitOfWork &work, const UnitsToSource &units)
{
    const Result<std::optional<Assignment>> from = work.assignment(units.from);
    if (!from)
        return failure(from.error());
    const Line *line = *from ? (*from)->line(units.line) : nullptr;
    Q_ASSERT_X(line, "sourceAgain", "the caller names a line that exists");
    if (storeLacksIt(units.reason)) {
        const Status excluded =
            work.storage().stocks.exclude((*from)->store, line->sku, work.now() + exclusionTime);
        if (!excluded)
            return excluded;
    }
    auto returned = returnedLine(work, (*from)->order, line->orderLine, units.units);
    if (!returned)
        return failure(returned.error());
    if (!*returned)
        return {};
    if (const Status redirected = redirect(**returned, units.wish); !redirected)
        return redirected;
    const Result<int> placed = PlaceUnits(work).placeBackordered(**returned);
    return placed ? Status() : failure(placed.error());
}

} // namespace storehand::oms
