// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/EventLoop.h"
#include "tests/sim/Timeline.h"

#include <map>

namespace storehand::sim {

/// The clock and event loop of one run of one simulated program: its wall clock may be wrong and
/// jump, both clocks may drift, and the computer may be asleep. Dies with the program.
class SimClock : public oms::EventLoop
{
public:
    /// `wallError`: how far the wall clock is ahead of the true one. `drift`: how much faster it
    /// runs, in parts per million.
    SimClock(Timeline &timeline, Millis wallError, int drift);
    ~SimClock() override;

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Millis monotonic() const override;
    [[nodiscard]] std::unique_ptr<Timer> after(Millis delay, std::function<void()> action) override;
    void post(std::function<void()> action) override;

    /// Somebody sets the wall clock.
    void jump(Millis by) { m_wallError += by; }
    [[nodiscard]] Millis wallError() const { return m_wallError; }
    /// Lid closed, lid open: no timer runs in between.
    void suspend();
    void resume();
    [[nodiscard]] bool isAsleep() const { return m_asleepSince.has_value(); }

    /// 2026-11-21T09:00:00Z: when every simulation begins.
    static constexpr Instant beginning{1'795'251'600'000};

private:
    struct Pending;

    [[nodiscard]] Millis elapsed(Millis trueSpan) const;
    /// What timers go by.
    [[nodiscard]] Millis awake() const;
    void arm();
    void runDue();

    Timeline &m_timeline;
    const Millis m_born;
    Millis m_wallError;
    const int m_drift;
    Millis m_slept{0};
    std::optional<Millis> m_asleepSince;
    std::multimap<Millis, std::weak_ptr<Pending>> m_timers;
    Timeline::Plan m_next;
    Millis m_nextAt{0};
};

} // namespace storehand::sim
