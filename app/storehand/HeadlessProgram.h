// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/edges/Background.h"
#include "app/headless/HeadlessSession.h"
#include "app/storehand/InputLines.h"
#include "app/storehand/StationRuntime.h"

namespace storehand::app {

/// The headless station as a program: JSON lines on stdin and stdout, words for people on stderr.
class HeadlessProgram : public QObject
{
    Q_OBJECT

public:
    explicit HeadlessProgram(StationOptions options);

    /// Runs until `quit`, the end of stdin, or a failed start. The exit code.
    [[nodiscard]] int run();

private:
    void started(const Status &status);
    void listen();
    [[nodiscard]] HeadlessSession::Outside outside();

    StationOptions m_options;
    std::unique_ptr<StationRuntime> m_runtime;
    std::unique_ptr<HeadlessSession> m_session;
    Background m_background;
    std::unique_ptr<InputLines> m_input;
};

} // namespace storehand::app
