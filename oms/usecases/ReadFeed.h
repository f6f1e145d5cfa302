// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/feed/FeedReader.h"
#include "oms/usecases/StationAccess.h"

namespace storehand::oms {

/// A ready answer of GET /v1/feed.
struct FeedAnswer
{
    QByteArray body;    ///< wire form of wire::FeedPage
    bool empty = false; ///< it brings no change: a long poll may wait
    QStringList topics; ///< for changes in these
};

/// What a cursor remembers of a station: the commands of its newest install.
[[nodiscard]] Result<KnownCommands> commandsOf(Storage &storage, const StationIdentity &who);

/// What is new for a station behind its cursor. Errors as FeedReader::page().
[[nodiscard]] Result<FeedAnswer> readFeed(Storage &storage, FeedReader &reader,
                                          const StationIdentity &who, const QString &cursor,
                                          int limit, Instant now);

} // namespace storehand::oms
