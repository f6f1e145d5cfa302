// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/StopSignals.h"

#include "app/edges/StopSignalSet.h"

namespace storehand::oms {

void holdStopSignals()
{
    const sigset_t signals = app::stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void waitForStopSignal()
{
    const sigset_t signals = app::stopSignals();
    int received = 0;
    sigwait(&signals, &received);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

} // namespace storehand::oms
