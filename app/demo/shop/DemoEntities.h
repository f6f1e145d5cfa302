// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "core/domain/Random.h"
#include "core/domain/Store.h"
#include "core/store/Cache.h"

namespace storehand::demo {

/// One shop of the demo chain as the rows of a feed, as the order manager would send them after
/// everything that resources/demo/acts.jsonl tells. PINs are hashed at the cheapest.
[[nodiscard]] QList<CacheChange> shopAsRows(const QString &store, Instant now, Random &random);

/// The store as a later row of its feed.
[[nodiscard]] CacheChange storeRow(const Store &store, qint64 seq);

} // namespace storehand::demo
