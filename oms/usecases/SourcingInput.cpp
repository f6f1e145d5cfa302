// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/SourcingInput.h"

#include "core/domain/Codes.h"
#include "core/domain/WorkDays.h"
#include "oms/sourcing/Sourcing.h"
#include "oms/usecases/Recipients.h"

#include <algorithm>
#include <set>
#include <utility>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<GeoPoint> pointOf(const std::optional<double> &latitude,
                                const std::optional<double> &longitude)
{
    if (!latitude || !longitude)
        return std::nullopt;
    return GeoPoint{*latitude, *longitude};
}

bool gaveBack(const Line &line)
{
    return line.units.cancelled + line.units.withdrawn + line.units.shorted > 0;
}

/// Stores that gave this order's units back, by product. They may get them again when what they
/// gave back was settled so long ago that their people no longer see it.
Result<QMap<StoreCode, QSet<Sku>>> refusals(UnitOfWork &work, const QList<Assignment> &parts)
{
    QMap<StoreCode, QSet<Sku>> refused;
    for (const Assignment &part : parts) {
        if (std::none_of(part.lines.begin(), part.lines.end(), gaveBack))
            continue;
        const Result<bool> counts =
            isOpen(part.state) ? Result<bool>(true) : work.storage().assignments.isInTopic(part.id);
        if (!counts)
            return failure(counts.error());
        for (const Line &line : part.lines) {
            if (*counts && gaveBack(line))
                refused[part.store].insert(line.sku);
        }
    }
    return refused;
}

/// The stock of each asked product, by store.
using StockTable = QMap<StoreCode, QHash<Sku, Stock>>;

Result<StockTable> stockOf(UnitOfWork &work, const QList<UnitsToPlace> &units)
{
    std::set<Sku> skus; // sorted, as stock is to be locked
    for (const UnitsToPlace &wanted : units)
        skus.insert(wanted.line.sku);
    StockTable table;
    for (const Sku &sku : skus) {
        // As the open group leaves it: an earlier part of the same order may have taken some.
        const Result<QList<Stock>> all = work.stocksOf(sku);
        if (!all)
            return failure(all.error());
        for (const Stock &stock : *all)
            table[stock.store].insert(stock.sku, stock);
    }
    return table;
}

Result<QSet<StoreCode>> notFoundLately(UnitOfWork &work, const Sku &sku)
{
    const Result<QList<StoreCode>> stores = work.storage().stocks.excluded(sku, work.now());
    if (!stores)
        return failure(stores.error());
    return QSet<StoreCode>(stores->begin(), stores->end());
}

/// How long nothing was heard of a store; nothing for one without stations.
std::optional<Millis> silenceOf(UnitOfWork &work, const StoreCode &store,
                                const QMap<StoreCode, Instant> &contacts)
{
    const auto contact = contacts.constFind(store);
    if (contact == contacts.cend())
        return std::nullopt;
    return work.now() - std::max(*contact, work.storage().listeningSince);
}

/// A store that is not heard of gets no promise that is shorter than its silence.
bool isTooSilent(UnitOfWork &work, const OrderRow &order, std::optional<Millis> silence)
{
    constexpr Millis silenceMin = std::chrono::minutes(5);
    return silence && *silence >= silenceMin && order.promiseBy &&
           *order.promiseBy - work.now() < *silence;
}

/// Whether the store works at all before a promise that is still to come.
bool opensInTime(UnitOfWork &work, const OrderRow &order, const Store &store)
{
    constexpr Millis step = std::chrono::hours(24); // most stores open within one
    constexpr Millis farthest = std::chrono::hours(24 * 366);
    const OpeningHours &hours = store.hours;
    if (!order.promiseBy || *order.promiseBy <= work.now() ||
        (hours.isAlwaysOpen() && hours.closedDates().isEmpty()) ||
        hours.isOpen(work.now(), store.timeZone))
        return true;
    const Instant end = std::min(*order.promiseBy, work.now() + farthest);
    for (Instant at = work.now(); at < end; at = at + step) {
        const Instant until = std::min(at + step, end);
        if (hours.openTimeBetween(at, until, store.timeZone) > Millis(0))
            return true;
    }
    return false;
}

