// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ReadFeed.h"

#include "core/wire/ProtocolFeed.h"
#include "oms/feed/Topics.h"
#include "oms/usecases/JsonSplice.h"

namespace storehand::oms {

namespace {

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
                       : filled(wire::toJson(change), "body", "{}", row.body);
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
    answer.body = filled(wire::toJson(frame), "changes", "[]", '[' + changes.join(',') + ']');
    answer.empty = page->changes.isEmpty();
    return answer;
}

} // namespace storehand::oms
