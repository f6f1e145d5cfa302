// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Migrations.h"

namespace storehand::oms {

/// The schema of the central database, step by step from an empty one. docs/storage.md explains the
/// tables.
[[nodiscard]] const std::vector<Migration> &schemaMigrations();

} // namespace storehand::oms
