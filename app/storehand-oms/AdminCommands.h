// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand-oms/CommandLine.h"

namespace storehand::oms {

/// Runs import, enrol, channel-key or verify: through the server that runs on the data folder, or
/// on the database itself if none does. Prints results and findings; returns the exit code.
[[nodiscard]] int runAdminCommand(const CommandLine &line);

} // namespace storehand::oms
