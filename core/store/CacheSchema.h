// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Migrations.h"

namespace storehand {

/// All steps of the cache file's schema, described in docs/storage.md.
[[nodiscard]] const std::vector<Migration> &cacheMigrations();

} // namespace storehand
