// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/SyncParts.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolSnapshot.h"

#include <QStringList>

namespace storehand {

using CacheTopics = QMap<QString, Cache::Topic>;

/// Rows of a feed page as the cache takes them.
[[nodiscard]] QList<CacheChange> cacheChanges(const QList<wire::Change> &changes,
                                              const Indexer &index);
[[nodiscard]] QList<CacheChange> cacheChanges(const QList<wire::SnapshotRow> &rows,
                                              const Indexer &index);

/// Rows that are applied before a scan has its turn: about 1 ms of work (200 rows took 5 to 11).
inline constexpr qsizetype rowsPerSlice = 25;

/// Where the slice that begins at `from` ends: after rowsPerSlice rows, and never inside of what
/// must be seen together.
[[nodiscard]] qsizetype endOfSlice(const QList<wire::Change> &changes, qsizetype from);

/// Topics of which `changes` leave something out: a row's `prev` lies beyond all that was seen. A
/// topic of which nobody knows how far it was seen has no say: it is new, or came with a snapshot
/// of an OMS that does not tell.
[[nodiscard]] QStringList topicsWithHoles(const QList<wire::Change> &changes, CacheTopics topics);

/// Topics whose digest in the cache differs from the OMS's.
[[nodiscard]] QStringList topicsThatDiffer(const QMap<QString, quint64> &digests,
                                           const CacheTopics &topics);

} // namespace storehand
