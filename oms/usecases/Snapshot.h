// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ProtocolSnapshot.h"
#include "oms/feed/FeedReader.h"
#include "oms/storage/SnapshotRows.h"
#include "oms/usecases/StationAccess.h"

namespace storehand::oms {

/// All that a station follows as it is now, in pages, for one that cannot go on from its cursor.
/// Nothing is kept for it here: the name of a snapshot says which topics it is of, and each page
/// says where the next one begins.
class Snapshot
{
public:
    /// All must outlive it.
    Snapshot(Storage &storage, FeedHeads &heads, const CursorSeal &seal, QString epoch)
        : m_storage(storage)
        , m_rows(storage.connection, storage.customers)
        , m_heads(heads)
        , m_seal(seal)
        , m_epoch(std::move(epoch))
    {}

    /// Malformed when a topic is not the station's, or the cursor none of this feed.
    [[nodiscard]] Result<wire::SnapshotAnswer> begin(const StationIdentity &who,
                                                     const wire::SnapshotRequest &request);
    /// The wire form of a wire::SnapshotPage. Conflict/`resync` when the feed began anew since,
    /// Malformed for names that were not given out.
    [[nodiscard]] Result<QByteArray> page(const StationIdentity &who, const QString &snapshot,
                                          const QString &page);

private:
    /// Where a reader stands who brings this cursor; at the beginning without one of this feed.
    [[nodiscard]] Result<FeedCursor> cursorBefore(const QString &text, const StationIdentity &who);

    Storage &m_storage;
    SnapshotRows m_rows;
    FeedHeads &m_heads;
    const CursorSeal &m_seal;
    QString m_epoch;
};

} // namespace storehand::oms
