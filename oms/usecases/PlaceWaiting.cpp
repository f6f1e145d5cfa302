// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceWaiting.h"

#include "oms/usecases/DueKinds.h"
#include "oms/usecases/PlaceUnits.h"
#include "oms/usecases/PreorderHolds.h"

#include <algorithm>
#include <functional>

namespace storehand::oms {

namespace {

constexpr int ordersMax = 50; // one group stays small

Result<bool> canPromiseAny(UnitOfWork &work, const Sku &sku)
{
    const Result<QList<Stock>> stocks = work.stocksOf(sku);
    if (!stocks)
        return failure(stocks.error());
    return std::any_of(stocks->begin(), stocks->end(),
                       [](const Stock &stock) { return stock.available() > 0; });
}

/// Serves lines in their order while there is anything to give: `serve` says how many units a line
/// got. True when it helped, and those behind should be asked too.
Result<bool> serveInTurn(UnitOfWork &work, const Sku &sku, const QList<OrderLineRow> &waiting,
                         const std::function<Result<int>(const OrderLineRow &)> &serve)
{
    int given = 0;
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const Result<bool> any = canPromiseAny(work, sku);
        if (!any || !*any)
            return any;
        if (i == ordersMax)
            return given > 0;
        const Result<int> units = serve(waiting[i]);
        if (!units)
            return failure(units.error());
        given += *units;
    }
    return false;
}

} // namespace

Status placeWaiting(UnitOfWork &work, const Sku &sku)
{
    const Result<QList<OrderLineRow>> lines = work.storage().orders.waitingFor(sku);
    if (!lines)
        return failure(lines.error());
    QList<OrderLineRow> today;
    QList<OrderLineRow> later;
    PreorderHolds holds(work);
    for (const OrderLineRow &line : *lines) {
        const Result<int> missing = holds.missing(line);
        if (!missing)
            return failure(missing.error());
        if (line.backordered > 0)
            today.append(line);
        if (*missing > 0)
            later.append(line);
    }
    Result<bool> goesOn = serveInTurn(work, sku, today, [&](const OrderLineRow &line) {
        return PlaceUnits(work).placeBackordered(line);
    });
    if (goesOn && !*goesOn)
        goesOn = serveInTurn(work, sku, later,
                             [&](const OrderLineRow &line) { return holds.reserve(line); });
    if (!goesOn)
        return failure(goesOn.error());
    return *goesOn ? work.storage().agenda.set({due::stockFreed, sku.text, work.now()}) : Status();
}

} // namespace storehand::oms
