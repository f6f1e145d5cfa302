// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PreorderHolds.h"

#include "core/domain/Codes.h"
#include "oms/usecases/SourcingInput.h"

#include <numeric>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

int unitsOf(const QList<PreorderHold> &holds)
{
    return std::accumulate(holds.begin(), holds.end(), 0,
                           [](int units, const PreorderHold &hold) { return units + hold.units; });
}

PreorderHold holdIn(const QList<PreorderHold> &holds, const OrderLineRow &line,
                    const StoreCode &store)
{
    for (const PreorderHold &hold : holds) {
        if (hold.store == store)
            return hold;
    }
    return {line.order, line.ref, store, line.sku, 0};
}

/// A hold is no work yet: that the store has enough for today, is paused or closed or not heard of
/// says nothing of the day that it waits for.
void forgetToday(Candidate &candidate)
{
    candidate.capacityLeft.reset();
    candidate.paused = false;
    candidate.closed = false;
    if (candidate.excludedBecause == codes::silent)
        candidate.excludedBecause.clear();
}

} // namespace

Status PreorderHolds::change(PreorderHold hold, int units)
{
    if (units == 0)
        return {};
    hold.units += units;
    if (const Status kept = m_work.storage().stocks.setHold(hold); !kept)
        return kept;
    return m_work.move(hold.store, {.sku = hold.sku, .reserved = units, .reason = u"preorder"_s});
}

Result<int> PreorderHolds::missing(const OrderLineRow &line)
{
    const auto holds = m_work.storage().stocks.holdsOf(line.order, line.ref);
    if (!holds)
        return failure(holds.error());
    return line.preordered - unitsOf(*holds);
}

Result<int> PreorderHolds::reserve(const OrderLineRow &waiting)
{
    // Another node may have served it since it was read.
    const auto order = m_work.storage().orders.findForChange(waiting.order);
    const auto now = m_work.storage().orders.line(waiting.order, waiting.ref);
    const auto holds = m_work.storage().stocks.holdsOf(waiting.order, waiting.ref);
    if (!order || !now || !holds)
        return failure(!order ? order.error() : !now ? now.error() : holds.error());
    const OrderLineRow line = now->value_or(OrderLineRow());
    const int missing = line.preordered - unitsOf(*holds);
    if (missing <= 0)
        return 0;
    const Result<Fulfilment> way = wayOf(m_work, **order, line);
    if (!way)
        return failure(way.error());
    auto request = sourcingInput(m_work, **order, *way, {{line, missing}});
    if (!request)
        return failure(request.error());
    for (Candidate &candidate : request->candidates)
        forgetToday(candidate);
    int reserved = 0;
    for (const Placement &placement : decideInTime(*request).placements) {
        const Result<Stock> stock = m_work.stock(placement.store, line.sku);
        if (!stock)
            return failure(stock.error());
        // A pickup is placed also where there is too little.
        const int units = qMin(placement.units, stock->available());
        if (const Status held = change(holdIn(*holds, line, placement.store), units); !held)
            return failure(held.error());
        reserved += units;
    }
    return reserved;
}

Status PreorderHolds::trim(const OrderLineRow &line)
{
    const auto holds = m_work.storage().stocks.holdsOf(line.order, line.ref);
    if (!holds)
        return failure(holds.error());
    int left = unitsOf(*holds) - line.preordered;
    for (const PreorderHold &hold : *holds) {
        const int units = qBound(0, left, hold.units);
        if (const Status released = change(hold, -units); !released)
            return released;
        left -= units;
    }
    return {};
}

} // namespace storehand::oms
