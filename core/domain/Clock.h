// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <functional>
#include <memory>

namespace storehand {

/// The edge to time: what it is, and being called later. Production binds it to the operating
/// system and the event loop (app/edges/SystemClock), tests to a script (tests/support/FakeClock).
///
/// Single-threaded: a Clock belongs to the thread that made it, and calls back on that thread.
class Clock
{
public:
    /// Cancels its callback when destroyed; safe to destroy inside its callback and after it.
    class Timer
    {
    public:
        virtual ~Timer() = default;
    };

    virtual ~Clock() = default;

    /// Wall-clock time. May jump, also backwards, also by years: nothing may depend on it being
    /// right.
    [[nodiscard]] virtual Instant now() const = 0;

    /// Milliseconds since an arbitrary start; never go backwards, and go on while asleep.
    [[nodiscard]] virtual Millis monotonic() const = 0;

    /// Calls `action` once after `delay`, sleep not counted, and never from inside this call.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(Millis delay,
                                                       std::function<void()> action) = 0;
};

} // namespace storehand
