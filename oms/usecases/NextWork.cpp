// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/NextWork.h"

#include "core/domain/Turn.h"

#include <algorithm>

namespace storehand::oms {

namespace {

/// So many of the earliest promises are looked at: more stations do not work in one store.
constexpr int looksMax = 100;
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

} // namespace

Result<std::optional<Assignment>> nextWork(Storage &storage, const StationIdentity &who,
                                           Instant now)
{
    Result<QList<Assignment>> open = storage.assignments.toPickIn(who.store, looksMax);
    if (!open)
        return failure(open.error());
    const Result<QList<StationId>> present = presentStations(storage, who.store, now);
    if (!present)
        return failure(present.error());
    open->removeIf([&](const Assignment &work) { return !isFree(work, who, now); });
    std::stable_partition(open->begin(), open->end(), isWaitedFor);
    const auto mine = std::find_if(open->begin(), open->end(), [&](const Assignment &work) {
        return turnOf(work.order, *present) == who.station;
    });
    if (mine != open->end())
        return std::optional(*mine);
    return open->isEmpty() ? std::nullopt : std::optional(open->first());
}

} // namespace storehand::oms
