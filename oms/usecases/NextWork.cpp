// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/NextWork.h"

#include "core/domain/Turn.h"

#include <algorithm>

namespace storehand::oms {

namespace {

/// So many of the earliest promises are looked at first; more where too few of them are free.
constexpr int looksAtFirst = 100;
/// A station that was not heard of for longer takes no part in the sharing.
constexpr Millis presence = std::chrono::minutes(5);

bool isFree(const Assignment &work, const StationIdentity &who, Instant now)
{
    const bool isClaimed =
        work.claim && work.claim->station != who.name && now < work.claim->leaseUntil;
    return !isClaimed && !work.hold && !work.waitingTransfer;
}

bool isWaitedFor(const Assignment &work)
{
    return work.arrival && !work.arrival->leftAt;
}

Result<QList<StationId>> presentStations(Storage &storage, const StoreCode &store, Instant now)
{
    const Result<QList<Station>> all = storage.stations.of(store);
    if (!all)
        return failure(all.error());
    QList<StationId> present;
    for (const Station &station : *all) {
        if (!station.revokedAt && now - station.lastContactAt < presence)
            present.append(station.id);
    }
    return present;
}

/// The earliest promises that are free, if there are, enough for `stations`.
Result<QList<Assignment>> freeWork(Storage &storage, const StationIdentity &who, qsizetype stations,
                                   Instant now)
{
    constexpr int further = 4;
    for (int looks = looksAtFirst;; looks *= further) {
        Result<QList<Assignment>> work = storage.assignments.toPickIn(who.store, looks);
        if (!work)
            return work;
        const bool isAll = work->size() < looks;
        work->removeIf([&](const Assignment &each) { return !isFree(each, who, now); });
        if (isAll || work->size() >= qMax(stations, qsizetype(1)))
            return work;
    }
}

} // namespace

Result<std::optional<Assignment>> nextWork(Storage &storage, const StationIdentity &who,
                                           Instant now)
{
    const Result<QList<StationId>> present = presentStations(storage, who.store, now);
    if (!present)
        return failure(present.error());
    Result<QList<Assignment>> waitedFor = storage.assignments.arrivedIn(who.store);
    Result<QList<Assignment>> work = freeWork(storage, who, present->size(), now);
    if (!waitedFor || !work)
        return failure(!waitedFor ? waitedFor.error() : work.error());
    waitedFor->removeIf(
        [&](const Assignment &each) { return !isWaitedFor(each) || !isFree(each, who, now); });
    work->removeIf(isWaitedFor);
    const QList<Assignment> inTurn = *waitedFor + *work;
    const auto mine = std::find_if(inTurn.begin(), inTurn.end(), [&](const Assignment &each) {
        return turnOf(each.order, *present) == who.station;
    });
    if (mine != inTurn.end())
        return std::optional(*mine);
    return inTurn.isEmpty() ? std::nullopt : std::optional(inTurn.first());
}

} // namespace storehand::oms
