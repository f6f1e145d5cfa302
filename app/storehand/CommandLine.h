// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand/StationRuntime.h"
#include "core/domain/Error.h"

namespace storehand::app {

/// What the program was asked to do.
struct CommandLine
{
    enum class Verb { Desktop, Headless, Help, Version };

    Verb verb = Verb::Desktop;
    StationOptions station;
    QString locale;
    bool fullscreen = false;
};

/// Malformed, with a sentence for people, when the words make no sense.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The text of --help.
[[nodiscard]] QString usage();

} // namespace storehand::app
