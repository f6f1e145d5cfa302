// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedHeads.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A transaction notes its time when it moves a head and commits a moment later, on a node whose
/// clock may differ a little.
constexpr Millis lookBack{60'000};

FeedHead headOf(const SqlRow &row)
{
    return {row.integer(1), static_cast<quint64>(row.integer(2)), row.integer(3)};
}

} // namespace

Status FeedHeads::load()
{
    m_known.clear();
    m_open = {};
    Result<QString> epoch = readEpoch();
    if (!epoch)
        return failure(epoch.error());
    m_epoch = *std::move(epoch);
    return m_connection.query(
        u"SELECT topic, head, digest, floor FROM feed_head"_s, {},
        [this](const SqlRow &row) { m_known.insert(row.text(0), headOf(row)); });
}

Result<QHash<QString, FeedHead>> FeedHeads::of(const QStringList &topics)
{
    if (m_connection.engine() == Engine::Postgres)
        return read(topics);
    QHash<QString, FeedHead> heads;
    for (const QString &topic : topics) {
        const auto open = m_open.heads.constFind(topic);
        heads.insert(topic, open == m_open.heads.constEnd() ? m_known.value(topic) : *open);
    }
    return heads;
}

Result<QHash<QString, FeedHead>> FeedHeads::read(const QStringList &topics)
{
    QHash<QString, FeedHead> heads;
    if (topics.isEmpty()) // PostgreSQL knows no empty list
        return heads;
    SqlValues values;
    QStringList marks;
    for (const QString &topic : topics) {
        heads.insert(topic, {});
        values.emplace_back(topic);
        marks.append(u"?"_s);
    }
    const Status status = m_connection.query(
        u"SELECT topic, head, digest, floor FROM feed_head WHERE topic IN ("_s +
            marks.join(u", "_s) + u")"_s,
        values, [&](const SqlRow &row) { heads.insert(row.text(0), headOf(row)); });
    if (!status)
        return failure(status.error());
    return heads;
}

void FeedHeads::moved(const QString &topic, const FeedHead &head)
{
    m_open.heads.insert(topic, head);
}

Result<QString> FeedHeads::epoch()
{
    if (m_connection.engine() == Engine::Postgres)
        return readEpoch();
    return m_open.epoch.value_or(m_epoch);
}

Result<QString> FeedHeads::readEpoch()
{
    const auto epoch = m_connection.first(u"SELECT value FROM meta WHERE name = 'epoch'"_s, {},
                                          [](const SqlRow &row) { return row.bytes(0); });
    if (!epoch)
        return failure(epoch.error());
    return QString::fromUtf8(epoch->value_or(QByteArray()));
}

Status FeedHeads::beginEpoch(const QString &epoch)
{
    const Result<QString> before = this->epoch();
    if (!before)
        return failure(before.error());
    const Result<qint64> changed =
        m_connection.change(u"UPDATE meta SET value = ? WHERE name = 'epoch' AND value = ?"_s,
                            {epoch.toUtf8(), before->toUtf8()});
    if (!changed)
        return failure(changed.error());
    if (*changed > 0)
        m_open.epoch = epoch;
    return {};
}

QStringList FeedHeads::committed()
{
    QStringList moved;
    for (auto it = m_open.heads.constBegin(); it != m_open.heads.constEnd(); ++it) {
        m_known.insert(it.key(), it.value());
        moved.append(it.key());
    }
    if (m_open.epoch)
        m_epoch = *m_open.epoch;
    m_open = {};
    std::sort(moved.begin(), moved.end());
    return moved;
}

Result<QStringList> FeedHeads::movedElsewhere(Instant now)
{
    QStringList moved;
    const Status status = m_connection.query(
        u"SELECT topic, head, digest, floor FROM feed_head WHERE changed_at >= ? ORDER BY topic"_s,
        {now - lookBack}, [&](const SqlRow &row) {
            FeedHead &known = m_known[row.text(0)];
            const FeedHead head = headOf(row);
            if (head.seq > known.seq)
                moved.append(row.text(0));
            known = head;
        });
    if (!status)
        return failure(status.error());
    return moved;
}

} // namespace storehand::oms
