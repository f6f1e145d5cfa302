// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Instant.h"

namespace storehand {

/// Moves a SQLite file that nobody has open, with its write-ahead log, to `<path>.damaged-<time>`,
/// and deletes an older one so moved. Returns the new path; nothing is there is no failure.
[[nodiscard]] Result<QString> setDatabaseAside(const SqliteOptions &options, Instant now);

/// Deletes what setDatabaseAside() moved before `then`.
[[nodiscard]] Status removeSetAside(const SqliteOptions &options, Instant then);

/// Deletes a SQLite file that nobody has open, its write-ahead log, backups and files set aside.
[[nodiscard]] Status removeDatabase(const SqliteOptions &options);

} // namespace storehand
