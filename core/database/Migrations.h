// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

#include <functional>
#include <vector>

namespace storehand {

/// One step of a schema. Once released it is never edited; a later step corrects it.
struct Migration
{
    int version = 0; ///< 1, 2, 3 … without a gap
    std::vector<QString> statements;
    /// Runs after the statements, for what SQL alone cannot do.
    std::function<Status(Connection &)> then = {};
};

/// Brings a database up to the last of `migrations`, each step in a transaction of its own, so a
/// program killed in between goes on where it stopped. The version reached stands in the table
/// `schema_version`. `database_newer` when the database knows a version that this program does not.
/// Several PostgreSQL nodes may call this at once: one works, the others wait.
[[nodiscard]] Status migrate(Connection &connection, const std::vector<Migration> &migrations);

/// The version the database is at; 0 before the first migration.
[[nodiscard]] Result<int> schemaVersion(Connection &connection);

} // namespace storehand
