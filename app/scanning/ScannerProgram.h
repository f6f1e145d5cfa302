// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanning/ScannerDoctor.h"

namespace storehand::app {

/// Runs the doctor in the event loop of the application: events on stdout, a JSON object a line,
/// unless that is a terminal; words for people on stderr. The exit code.
[[nodiscard]] int runScannerDoctor(const ScannerDoctor::Options &options);

} // namespace storehand::app