/// What nobody else has of the request, asked of the stores that do not open in time.
SourcingRequest leftForClosed(const SourcingRequest &request, const Decision &decision)
{
    SourcingRequest left{.destination = request.destination, .existing = request.existing};
    std::vector<size_t> asked;
    for (size_t i = 0; i < request.lines.size(); ++i) {
        const auto &[index, sku, units] = request.lines[i];
        for (const MissingUnits &missing : decision.backordered) {
            if (missing.line != index)
                continue;
            left.lines.push_back({index, sku, missing.units});
            asked.push_back(i);
        }
    }
    for (Candidate candidate : request.candidates) {
        if (!std::exchange(candidate.closed, false))
            continue;
        const std::vector<Candidate::Offer> offers = std::exchange(candidate.offers, {});
        for (const size_t i : asked)
            candidate.offers.push_back(offers[i]);
        left.candidates.push_back(std::move(candidate));
    }
    return left;
}

void append(Decision &decision, const Decision &late)
{
    decision.stores.insert(decision.stores.end(), late.stores.begin(), late.stores.end());
    decision.placements.insert(decision.placements.end(), late.placements.begin(),
                               late.placements.end());
    decision.backordered = late.backordered;
    decision.parcels += late.parcels;
    decision.splitLines += late.splitLines;
    decision.exact = decision.exact && late.exact;
    if (decision.distanceKm && late.distanceKm)
        *decision.distanceKm += *late.distanceKm;
    else
        decision.distanceKm.reset();
}

bool offersAny(const Candidate &candidate)
{
    return std::any_of(candidate.offers.begin(), candidate.offers.end(),
                       [](const Candidate::Offer &offer) {
                           return offer.excludedBecause.isEmpty() && offer.available > 0;
                       });
}

/// How much of its day's work a store has got. What it declined and what was cancelled makes it no
/// work, but is only looked for where the store seems to be full: that takes longer.
Result<int> workOfToday(UnitOfWork &work, const Store &store, int capacity)
{
    Assignments &assignments = work.storage().assignments;
    const Instant midnight = startOfDay(store, work.now());
    const Result<int> given = assignments.countSince(store.code, midnight);
    if (!given)
        return given;
    const int all = *given + work.newAssignments(store.code);
    if (all < capacity)
        return all;
    const Result<int> dropped = assignments.droppedSince(store.code, midnight);
    return dropped ? Result<int>(all - *dropped) : dropped;
}

Candidate candidateOf(UnitOfWork &work, const Store &store)
{
    return {.code = store.code,
            .at = pointOf(store.latitude, store.longitude),
            .ships = store.kind != StoreKind::Supplier,
            .paused = isPaused(store, work.now())};
}

/// How much more the store can do today, and whether it opens in time. To know takes reading, so
/// it is only asked of who has anything.
Status readWorkload(UnitOfWork &work, const OrderRow &order, const Store &store,
                    Candidate &candidate)
{
    candidate.closed = !opensInTime(work, order, store);
    if (!store.capacityPerDay)
        return {};
    const Result<int> today = workOfToday(work, store, *store.capacityPerDay);
    if (!today)
        return failure(today.error());
    candidate.capacityLeft = qMax(0, *store.capacityPerDay - *today);
    return {};
}

} // namespace

