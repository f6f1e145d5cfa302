// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Migrations.h"

namespace storehand {

/// All steps of the cache file's schema, described in docs/storage.md.
[[nodiscard]] const std::vector<Migration> &cacheMigrations();

/// What a row of the table `copy` is.
enum class CopyState { Shadow = 0, Shown = 1, Dropped = 2 };

} // namespace storehand
