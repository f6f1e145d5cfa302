// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/StopSignals.h"

#include <csignal>

namespace storehand::oms {

namespace {

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

void holdStopSignals()
{
    const sigset_t signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void waitForStopSignal()
{
    const sigset_t signals = stopSignals();
    int received = 0;
    sigwait(&signals, &received);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

} // namespace storehand::oms
