// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ReadFeed.h"

#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolFeed.h"
#include "oms/feed/Topics.h"

namespace storehand::oms {

namespace {

/// `object` with `value` in place of the first `empty`. Bodies rest as the bytes that travel, so
/// they are put in as they are instead of being parsed and written again.
QByteArray filled(const QJsonObject &object, const QByteArray &empty, const QByteArray &name,
                  const QByteArray &value)
{
    QByteArray bytes = wire::toBytes(object);
    const QByteArray mark = '"' + name + "\":" + empty;
    const qsizetype at = bytes.indexOf(mark);
    Q_ASSERT_X(at >= 0, "readFeed", "a message lacks the field that is to be filled");
    return bytes.replace(at, mark.size(), '"' + name + "\":" + value);
}

QByteArray encode(const FeedRow &row)
{
    const wire::Change change{.topic = row.topic,
                              .seq = row.seq,
                              .prev = row.prev,
                              .entity = row.entity,
                              .id = row.id,
                              .version = row.version,
                              .op = row.deleted ? wire::ChangeOp::Delete : wire::ChangeOp::Put,
                              .body = {},
                              .txn = row.txn,
                              .at = row.at};
    return row.deleted ? wire::toBytes(wire::toJson(change))
                       : filled(wire::toJson(change), "{}", "body", row.body);
}

} // namespace

Result<FeedAnswer> readFeed(Storage &storage, FeedReader &reader, const StationIdentity &who,
                            const QString &cursor, int limit, Instant now)
{
    FeedAnswer answer;
    answer.topics = topics::ofStation(who.store);
    const Result<FeedPage> page = reader.page(answer.topics, cursor, limit);
    if (!page)
        return failure(page.error());
    const Result<std::optional<Install>> install = storage.stations.latestInstall(who.station);
    if (!install)
        return failure(install.error());

    const wire::FeedPage frame{.epoch = page->epoch,
                               .changes = {},
                               .next = page->next,
                               .more = page->more,
                               .lastN = *install ? (*install)->lastN : 0,
                               .digest = page->more ? QMap<QString, quint64>() : page->digest,
                               .remaining = page->remaining,
                               .serverTime = now};
    QByteArrayList changes;
    for (const FeedRow &row : page->changes)
        changes.append(encode(row));
    answer.body = filled(wire::toJson(frame), "[]", "changes", '[' + changes.join(',') + ']');
    answer.empty = page->changes.isEmpty();
    return answer;
}

} // namespace storehand::oms
