// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedAudit.h"

#include "core/crypto/EntityDigest.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyOf(const QString &entity, const QString &id)
{
    return entity + u' ' + id;
}

} // namespace

Status FeedAudit::run(const Finding &finding)
{
    m_topics.clear();
    m_rows = 0;
    if (const Status read = readRows(finding); !read)
        return read;
    return readHeads(finding);
}

Status FeedAudit::readRows(const Finding &finding)
{
    return m_connection.query(
        u"SELECT topic, seq, prev, entity, id, version, op FROM feed ORDER BY topic, seq"_s, {},
        [&](const SqlRow &row) {
            ++m_rows;
            const QString name = row.text(0);
            Topic &topic = m_topics[name];
            const qint64 seq = row.integer(1);
            if (row.integer(2) != topic.seq)
                finding(u"feed %1/%2 follows %3, but names %4 before it"_s.arg(name)
                            .arg(seq)
                            .arg(topic.seq)
                            .arg(row.integer(2)));
            topic.seq = seq;
            const QString entity = row.text(3);
            const QString id = row.text(4);
            const qint64 version = row.integer(5);
            qint64 &known = topic.versions[keyOf(entity, id)];
            const bool deleted = row.text(6) == "del"_L1;
            if (deleted ? version < known : version <= known)
                finding(u"feed %1/%2 gives %3 %4 the version %5 after %6"_s.arg(
                    name, QString::number(seq), entity, id, QString::number(version),
                    QString::number(known)));
            if (known > 0)
                topic.digest ^= entityDigest(entity, id, known);
            if (!deleted)
                topic.digest ^= entityDigest(entity, id, version);
            known = deleted ? 0 : version;
        });
}

Status FeedAudit::readHeads(const Finding &finding)
{
    QHash<QString, Topic> left = m_topics;
    const Status read = m_connection.query(
        u"SELECT topic, head, digest FROM feed_head ORDER BY topic"_s, {}, [&](const SqlRow &row) {
            const Topic topic = left.take(row.text(0));
            if (topic.seq != row.integer(1))
                finding(u"feed %1 ends at %2, its head says %3"_s.arg(row.text(0))
                            .arg(topic.seq)
                            .arg(row.integer(1)));
            if (topic.digest != static_cast<quint64>(row.integer(2)))
                finding(u"feed %1 has another digest than its rows give"_s.arg(row.text(0)));
        });
    if (!read)
        return read;
    for (auto it = left.constBegin(); it != left.constEnd(); ++it)
        finding(u"feed %1 has rows but no head"_s.arg(it.key()));
    return {};
}

qint64 FeedAudit::versionOf(const QString &topic, const QString &entity, const QString &id) const
{
    return m_topics.value(topic).versions.value(keyOf(entity, id));
}

} // namespace storehand::oms
