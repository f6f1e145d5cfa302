// SPDX-License-Identifier: Apache-2.0
#include "app/edges/SystemClock.h"

#include <QTimer>

#include <ctime>

namespace storehand::app {

namespace {

class QtTimer : public Clock::Timer
{
public:
    QtTimer(Millis delay, std::function<void()> action)
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [run = std::move(action)] { run(); });
        m_timer.start(std::max(delay, Millis(0)));
    }

private:
    QTimer m_timer;
};

} // namespace

Instant SystemClock::now() const
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

Millis SystemClock::monotonic() const
{
    timespec time{}; // steady_clock stands still while the computer sleeps
    if (::clock_gettime(CLOCK_BOOTTIME, &time) != 0)
        qFatal("this system has no clock that goes on while it sleeps");
    return std::chrono::duration_cast<Millis>(std::chrono::seconds(time.tv_sec) +
                                              std::chrono::nanoseconds(time.tv_nsec));
}

std::unique_ptr<Clock::Timer> SystemClock::after(Millis delay, std::function<void()> action)
{
    return std::make_unique<QtTimer>(delay, std::move(action));
}

qint64 steadyMicroseconds()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace storehand::app
