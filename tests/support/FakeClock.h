// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"

#include <map>

namespace storehand::test {

// Usage card
//   FakeClock clock;                 starts at 2026-11-21T09:00:00.000Z
//   clock.advance(minutes)           both clocks move; timers that fall due run, in order of time
//   clock.setWall(instant)           only the wall clock jumps, as if somebody set it
//   clock.runNextTimer()             jumps to the next timer and runs it; false when there is none
class FakeClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_wall; }
    [[nodiscard]] Millis monotonic() const override { return m_monotonic; }
    [[nodiscard]] std::unique_ptr<Timer> after(Millis delay, std::function<void()> action) override;

    void advance(Millis span);
    void setWall(Instant at) { m_wall = at; }
    bool runNextTimer();

private:
    struct Pending;
    using Queue = std::multimap<Millis, std::weak_ptr<Pending>>;

    void moveTo(Millis at);
    bool runFirstDue(Millis until);

    Instant m_wall{1795251600000}; // 2026-11-21T09:00:00Z
    Millis m_monotonic{0};
    Queue m_queue;
};

} // namespace storehand::test
