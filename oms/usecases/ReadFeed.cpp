// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ReadFeed.h"

#include "core/wire/ProtocolFeed.h"
#include "oms/feed/Topics.h"

namespace storehand::oms {

namespace {

/// Its body goes out as the bytes that rest here.
wire::Change changeOf(const FeedRow &row)
{
    return {.topic = row.topic,
            .seq = row.seq,
            .prev = row.prev,
            .entity = row.entity,
            .id = row.id,
            .version = row.version,
            .op = row.deleted ? wire::ChangeOp::Delete : wire::ChangeOp::Put,
            .body = row.deleted ? wire::Json() : wire::Json::ofBytes(row.body),
            .txn = row.txn,
            .at = row.at};
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

    wire::FeedPage told{.epoch = page->epoch,
                        .changes = {},
                        .next = page->next,
                        .more = page->more,
                        .lastN = known->lastN,
                        .digest = page->more ? QMap<QString, quint64>() : page->digest,
                        .remaining = page->remaining,
                        .serverTime = now};
    for (const FeedRow &row : page->changes)
        told.changes.append(changeOf(row));
    answer.body = wire::toBytes(wire::toJson(told));
    answer.empty = page->changes.isEmpty();
    return answer;
}

} // namespace storehand::oms
