// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedCompaction.h"

#include "core/domain/PlantedBug.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<bool> FeedCompaction::run(Instant now)
{
    const Instant before = planted(Bug::CompactsLiveRows) ? now : now - retention;
    if (now - m_begun > passTime)
        forget();
    if (m_topic.isEmpty())
        m_begun = now;
    qint64 room = rowsMax;
    while (room > 0) {
        if (!m_pass) {
            const Result<bool> found = nextTopic(before);
            if (!found)
                return failure(found.error());
            if (!*found)
                return false;
            --room;
            continue;
        }
        const Result<qint64> read = m_pass->isNoted ? drop(*m_pass, room) : note(*m_pass, room);
        if (!read)
            return failure(read.error());
        room -= *read;
    }
    return true;
}

void FeedCompaction::forget()
{
    m_pass.reset();
    m_topic.clear();
}

/// False, and all begins anew, behind the last topic. One without old rows costs no pass.
Result<bool> FeedCompaction::nextTopic(Instant before)
{
    qint64 floor = 0;
    const auto topic = m_connection.first(u"SELECT topic, floor FROM feed_head"
                                          " WHERE head > floor AND topic > ? ORDER BY topic"
                                          " LIMIT 1"_s,
                                          {m_topic}, [&](const SqlRow &row) {
                                              floor = row.integer(1);
                                              return row.text(0);
                                          });
    if (!topic)
        return failure(topic.error());
    if (!*topic) {
        m_topic.clear();
        return false;
    }
    m_topic = **topic;
    const auto oldest = m_connection.first(
        u"SELECT at FROM feed WHERE topic = ? AND seq > ? ORDER BY seq LIMIT 1"_s, {m_topic, floor},
        [](const SqlRow &row) { return row.instant(0); });
    if (!oldest)
        return failure(oldest.error());
    if (*oldest && **oldest < before)
        m_pass = Pass{.topic = m_topic, .before = before, .floor = floor};
    return true;
}

/// Notes the next rows, and says how many.
Result<qint64> FeedCompaction::note(Pass &pass, qint64 room)
{
    const Result<QList<Row>> rows = rowsOf(pass.topic, pass.noted, room);
    if (!rows)
        return failure(rows.error());
    for (const Row &row : *rows) {
        pass.last.insert(row.key, row.seq);
        pass.hasYoung = pass.hasYoung || (row.seq > pass.floor && row.at >= pass.before);
        if (!pass.hasYoung)
            pass.old = row.seq;
        pass.noted = row.seq;
    }
    pass.isNoted = rows->size() < room;
    return rows->size();
}

/// Drops what is not needed of the next rows, and says how many it went through. The topic is
/// locked until the transaction ends.
Result<qint64> FeedCompaction::drop(Pass &pass, qint64 room)
{
    Result<FeedHead> head = lockedHead(pass.topic);
    if (!head)
        return failure(head.error());
    const Result<bool> asLeft = isAsLeft(pass);
    if (!asLeft)
        return failure(asLeft.error());
    if (!*asLeft) {
        m_pass.reset(); // another node was here; the rest is for the next time
        return 1;
    }
    Result<QList<Row>> rows = rowsOf(pass.topic, pass.dropped, room);
    if (!rows)
        return failure(rows.error());
    const qint64 read = rows->size();
    rows->removeIf([&](const Row &row) { return row.seq > pass.old; });
    const bool isLast = rows->size() < room;
    if (const Status done = drop(pass, *rows, head->seq); !done)
        return failure(done.error());
    pass.dropped = isLast ? pass.old : rows->last().seq;
    if (const Status linked = linkNext(pass); !linked)
        return failure(linked.error());
    if (pass.dropped > head->floor) {
        const Status raised = m_connection.run(u"UPDATE feed_head SET floor = ? WHERE topic = ?"_s,
                                               {pass.dropped, pass.topic});
        if (!raised)
            return failure(raised.error());
        head->floor = pass.dropped;
        m_heads.moved(pass.topic, *head);
    }
    if (isLast)
        m_pass.reset();
    return std::max<qint64>(1, read);
}

Status FeedCompaction::drop(Pass &pass, const QList<Row> &rows, qint64 head)
{
    for (const Row &row : rows) {
        // The newest row of all stays in any case: the next one will name it.
        const bool needed =
            !row.deleted && pass.last.value(row.key) == row.seq && !planted(Bug::CompactsLiveRows);
        if (!needed && row.seq != head) {
            const Status gone = m_connection.run(u"DELETE FROM feed WHERE topic = ? AND seq = ?"_s,
                                                 {pass.topic, row.seq});
            if (!gone)
                return gone;
            continue;
        }
        if (const Status linked = link(pass, row); !linked)
            return linked;
        pass.kept = row.seq;
    }
    return {};
}

/// What stays names the row before it that stays too, so that nobody takes this for loss.
Status FeedCompaction::link(const Pass &pass, const Row &row)
{
    if (row.prev == pass.kept)
        return {};
    return m_connection.run(u"UPDATE feed SET prev = ? WHERE topic = ? AND seq = ?"_s,
                            {pass.kept, pass.topic, row.seq});
}

Status FeedCompaction::linkNext(const Pass &pass)
{
    const Result<QList<Row>> next = rowsOf(pass.topic, pass.dropped, 1);
    if (!next)
        return failure(next.error());
    return next->isEmpty() ? Status() : link(pass, next->first());
}

/// Whether the row before the next one is still the one that was left there.
Result<bool> FeedCompaction::isAsLeft(const Pass &pass)
{
    const auto before = m_connection.first(
        u"SELECT seq FROM feed WHERE topic = ? AND seq <= ? ORDER BY seq DESC LIMIT 1"_s,
        {pass.topic, pass.dropped}, [](const SqlRow &row) { return row.integer(0); });
    if (!before)
        return failure(before.error());
    return before->value_or(0) == pass.kept;
}

Result<FeedHead> FeedCompaction::lockedHead(const QString &topic)
{
    const auto head = m_connection.first(
        u"SELECT head, digest, floor FROM feed_head WHERE topic = ? {for_update}"_s, {topic},
        [](const SqlRow &row) {
            return FeedHead{row.integer(0), static_cast<quint64>(row.integer(1)), row.integer(2)};
        });
    if (!head)
        return failure(head.error());
    return head->value_or(FeedHead());
}

Result<QList<FeedCompaction::Row>> FeedCompaction::rowsOf(const QString &topic, qint64 after,
                                                          qint64 limit)
{
    QList<Row> rows;
    const Status read = m_connection.query(
        u"SELECT seq, prev, entity, id, op, at FROM feed WHERE topic = ? AND seq > ?"
        " ORDER BY seq LIMIT ?"_s,
        {topic, after, limit}, [&](const SqlRow &row) {
            rows.append({row.integer(0), row.integer(1), row.text(2) + u' ' + row.text(3),
                         row.text(4) == "del"_L1, row.instant(5)});
        });
    if (!read)
        return failure(read.error());
    return rows;
}

} // namespace storehand::oms
