// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedCompaction.h"

#include "core/domain/PlantedBug.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<bool> FeedCompaction::run(Instant now)
{
    QStringList topics;
    const Status read =
        m_connection.query(u"SELECT topic FROM feed_head WHERE head > floor ORDER BY topic"_s, {},
                           [&](const SqlRow &row) { topics.append(row.text(0)); });
    if (!read)
        return failure(read.error());
    qint64 room = rowsMax;
    for (const QString &topic : std::as_const(topics)) {
        const Result<qint64> gone =
            compact(topic, planted(Bug::CompactsLiveRows) ? now : now - retention, room);
        if (!gone)
            return failure(gone.error());
        room -= *gone;
        if (room <= 0)
            return true;
    }
    return false;
}

/// The number of the last row that is old; the floor when none is.
Result<qint64> FeedCompaction::oldUntil(const QString &topic, const FeedHead &head, Instant before)
{
    const auto oldest = m_connection.first(
        u"SELECT seq FROM feed WHERE topic = ? AND seq > ? AND at >= ? ORDER BY seq LIMIT 1"_s,
        {topic, head.floor, before}, [](const SqlRow &row) { return row.integer(0); });
    if (!oldest)
        return failure(oldest.error());
    return *oldest ? **oldest - 1 : head.seq;
}

/// Goes through at most `room` rows, and says through how many. Only a topic with old rows is
/// locked.
Result<qint64> FeedCompaction::compact(const QString &topic, Instant before, qint64 room)
{
    Result<FeedHead> head = headOf(topic, {});
    if (!head)
        return failure(head.error());
    Result<qint64> old = oldUntil(topic, *head, before);
    if (!old || *old <= head->floor)
        return old ? Result<qint64>(0) : old;
    head = headOf(topic, u" {for_update}"_s);
    if (!head)
        return failure(head.error());
    const qint64 floor = std::min(*old, head->floor + room);
    const qint64 passed = floor - head->floor;
    if (passed <= 0)
        return 0;

    const Result<QList<Row>> rows = rowsUntil(topic, floor);
    if (!rows)
        return failure(rows.error());
    const Result<QHash<QString, qint64>> last = lastRows(topic);
    if (!last)
        return failure(last.error());
    if (const Status dropped = drop(topic, *rows, *last, {floor, head->seq}); !dropped)
        return failure(dropped.error());
    const Status raised =
        m_connection.run(u"UPDATE feed_head SET floor = ? WHERE topic = ?"_s, {floor, topic});
    if (!raised)
        return failure(raised.error());
    head->floor = floor;
    m_heads.moved(topic, *head);
    return passed;
}

Result<FeedHead> FeedCompaction::headOf(const QString &topic, const QString &lock)
{
    const auto head = m_connection.first(
        u"SELECT head, digest, floor FROM feed_head WHERE topic = ?"_s + lock, {topic},
        [](const SqlRow &row) {
            return FeedHead{row.integer(0), static_cast<quint64>(row.integer(1)), row.integer(2)};
        });
    if (!head)
        return failure(head.error());
    return head->value_or(FeedHead());
}

Result<QList<FeedCompaction::Row>> FeedCompaction::rowsUntil(const QString &topic, qint64 seq)
{
    QList<Row> rows;
    const Status read = m_connection.query(
        u"SELECT seq, prev, entity, id, op FROM feed WHERE topic = ? AND seq <= ? ORDER BY seq"_s,
        {topic, seq}, [&](const SqlRow &row) {
            rows.append({row.integer(0), row.integer(1), row.text(2) + u' ' + row.text(3),
                         row.text(4) == "del"_L1});
        });
    if (!read)
        return failure(read.error());
    return rows;
}

Result<QHash<QString, qint64>> FeedCompaction::lastRows(const QString &topic)
{
    QHash<QString, qint64> last;
    const Status read = m_connection.query(
        u"SELECT entity, id, MAX(seq) FROM feed WHERE topic = ? GROUP BY entity, id"_s, {topic},
        [&](const SqlRow &row) { last.insert(row.text(0) + u' ' + row.text(1), row.integer(2)); });
    if (!read)
        return failure(read.error());
    return last;
}

/// What stays names the row before it that stays too, so that nobody takes this for loss.
Status FeedCompaction::drop(const QString &topic, const QList<Row> &rows,
                            const QHash<QString, qint64> &last, Range range)
{
    qint64 kept = 0;
    const auto link = [&](qint64 seq, qint64 prev) -> Status {
        if (prev == kept)
            return {};
        return m_connection.run(u"UPDATE feed SET prev = ? WHERE topic = ? AND seq = ?"_s,
                                {kept, topic, seq});
    };
    for (const Row &row : rows) {
        // The newest row of all stays in any case: the next one will name it.
        const bool needed =
            !row.deleted && last.value(row.key) == row.seq && !planted(Bug::CompactsLiveRows);
        if (!needed && row.seq != range.head) {
            const Status gone = m_connection.run(u"DELETE FROM feed WHERE topic = ? AND seq = ?"_s,
                                                 {topic, row.seq});
            if (!gone)
                return gone;
            continue;
        }
        if (const Status linked = link(row.seq, row.prev); !linked)
            return linked;
        kept = row.seq;
    }
    return link(range.floor + 1, range.floor);
}

} // namespace storehand::oms
