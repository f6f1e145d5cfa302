// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storehand/StationRuntime.h"
#include "core/domain/Error.h"

#include <QRect>
#include <QSize>

namespace storehand::app {

/// What the program was asked to do.
struct CommandLine
{
    enum class Verb { Desktop, Headless, Screenshots, Decode, Scanners, Help, Version };

    Verb verb = Verb::Desktop;
    StationOptions station;
    QString locale;
    bool fullscreen = false;
    bool json = false; ///< a program beside the window listens on stdin and stdout
    QRect place;       ///< of the window on the screen; empty: where it falls
    QString pictures;  ///< the folder that screenshots go to
    bool dark = false;
    bool watch = false; ///< scanners: go on showing what they send
    QString replay;     ///< scanners: the journal to show instead
    QSize size{1280, 800};
    int textPercent = 100; ///< of screenshots
};

/// Malformed, with a sentence for people, when the words make no sense.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// Adds what the file station.json in the data folder says and no flag does.
[[nodiscard]] Status addConfig(CommandLine &line);

/// Says what is wrong with how the program was started; returns its exit code.
[[nodiscard]] int refuseUsage(const Error &error);

/// The text of --help.
[[nodiscard]] QString usage();

} // namespace storehand::app