Result<bool> mayAskAny(UnitOfWork &work, const OrderRow &order, const Sku &sku,
                       const QList<StoreCode> &stores)
{
    const auto contacts = work.storage().stations.lastContacts();
    if (!contacts)
        return failure(contacts.error());
    QList<StoreCode> heardOf = stores;
    heardOf.removeIf([&](const StoreCode &store) {
        return isTooSilent(work, order, silenceOf(work, store, *contacts));
    });
    if (heardOf.isEmpty())
        return false;
    const Result<QList<Assignment>> parts = work.assignmentsOf(order.id);
    const auto refused = parts ? refusals(work, *parts) : failure(parts.error());
    if (!refused)
        return failure(refused.error());
    return std::any_of(heardOf.cbegin(), heardOf.cend(), [&](const StoreCode &store) {
        return !refused->value(store).contains(sku);
    });
}

bool isPaused(const Store &store, Instant now)
{
    return store.pausedUntil && now < *store.pausedUntil;
}

Result<SourcingRequest> sourcingInput(UnitOfWork &work, const OrderRow &order,
                                      const Fulfilment &way, const QList<UnitsToPlace> &units)
{
    SourcingRequest request;
    if (way.method == Method::Pickup)
        request.pickupAt = way.store;
    if (way.address)
        request.destination = pointOf(way.address->latitude, way.address->longitude);

    // As the open group leaves them: a store that has just given units back does not get them
    // again.
    const Result<QList<Assignment>> parts = work.assignmentsOf(order.id);
    const Result<QList<Store>> stores = work.storage().stores.all();
    const Result<StockTable> stock = stockOf(work, units);
    const auto contacts = work.storage().stations.lastContacts();
    if (!parts || !stores || !stock || !contacts)
        return failure(!parts    ? parts.error()
                       : !stores ? stores.error()
                       : !stock  ? stock.error()
                                 : contacts.error());
    const Result<QMap<StoreCode, QSet<Sku>>> refused = refusals(work, *parts);
    if (!refused)
        return failure(refused.error());
    std::vector<QSet<StoreCode>> lately;
    for (int i = 0; i < units.size(); ++i) {
        request.lines.push_back({i, units[i].line.sku, units[i].units});
        const Result<QSet<StoreCode>> excluded = notFoundLately(work, units[i].line.sku);
        if (!excluded)
            return failure(excluded.error());
        lately.push_back(*excluded);
    }
    for (const Store &store : *stores) {
        Candidate candidate = candidateOf(work, store);
        if (isTooSilent(work, order, silenceOf(work, store.code, *contacts)))
            candidate.excludedBecause = codes::silent;
        for (size_t i = 0; i < request.lines.size(); ++i) {
            const Sku &sku = request.lines[i].sku;
            Candidate::Offer offer{.available = stock->value(store.code).value(sku).available()};
            if (refused->value(store.code).contains(sku))
                offer.excludedBecause = codes::declinedByStore;
            else if (lately[i].contains(store.code))
                offer.excludedBecause = codes::notFoundRecently;
            candidate.offers.push_back(offer);
        }
        if (!request.pickupAt && offersAny(candidate)) {
            if (const Status read = readWorkload(work, order, store, candidate); !read)
                return failure(read.error());
        }
        request.candidates.push_back(candidate);
    }
    return request;
}

Decision decideInTime(const SourcingRequest &request)
{
    Decision decision = decideSourcing(request);
    if (decision.backordered.empty())
        return decision;
    const SourcingRequest left = leftForClosed(request, decision);
    if (!left.candidates.empty())
        append(decision, decideSourcing(left));
    return decision;
}

Result<Fulfilment> wayOf(UnitOfWork &work, const OrderRow &order, const OrderLineRow &line)
{
    Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    if (body->fulfilment.method == Method::Ship) {
        const Result<CustomerId> recipient = recipientOf(order, line, Method::Ship);
        const auto customer =
            recipient ? work.storage().customers.find(*recipient) : failure(recipient.error());
        if (!customer)
            return failure(customer.error());
        if (*customer)
            body->fulfilment.address = (*customer)->address;
    }
    return body->fulfilment;
}

} // namespace storehand::oms
