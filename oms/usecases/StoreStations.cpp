// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/StoreStations.h"

namespace storehand::oms {

Status tellStations(UnitOfWork &work, const StoreCode &code)
{
    Result<std::optional<Store>> store = work.store(code);
    const Result<QList<Station>> stations = work.storage().stations.of(code);
    if (!store || !stations)
        return failure(!store ? store.error() : stations.error());
    if (!*store)
        return {};
    QList<StoreStation> present;
    for (const Station &station : *stations) {
        if (!station.revokedAt)
            present.append({station.id, station.name});
    }
    if ((*store)->stations == present)
        return {};
    (*store)->stations = present;
    work.begin({.source = QStringLiteral("stations"), .who = {}, .place = {}});
    const Status done = work.put(**store);
    return done ? work.end() : done;
}

Status tellAllStations(UnitOfWork &work)
{
    const auto stores = work.storage().stations.lastContacts();
    if (!stores)
        return failure(stores.error());
    for (auto it = stores->keyBegin(); it != stores->keyEnd(); ++it) {
        if (const Status done = tellStations(work, *it); !done)
            return done;
    }
    return {};
}

} // namespace storehand::oms
