// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand-oms/CommandLine.h"

namespace storehand::oms {

/// Runs the server until SIGTERM or SIGINT; returns the exit code. Before any thread is started.
[[nodiscard]] int runServe(const CommandLine &line);

} // namespace storehand::oms
