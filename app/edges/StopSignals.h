// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSocketNotifier>

#include <memory>

namespace storehand::app {

/// Lets SIGTERM, SIGINT and SIGHUP (its terminal is closed) end the event loop instead of the
/// process, so that files are closed as they should; SIGHUP not where whoever started the program
/// had it ignored, as nohup does. Make it before any thread is started and go on with watch() once
/// there is an application. SIGPIPE is ignored: who no longer reads is no reason to die.
class StopSignals
{
public:
    StopSignals();
    ~StopSignals();
    Q_DISABLE_COPY_MOVE(StopSignals)

    void watch();

private:
    int m_file = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace storehand::app
