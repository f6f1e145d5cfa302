// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Uuid.h"
#include "oms/feed/FeedReader.h"
#include "oms/usecases/StationAccess.h"

namespace storehand::oms {

/// Notices that the database was restored from a backup: somebody was told what is not in it any
/// more, and has a cursor of ours that proves it. Then a new epoch begins. It voids the cursors of
/// all, so that everybody fetches what there is now, and stations compare notes and offer again
/// what they did since the backup. What somebody merely says begins none: any key could make all
/// stations load everything anew with it.
class RestoreWatch
{
public:
    /// All must outlive it.
    RestoreWatch(FeedReader &reader, FeedHeads &heads, Stations &stations, UuidMaker &uuids)
        : m_reader(reader)
        , m_heads(heads)
        , m_stations(stations)
        , m_uuids(uuids)
    {}

    /// A station that has read to `cursor`. One of another epoch is no news: it does not know yet
    /// that one began.
    [[nodiscard]] Status lookAtStation(const StationIdentity &who, const QString &cursor,
                                       Instant now);
    [[nodiscard]] Status lookAtChannel(const QString &channel, const QString &cursor, Instant now);

private:
    [[nodiscard]] Status look(const QStringList &topics, const QString &cursor, Instant now);
    /// Whether changes or commands are gone that were there when the cursor was given out.
    [[nodiscard]] Result<bool> isMissed(const FeedCursor &proof);

    FeedReader &m_reader;
    FeedHeads &m_heads;
    Stations &m_stations;
    UuidMaker &m_uuids;
};

} // namespace storehand::oms
