// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <csignal>

namespace storehand::app {

/// The signals that ask a program to end: SIGTERM, SIGINT, and SIGHUP (its terminal is closed)
/// unless whoever started it had that ignored, as nohup does: what is blocked would wait for us all
/// the same.
inline sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    struct sigaction now = {};
    const bool isIgnored = ::sigaction(SIGHUP, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
    if (!isIgnored)
        sigaddset(&signals, SIGHUP);
    return signals;
}

} // namespace storehand::app
