// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedReader.h"

#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"
#include "core/wire/Entities.h"

#include <algorithm>
#include <tuple>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> resync(const QString &why)
{
    return failure(ErrorKind::Conflict, codes::resync, why);
}

FeedRow rowOf(const SqlRow &row)
{
    FeedRow change;
    change.topic = row.text(0);
    change.seq = row.integer(1);
    change.prev = row.integer(2);
    change.txn = row.integer(3);
    change.entity = row.text(4);
    change.id = row.text(5);
    change.version = row.integer(6);
    change.deleted = row.text(7) == "del"_L1;
    change.at = row.instant(8);
    change.body = row.bytes(9);
    return change;
}

/// How many rows make a page of at most `limit` rows.
int rowsOfPage(const QList<FeedRow> &rows, int limit)
{
    qint64 bytes = 0;
    for (int count = 0; count < limit && count < rows.size(); ++count) {
        bytes += rows[count].body.size();
        if (bytes > FeedReader::pageBytesMax)
            return std::max(1, count);
    }
    return limit;
}

/// The first `limit` rows; fewer so as not to cut a group in two, more if the first group alone is
/// longer. Says whether rows are left.
bool cutBetweenGroups(QList<FeedRow> &rows, int limit)
{
    if (rows.size() <= limit)
        return false;
    const qint64 cut = rows[limit].txn;
    const auto inGroup = [cut](const FeedRow &row) { return row.txn >= cut; };
    auto end = std::find_if(rows.begin(), rows.end(), inGroup);
    if (end == rows.begin())
        end = std::find_if(rows.begin(), rows.end(),
                           [cut](const FeedRow &row) { return row.txn > cut; });
    const bool more = end != rows.end();
    rows.erase(end, rows.end());
    return more;
}

} // namespace

Result<FeedPage> FeedReader::page(const QStringList &topics, const QString &cursorText, int limit,
                                  const KnownCommands &known)
{
    Result<CursorSeal::Opened> opened = checked(topics, cursorText);
    if (!opened)
        return failure(opened.error());
    FeedCursor &cursor = opened->cursor;
    if (opened->isOurs && cursor.commands.install == known.install &&
        cursor.commands.lastN > known.lastN)
        return resync(u"the reader's commands after %1 are gone"_s.arg(known.lastN));
    cursor.commands = known;
    const Result<QHash<QString, FeedHead>> heads = m_heads.of(topics);
    if (!heads)
        return failure(heads.error());

    // On PostgreSQL the next statement sees more than this one did. Then a group is whole only if
    // all its topics are read at one moment.
    const bool readsAll = m_connection.engine() == Engine::Postgres;
    QMap<QString, qint64> after;
    bool hasNews = false;
    for (const QString &topic : topics) {
        const FeedHead head = heads->value(topic);
        const qint64 seen = cursor.seen.value(topic);
        if (seen > 0 && seen < head.floor)
            return resync(u"the changes after %1 of %2 are no longer kept"_s.arg(seen).arg(topic));
        if (seen > head.seq)
            return resync(u"%1 has no change %2"_s.arg(topic).arg(seen));
        const bool isNews = seen < head.seq;
        hasNews = hasNews || isNews;
        if (isNews || readsAll)
            after.insert(topic, seen);
    }

    FeedPage page;
    page.epoch = cursor.epoch;
    if (hasNews) {
        Result<QList<FeedRow>> rows = rowsAfter(after, limitMax);
        if (!rows)
            return failure(rows.error());
        page.more = cutBetweenGroups(*rows, rowsOfPage(*rows, std::clamp(limit, 1, limitMax)));
        page.changes = *std::move(rows);
    }
    for (FeedRow &row : page.changes) {
        cursor.seen.insert(row.topic, row.seq);
        if (const Status isOpen = open(row); !isOpen)
            return failure(isOpen.error());
    }
    for (const QString &topic : topics) {
        if (planted(Bug::SkipsUncommitted) && heads->value(topic).seq > 0)
            cursor.seen.insert(topic, heads->value(topic).seq);
    }
    page.next = m_seal.seal(cursor);
    for (const QString &topic : topics) {
        const FeedHead head = heads->value(topic);
        page.remaining += std::max<qint64>(0, head.seq - cursor.seen.value(topic));
        if (cursor.seen.value(topic) == head.seq)
            page.digest.insert(topic, head.digest);
    }
    return page;
}

