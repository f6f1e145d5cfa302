// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Eventually.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace storehand::test {

// Usage card, for tests that wait thousands of times
//   (void)comesTrue([&] { … });      looks after each round of events, where EVENTUALLY_VERIFY
//                                    sleeps for 10 ms; false when patience has run out
//   runAllEvents();                  all that wait, and what they bring about

template <typename Condition>
[[nodiscard]] bool comesTrue(const Condition &condition)
{
    constexpr int lookAgainMs = 50; // another thread may have brought it about without an event
    QTimer heartbeat;
    heartbeat.start(lookAgainMs);
    const QDeadlineTimer patience(eventuallyMs);
    while (!condition()) {
        if (patience.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

inline void runAllEvents()
{
    QEventLoop loop;
    while (loop.processEvents())
        ;
}

} // namespace storehand::test
