// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedWriter.h"

#include "core/crypto/EntityDigest.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columns = 10;
constexpr int rowsPerStatement = 8;

quint64 digestOf(const FeedChange &change)
{
    quint64 digest = 0;
    if (change.previous > 0)
        digest ^= entityDigest(change.entity, change.id, change.previous);
    if (!change.deleted)
        digest ^= entityDigest(change.entity, change.id, change.version);
    return digest;
}

QString insertText(int rows)
{
    QString text = u"INSERT INTO feed(topic, seq, prev, txn, entity, id, version, op, at, body)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    for (int i = 1; i < rows; ++i)
        text += u", (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    return text;
}

} // namespace

Result<QList<FeedWriter::Position>> FeedWriter::publish(const QList<FeedGroup> &groups, Instant now)
{
    Q_ASSERT_X(groups.size() <= groupsMax, "FeedWriter", "too many groups in one publication");
    QMap<QString, Share> shares;
    for (const FeedGroup &group : groups) {
        Q_ASSERT_X(group.size() <= groupMax, "FeedWriter", "a group does not fit into one answer");
        for (const FeedChange &change : group) {
            Share &share = shares[change.topic];
            ++share.rows;
            share.digest ^= digestOf(change);
        }
    }
    if (shares.isEmpty())
        return QList<Position>(groups.size());
    if (const Status locked = lockHeads(shares, now); !locked)
        return failure(locked.error());
    const Result<qint64> number = nextGroupNumber();
    if (!number)
        return failure(number.error());

    QList<Position> positions;
    SqlValues rows;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        Position position;
        for (const FeedChange &change : groups[i]) {
            const qint64 seq = shares[change.topic].next++;
            position.insert(change.topic, seq);
            const SqlValues row{
                change.topic,  seq,        seq - 1,        *number * groupsMax + i,
                change.entity, change.id,  change.version, change.deleted ? u"del"_s : u"put"_s,
                now,           change.body};
            rows.insert(rows.end(), row.begin(), row.end());
        }
        positions.append(position);
    }
    if (const Status inserted = insert(rows); !inserted)
        return failure(inserted.error());
    return positions;
}

/// In the order of the topics' names, so that two nodes never wait for each other.
Status FeedWriter::lockHeads(QMap<QString, Share> &shares, Instant now)
{
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        Share &share = it.value();
        const auto head = m_connection.first(
            u"INSERT INTO feed_head(topic, head, digest, floor, changed_at)"
            " VALUES (?, ?, ?, 0, ?) ON CONFLICT (topic) DO UPDATE SET"
            " head = feed_head.head + excluded.head,"
            " digest = (feed_head.digest | excluded.digest) - (feed_head.digest & excluded.digest),"
            " changed_at = excluded.changed_at RETURNING topic, head, digest, floor"_s,
            {it.key(), share.rows, static_cast<qint64>(share.digest), now}, [](const SqlRow &row) {
                return FeedHead{row.integer(1), static_cast<quint64>(row.integer(2)),
                                row.integer(3)};
            });
        if (!head)
            return failure(head.error());
        Q_ASSERT_X(*head, "FeedWriter", "a head was written but not returned");
        share.next = (*head)->seq - share.rows + 1;
        m_heads.moved(it.key(), **head);
    }
    return {};
}

/// Taken after the heads are locked: of two publications that share a topic, the one that commits
/// later has the higher number, so rows sorted by it are in a valid order across topics.
Result<qint64> FeedWriter::nextGroupNumber()
{
    const QString sql = m_connection.engine() == Engine::Postgres
                            ? u"SELECT nextval('feed_group_numbers')"_s
                            : u"UPDATE feed_group SET n = n + 1 RETURNING n"_s;
    const auto number =
        m_connection.first(sql, {}, [](const SqlRow &row) { return row.integer(0); });
    if (!number)
        return failure(number.error());
    Q_ASSERT_X(*number, "FeedWriter", "groups have no counter");
    return **number;
}

Status FeedWriter::insert(const SqlValues &rows)
{
    static const QString many = insertText(rowsPerStatement);
    static const QString one = insertText(1);
    auto at = rows.begin();
    while (at != rows.end()) {
        const bool full = rows.end() - at >= rowsPerStatement * columns;
        const auto end = at + (full ? rowsPerStatement : 1) * columns;
        if (const Status done = m_connection.run(full ? many : one, SqlValues(at, end)); !done)
            return done;
        at = end;
    }
    return {};
}

} // namespace storehand::oms