Result<qint64> FeedReader::countAfter(const QStringList &topics, const QString &text)
{
    const Result<CursorSeal::Opened> opened = checked(topics, text);
    if (!opened)
        return failure(opened.error());
    const Result<QHash<QString, FeedHead>> heads = m_heads.of(topics);
    if (!heads)
        return failure(heads.error());
    qint64 count = 0;
    for (const QString &topic : topics)
        count += std::max<qint64>(0, heads->value(topic).seq - opened->cursor.seen.value(topic));
    return count;
}

Result<std::optional<FeedCursor>> FeedReader::proofIn(const QStringList &topics,
                                                      const QString &text)
{
    Result<CursorSeal::Opened> opened = checked(topics, text);
    if (!opened && opened.error().code != codes::resync)
        return failure(opened.error());
    if (!opened || !opened->isOurs)
        return std::nullopt;
    return std::move(opened->cursor);
}

Result<CursorSeal::Opened> FeedReader::checked(const QStringList &topics, const QString &text)
{
    Result<QString> epoch = m_heads.epoch();
    if (!epoch)
        return failure(epoch.error());
    if (text.isEmpty())
        return CursorSeal::Opened{{*std::move(epoch), {}}};
    Result<CursorSeal::Opened> opened = m_seal.open(text);
    if (!opened)
        return opened;
    const FeedCursor &cursor = opened->cursor;
    if (cursor.epoch != *epoch)
        return resync(u"the feed began anew"_s);
    for (auto it = cursor.seen.begin(); it != cursor.seen.end(); ++it) {
        if (!topics.contains(it.key()))
            return failure(ErrorKind::Malformed, codes::malformed,
                           u"the cursor belongs to other topics"_s);
    }
    return opened;
}

/// One row more than `limit`, to see where the last group ends; all topics in one statement, so
/// that all are read as of the same moment. Each topic comes in order by itself: a database that
/// puts them in order together carries every body through its sorter.
Result<QList<FeedRow>> FeedReader::rowsAfter(const QMap<QString, qint64> &after, int limit)
{
    QString sql;
    SqlValues values;
    int part = 0;
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (part > 0)
            sql += u" UNION ALL "_s;
        sql += u"SELECT * FROM (SELECT topic, seq, prev, txn, entity, id, version, op, at, body"
               " FROM feed WHERE topic = ? AND seq > ? ORDER BY seq LIMIT ?) t%1"_s.arg(part++);
        values.insert(values.end(), {it.key(), it.value(), limit + 1});
    }

    QList<FeedRow> rows;
    const Status read =
        m_connection.query(sql, values, [&](const SqlRow &row) { rows.append(rowOf(row)); });
    if (!read)
        return failure(read.error());
    std::sort(rows.begin(), rows.end(), [](const FeedRow &a, const FeedRow &b) {
        return std::tie(a.txn, a.topic, a.seq) < std::tie(b.txn, b.topic, b.seq);
    });
    rows.resize(std::min<qsizetype>(rows.size(), limit + 1));
    return rows;
}

/// Opens what rests sealed. Somebody whose key was erased is served as a deletion.
Status FeedReader::open(FeedRow &row)
{
    if (row.deleted || row.entity != wire::entity::customer)
        return {};
    const Result<std::optional<QByteArray>> body = m_customers.open(CustomerId(row.id), row.body);
    if (!body)
        return failure(body.error());
    row.deleted = !body->has_value();
    row.body = body->value_or(QByteArray());
    return {};
}

} // namespace storehand::oms
