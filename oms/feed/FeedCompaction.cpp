// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedCompaction.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<bool> FeedCompaction::run(Instant now)
{
    QList<std::pair<QString, FeedHead>> topics;
    const Status read = m_connection.query(
        u"SELECT topic, head, digest, floor FROM feed_head ORDER BY topic {for_update}"_s, {},
        [&](const SqlRow &row) {
            topics.append({row.text(0),
                           {row.integer(1), static_cast<quint64>(row.integer(2)), row.integer(3)}});
        });
    if (!read)
        return failure(read.error());
    bool more = false;
    for (const auto &[topic, head] : std::as_const(topics)) {
        const Result<bool> left = compact(topic, head, now - retention);
        if (!left)
            return failure(left.error());
        more = more || *left;
    }
    return more;
}

Result<bool> FeedCompaction::compact(const QString &topic, FeedHead head, Instant before)
{
    const auto oldest = m_connection.first(
        u"SELECT seq FROM feed WHERE topic = ? AND seq > ? AND at >= ? ORDER BY seq LIMIT 1"_s,
        {topic, head.floor, before}, [](const SqlRow &row) { return row.integer(0); });
    if (!oldest)
        return failure(oldest.error());
    const qint64 old = *oldest ? **oldest - 1 : head.seq;
    const qint64 floor = std::min(old, head.floor + rowsMax);
    if (floor <= head.floor)
        return false;

    const Result<QList<Row>> rows = rowsUntil(topic, floor);
    if (!rows)
        return failure(rows.error());
    const Result<QHash<QString, qint64>> last = lastRows(topic);
    if (!last)
        return failure(last.error());
    if (const Status dropped = drop(topic, *rows, *last, {floor, head.seq}); !dropped)
        return failure(dropped.error());
    const Status raised =
        m_connection.run(u"UPDATE feed_head SET floor = ? WHERE topic = ?"_s, {floor, topic});
    if (!raised)
        return failure(raised.error());
    head.floor = floor;
    m_heads.moved(topic, head);
    return floor < old;
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
        const bool needed = !row.deleted && last.value(row.key) == row.seq;
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
