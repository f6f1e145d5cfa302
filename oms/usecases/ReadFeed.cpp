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

Result<KnownCommands> commandsOf(Storage &storage, const StationIdentity &who)
{
    const Result<std::optional<Install>> install = storage.stations.latestInstall(who.station);
    if (!install)
        return failure(install.error());
    return *install ? KnownCommands{(*install)->id, (*install)->lastN} : KnownCommands{};
}

Result<FeedAnswer> readFeed(Storage &storage, FeedReader &reader, const StationIdentity &who,
                            const QString &cursor, int limit, Instant now)
{
    FeedAnswer answer;
    answer.topics = topics::ofStation(who.store);
    const Result<KnownCommands> known = commandsOf(storage, who);
    if (!known)
        return failure(known.error());
    const Result<FeedPage> page = reader.page(answer.topics, cursor, limit, *known);
    if (!page)
        return failure(page.error());

    const wire::FeedPage frame{.epoch = page->epoch,
                               .changes = {},
                               .next = page->next,
                               .more = page->more,
                               .lastN = known->lastN,
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
