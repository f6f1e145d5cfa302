// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

// Usage card, for what another thread, a timer, a socket or a device brings about
//   EVENTUALLY_VERIFY(window.isVisible());
//   EVENTUALLY_COMPARE(server.goneCount(), 1);
//
// The event loop runs meanwhile. Waiting ends as soon as it is so, thus the patience costs nothing
// when all is well; it is long because a test may have to share two cores with a build. That is
// why the waits of Qt Test that give up after five seconds are not used (tests/tidy).
#define EVENTUALLY_VERIFY(condition)                                                               \
    QTRY_VERIFY_WITH_TIMEOUT(condition, storehand::test::eventuallyMs)
#define EVENTUALLY_COMPARE(actual, expected)                                                       \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, storehand::test::eventuallyMs)

namespace storehand::test {

inline constexpr int eventuallyMs = 30'000;

} // namespace storehand::test
