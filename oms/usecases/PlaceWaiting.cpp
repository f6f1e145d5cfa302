// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceWaiting.h"

#include "oms/usecases/DueKinds.h"
#include "oms/usecases/PlaceUnits.h"
#include "oms/usecases/PreorderHolds.h"
#include "oms/usecases/SourcingInput.h"

#include <algorithm>
#include <functional>

namespace storehand::oms {

namespace {

constexpr int servedMax = 50; // one group stays small
/// Somebody may wait for what this order's stores gave back: who comes behind must not.
constexpr int askedMax = 500;

/// Where units of a product may come from.
struct Supply
{
    QList<StoreCode> stores;   ///< that know it
    QList<StoreCode> shipping; ///< of them, those that get shipments of it now
};

Result<Supply> supplyOf(UnitOfWork &work, const Sku &sku)
{
    const Result<QList<Stock>> stocks = work.stocksOf(sku);
    const Result<QList<StoreCode>> lacking = work.storage().stocks.excluded(sku, work.now());
    if (!stocks || !lacking)
        return failure(!stocks ? stocks.error() : lacking.error());
    Supply supply;
    for (const Stock &stock : *stocks) {
        supply.stores.append(stock.store);
        const Result<std::optional<Store>> store = work.store(stock.store);
        if (!store)
            return failure(store.error());
        const bool ships = *store && (*store)->kind != StoreKind::Supplier;
        if (ships && !isPaused(**store, work.now()) && !lacking->contains(stock.store))
            supply.shipping.append(stock.store);
    }
    return supply;
}

Result<bool> haveAny(UnitOfWork &work, const Sku &sku, const QList<StoreCode> &stores)
{
    for (const StoreCode &store : stores) {
        const Result<Stock> stock = work.stock(store, sku);
        if (!stock)
            return failure(stock.error());
        if (stock->available() > 0)
            return true;
    }
    return false;
}

/// Serves lines in their order while the stores have anything to give: `serve` says how many units
/// a line got. True when it helped, and those behind should be asked too.
Result<bool> serveInTurn(UnitOfWork &work, const Sku &sku, const QList<StoreCode> &stores,
                         const QList<OrderLineRow> &waiting,
                         const std::function<Result<int>(const OrderLineRow &)> &serve)
{
    int served = 0;
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const Result<bool> any = haveAny(work, sku, stores);
        if (!any || !*any)
            return any;
        if (served == servedMax || i == askedMax)
            return served > 0;
        const Result<int> units = serve(waiting[i]);
        if (!units)
            return failure(units.error());
        served += *units > 0 ? 1 : 0;
    }
    return false;
}

} // namespace

Status placeWaiting(UnitOfWork &work, const Sku &sku)
{
    const Result<QList<OrderLineRow>> lines = work.storage().orders.waitingFor(sku);
    if (!lines)
        return failure(lines.error());
    if (lines->isEmpty())
        return {};
    const Result<Supply> supply = supplyOf(work, sku);
    if (!supply)
        return failure(supply.error());
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
    // Only shipments wait for stock; what is preordered may also be collected.
    Result<bool> goesOn =
        serveInTurn(work, sku, supply->shipping, today, [&](const OrderLineRow &line) {
            return PlaceUnits(work).placeBackordered(line);
        });
    if (goesOn && !*goesOn)
        goesOn = serveInTurn(work, sku, supply->stores, later,
                             [&](const OrderLineRow &line) { return holds.reserve(line); });
    if (!goesOn)
        return failure(goesOn.error());
    return *goesOn ? work.storage().agenda.set({due::stockFreed, sku.text, work.now()}) : Status();
}

} // namespace storehand::oms
