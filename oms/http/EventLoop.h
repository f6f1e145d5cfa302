// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"

#include <functional>

namespace storehand::oms {

/// The one thread on which requests are taken in and answered, as routes and what they hand work to
/// see it: a clock, and a way onto that thread. Production: IoLoop; simulated: tests/sim/SimClock.
class EventLoop : public Clock
{
public:
    /// Runs `action` on the loop's thread, after what was posted before and never from inside this
    /// call. Any thread.
    virtual void post(std::function<void()> action) = 0;
};

} // namespace storehand::oms
