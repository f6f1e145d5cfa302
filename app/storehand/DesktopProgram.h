// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand/CommandLine.h"

namespace storehand::app {

/// Chooses how Qt draws: on the processor where there is no graphics card, and without a screen for
/// pictures. Call it before the application object is made.
void prepareDrawing(const CommandLine &line);

/// The station with its window, until it is closed. Needs a QGuiApplication. The exit code; when
/// the station cannot start, the reason stands on stderr.
[[nodiscard]] int runDesktop(const CommandLine &line);

/// The verb `screenshots`.
[[nodiscard]] int runScreenshots(const CommandLine &line);

} // namespace storehand::app
