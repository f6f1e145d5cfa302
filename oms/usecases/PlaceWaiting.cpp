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
constexpr int sourcedMax = 500;
constexpr int askedMax = 5'000; // asking takes much less

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

/// Those of the stores that have some to give.
Result<QList<StoreCode>> storesHaving(UnitOfWork &work, const Sku &sku,
                                      const QList<StoreCode> &stores)
{
    QList<StoreCode> having;
    for (const StoreCode &store : stores) {
        const Result<Stock> stock = work.stock(store, sku);
        if (!stock)
            return failure(stock.error());
        if (stock->available() > 0)
            having.append(store);
    }
    return having;
}

/// How many units the line got; nothing when none of the stores may be asked.
Result<std::optional<int>> serveShipment(UnitOfWork &work, const OrderLineRow &line,
                                         const QList<StoreCode> &having)
{
    const auto order = work.storage().orders.find(line.order);
    if (!order)
        return failure(order.error());
    Q_ASSERT_X(*order, "serveShipment", "a line without its order");
    const Result<bool> mayAsk = mayAskAny(work, **order, line.sku, having);
    if (!mayAsk)
        return failure(mayAsk.error());
    if (!*mayAsk)
        return std::nullopt;
    return PlaceUnits(work).placeBackordered(line);
}

using Serve =
    std::function<Result<std::optional<int>>(const OrderLineRow &, const QList<StoreCode> &having)>;

/// Serves lines in their order while the stores have anything to give: `serve` says how many units
/// a line got. True when it helped, and those behind should be asked too.
Result<bool> serveInTurn(UnitOfWork &work, const Sku &sku, const QList<StoreCode> &stores,
                         const QList<OrderLineRow> &waiting, const Serve &serve)
{
    int served = 0;
    int sourced = 0;
    for (qsizetype i = 0; i < waiting.size(); ++i) {
        const Result<QList<StoreCode>> having = storesHaving(work, sku, stores);
        if (!having)
            return failure(having.error());
        if (having->isEmpty())
            return false;
        if (served == servedMax || sourced == sourcedMax || i == askedMax)
            return served > 0;
        const Result<std::optional<int>> units = serve(waiting[i], *having);
        if (!units)
            return failure(units.error());
        sourced += units->has_value() ? 1 : 0;
        served += units->value_or(0) > 0 ? 1 : 0;
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
        serveInTurn(work, sku, supply->shipping, today,
                    [&](const OrderLineRow &line, const QList<StoreCode> &having) {
                        return serveShipment(work, line, having);
                    });
    if (goesOn && !*goesOn)
        goesOn = serveInTurn(work, sku, supply->stores, later,
                             [&](const OrderLineRow &line, const QList<StoreCode> &) {
                                 return holds.reserve(line);
                             });
    if (!goesOn)
        return failure(goesOn.error());
    return *goesOn ? work.storage().agenda.set({due::stockFreed, sku.text, work.now()}) : Status();
}

} // namespace storehand::oms
