// SPDX-License-Identifier: Apache-2.0
#include "app/edges/StopSignals.h"

#include <QCoreApplication>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace storehand::app {

namespace {

/// As under nohup. What is blocked would wait for us all the same.
bool isIgnored(int signal)
{
    struct sigaction now = {};
    return ::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

} // namespace

StopSignals::StopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    if (!isIgnored(SIGHUP))
        sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    m_file = ::signalfd(-1, &signals, SFD_CLOEXEC);
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    if (m_file >= 0)
        ::close(m_file);
}

void StopSignals::watch()
{
    m_notifier = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, QCoreApplication::instance(),
                     &QCoreApplication::quit);
}

} // namespace storehand::app
