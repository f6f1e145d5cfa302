// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"

namespace storehand::app {

/// The operating system's time and the event loop of the thread it was made on.
class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Millis monotonic() const override;
    [[nodiscard]] std::unique_ptr<Timer> after(Millis delay, std::function<void()> action) override;
};

/// Microseconds of std::chrono::steady_clock, which stamp the first byte of a scan and its commit.
[[nodiscard]] qint64 steadyMicroseconds();

} // namespace storehand::app
