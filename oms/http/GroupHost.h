// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace storehand::oms {

/// What a GroupRunner drives: one order manager with its database connection. Made, used and
/// destroyed on one thread only.
class GroupHost
{
public:
    virtual ~GroupHost() = default;

    [[nodiscard]] virtual Status beginGroup() = 0;
    /// Runs `work` in a savepoint of the group; false from it undoes what it did. `storage_busy`
    /// when that was because another node was in the way: the whole group may be run again.
    [[nodiscard]] virtual Status inSavepoint(const std::function<bool()> &work) = 0;
    /// Makes the group durable.
    [[nodiscard]] virtual Status commitGroup() = 0;
    /// After any failure; leaves a connection on which beginGroup() may be tried again, or a broken
    /// one.
    virtual void rollbackGroup() = 0;
    /// The database connection is of no use any more: the host is destroyed and made anew.
    [[nodiscard]] virtual bool isBroken() const = 0;
    /// The feed topics that the last commit changed, each once.
    [[nodiscard]] virtual QStringList takeChangedTopics() = 0;
    /// The feed topics that other nodes on the same database changed since the last call.
    [[nodiscard]] virtual Result<QStringList> topicsChangedElsewhere() = 0;

    /// When the earliest row of `due` is to run; nothing if there is none.
    [[nodiscard]] virtual Result<std::optional<Instant>> nextDue() = 0;
    /// Runs at most `limit` rows due at `now`, inside a group, and says how many it ran.
    [[nodiscard]] virtual Result<int> runDue(Instant now, int limit) = 0;
};

} // namespace storehand::oms
