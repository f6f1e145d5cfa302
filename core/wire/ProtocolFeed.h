// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/Protocol.h"

#include <QList>
#include <QMap>

namespace storehand::wire {

enum class ChangeOp { Put, Delete };

/// One row of the feed: an entity as it is now, or that it is gone.
struct Change
{
    QString topic;
    qint64 seq = 0;  ///< rises by one within a topic
    qint64 prev = 0; ///< the topic's previous row that was kept; seq − 1 but after compaction
    QString entity;
    QString id;
    qint64 version = 0;
    ChangeOp op = ChangeOp::Put;
    Json body;      ///< empty for Delete
    qint64 txn = 0; ///< rows of one group have the same number and come in one answer
    std::optional<Instant> at;

    friend bool operator==(const Change &, const Change &) = default;
};

/// GET /v1/feed?c=<cursor>&wait=<seconds>&limit=<rows>&schema=<number>
struct FeedPage
{
    QString epoch;
    QList<Change> changes;         ///< at most feedRowsMax
    QString next;                  ///< opaque: where the next request goes on
    bool more = false;             ///< the feed has rows after these
    qint64 lastN = 0;              ///< of the asking install
    QMap<QString, quint64> digest; ///< topic → digest at `next`; only when nothing more is there
    qint64 remaining = 0;          ///< about how many rows come after these
    std::optional<Instant> serverTime;

    friend bool operator==(const FeedPage &, const FeedPage &) = default;
};

[[nodiscard]] Json toJson(const Change &change);
[[nodiscard]] Json toJson(const FeedPage &page);
[[nodiscard]] Result<FeedPage> decodeFeedPage(const QByteArray &bytes);

/// Path and query of a feed request; an empty cursor asks from the beginning. It names the schema
/// that this program reads.
[[nodiscard]] QByteArray feedTarget(const QString &cursor, int waitSeconds, int limit);

} // namespace storehand::wire
