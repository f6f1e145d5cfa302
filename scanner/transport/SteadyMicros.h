// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>

namespace storehand::scanner {

/// Microseconds of the clock by which arrivals are stamped. Only differences mean something.
[[nodiscard]] inline qint64 steadyMicros()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace storehand::scanner
