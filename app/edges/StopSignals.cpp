// SPDX-License-Identifier: Apache-2.0
#include "app/edges/StopSignals.h"

#include "app/edges/StopSignalSet.h"

#include <QCoreApplication>

#include <sys/signalfd.h>
#include <unistd.h>

namespace storehand::app {

StopSignals::StopSignals()
{
    const sigset_t signals = stopSignals();
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
