// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/StopSignals.h"

#include <csignal>

namespace storehand::oms {

namespace {

/// As under nohup. What is blocked would wait for us all the same.
bool isIgnored(int signal)
{
    struct sigaction now = {};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    if (!isIgnored(SIGHUP))
        sigaddset(&signals, SIGHUP);
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
