// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedHeads.h"

namespace storehand::oms {

/// Forgets the part of the feed's history that no living cursor needs: of what is older than the
/// retention, the last row of each entity stays, and deletions go. A reader from the beginning
/// still sees everything that exists; a cursor that stands before the forgotten part must resync.
class FeedCompaction
{
public:
    static constexpr Millis retention = std::chrono::hours(14 * 24);
    /// Rows gone through in one go, beside those that stayed before: as long as a writer may have
    /// to wait.
    static constexpr int rowsMax = 5'000;

    /// Both must outlive it.
    FeedCompaction(Connection &connection, FeedHeads &heads)
        : m_connection(connection)
        , m_heads(heads)
    {}

    /// Goes through at most rowsMax rows. True when there may be more to do.
    [[nodiscard]] Result<bool> run(Instant now);

private:
    struct Row
    {
        qint64 seq = 0;
        qint64 prev = 0;
        QString key; ///< "entity id"
        bool deleted = false;
    };

    struct Range
    {
        qint64 floor = 0; ///< rows up to here are gone through
        qint64 head = 0;  ///< number of the newest row
    };

    [[nodiscard]] Result<qint64> compact(const QString &topic, Instant before, qint64 room);
    [[nodiscard]] Result<qint64> oldUntil(const QString &topic, const FeedHead &head,
                                          Instant before);
    [[nodiscard]] Result<FeedHead> headOf(const QString &topic, const QString &lock);
    [[nodiscard]] Result<QList<Row>> rowsUntil(const QString &topic, qint64 seq);
    [[nodiscard]] Result<QHash<QString, qint64>> lastRows(const QString &topic);
    [[nodiscard]] Status drop(const QString &topic, const QList<Row> &rows,
                              const QHash<QString, qint64> &last, Range range);

    Connection &m_connection;
    FeedHeads &m_heads;
};

} // namespace storehand::oms
