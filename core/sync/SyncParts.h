// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Random.h"
#include "core/store/Cache.h"
#include "core/store/Outbox.h"
#include "core/sync/OmsClient.h"
#include "core/sync/ServerClock.h"

#include <functional>

namespace storehand {

/// By what an entity, given as JSON, shall be found in the cache; what is worth finding is for the
/// station to say.
using Indexer = std::function<QList<IndexRow>(const QString &entity, const QString &id,
                                              const QByteArray &body)>;

/// What the classes of this room work with. All of it belongs to the station's thread and outlives
/// them.
struct SyncParts
{
    Clock &clock;
    Random &random;
    OmsClient &oms;
    Outbox &outbox;
    Cache &cache;
    ServerClock &time;
    Indexer index; ///< may be empty
};

/// What became different in the cache.
struct CacheChanges
{
    bool everything = false; ///< too much to name: read all that is shown anew
    QList<EntityKey> entities;

    friend bool operator==(const CacheChanges &, const CacheChanges &) = default;
};

} // namespace storehand
