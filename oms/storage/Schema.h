// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Migrations.h"

namespace storehand::oms {

/// The schema of the central database, step by step from an empty one. docs/order-manager.md
/// explains the tables.
[[nodiscard]] const std::vector<Migration> &schemaMigrations();

/// How the central database is opened as a SQLite file: for groups of commits that fit into memory.
[[nodiscard]] SqliteOptions centralFile(const QString &path);

} // namespace storehand::oms
