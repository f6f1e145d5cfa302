// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedHeads.h"

namespace storehand::oms {

/// Forgets the part of the feed's history that no living cursor needs: of what is older than the
/// retention, the last row of each entity stays, and deletions go. A reader from the beginning
/// still sees everything that exists; a cursor that stands before the forgotten part must resync.
///
/// Goes through a topic twice, in slices: first it notes the last row of each entity, then it
/// drops. In between it remembers where it is; what is written meanwhile is looked at the next
/// time. Several nodes may do this at once, each by itself.
class FeedCompaction
{
public:
    static constexpr Millis retention = std::chrono::hours(14 * 24);
    /// Rows read in one go: as long as a writer may have to wait.
    static constexpr int rowsMax = 5'000;
    /// One that was left by then begins anew: another node has gone through it all.
    static constexpr Millis passTime = std::chrono::hours(1);

    /// Both must outlive it.
    FeedCompaction(Connection &connection, FeedHeads &heads)
        : m_connection(connection)
        , m_heads(heads)
    {}

    /// Goes on for at most rowsMax rows. True when there may be more to do. Inside a transaction.
    [[nodiscard]] Result<bool> run(Instant now);
    /// Something since the last commit was undone: begins anew, since memory must not know more
    /// than the database.
    void forget();

private:
    struct Row
    {
        qint64 seq = 0;
        qint64 prev = 0;
        QString key; ///< "entity id"
        bool deleted = false;
        Instant at;
    };

    /// One topic, gone through.
    struct Pass
    {
        QString topic;
        Instant before;              ///< rows from then on are young
        qint64 floor = 0;            ///< rows up to here were found to be old before
        qint64 noted = 0;            ///< the first time through has come to here
        qint64 old = 0;              ///< rows up to here are old
        bool hasYoung = false;       ///< and there are younger ones
        QHash<QString, qint64> last; ///< "entity id" → its last row
        bool isNoted = false;
        qint64 dropped = 0; ///< the second time has come to here
        qint64 kept = 0;    ///< the last row that it left
    };

    [[nodiscard]] Result<bool> nextTopic(Instant before);
    [[nodiscard]] Result<qint64> note(Pass &pass, qint64 room);
    [[nodiscard]] Result<qint64> drop(Pass &pass, qint64 room);
    [[nodiscard]] Status drop(Pass &pass, const QList<Row> &rows, qint64 head);
    [[nodiscard]] Status link(const Pass &pass, const Row &row);
    [[nodiscard]] Status linkNext(const Pass &pass);
    [[nodiscard]] Result<bool> isAsLeft(const Pass &pass);
    [[nodiscard]] Result<FeedHead> lockedHead(const QString &topic);
    [[nodiscard]] Result<QList<Row>> rowsOf(const QString &topic, qint64 after, qint64 limit);

    Connection &m_connection;
    FeedHeads &m_heads;
    QString m_topic; ///< all up to this one are done
    Instant m_begun; ///< when the first topic was looked at
    std::optional<Pass> m_pass;
};

} // namespace storehand::oms
