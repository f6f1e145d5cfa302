// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/SimClock.h"

namespace storehand::sim {

namespace {

constexpr qint64 million = 1'000'000;
/// A program finds the monotonic clock somewhere.
constexpr Millis bootOffset{100'000};

} // namespace

struct SimClock::Pending
{
    std::function<void()> action;
    std::shared_ptr<Pending> posted; ///< keeps itself until it ran
};

namespace {

template <typename T>
class OwnedTimer : public Clock::Timer
{
public:
    explicit OwnedTimer(std::shared_ptr<T> pending)
        : m_pending(std::move(pending))
    {}

private:
    std::shared_ptr<T> m_pending;
};

} // namespace

SimClock::SimClock(Timeline &timeline, Millis wallError, int drift)
    : m_timeline(timeline)
    , m_born(timeline.now())
    , m_wallError(wallError)
    , m_drift(drift)
{}

SimClock::~SimClock()
{
    for (const auto &[at, timer] : m_timers) {
        if (const auto pending = timer.lock())
            pending->posted.reset();
    }
}

Millis SimClock::elapsed(Millis trueSpan) const
{
    return trueSpan + trueSpan * m_drift / million;
}

Instant SimClock::now() const
{
    return beginning + (m_timeline.now() + elapsed(m_timeline.now() - m_born) -
                        (m_timeline.now() - m_born) + m_wallError);
}

Millis SimClock::monotonic() const
{
    return bootOffset + elapsed(m_timeline.now() - m_born);
}

Millis SimClock::awake() const
{
    const Millis until = m_asleepSince.value_or(m_timeline.now());
    return elapsed(until - m_born - m_slept);
}

std::unique_ptr<Clock::Timer> SimClock::after(Millis delay, std::function<void()> action)
{
    auto pending = std::make_shared<Pending>(Pending{std::move(action), nullptr});
    m_timers.emplace(awake() + std::max(delay, Millis(0)), pending);
    arm();
    return std::make_unique<OwnedTimer<Pending>>(std::move(pending));
}

void SimClock::post(std::function<void()> action)
{
    auto pending = std::make_shared<Pending>(Pending{std::move(action), nullptr});
    pending->posted = pending;
    m_timers.emplace(awake(), pending);
    arm();
}

void SimClock::suspend()
{
    if (!m_asleepSince)
        m_asleepSince = m_timeline.now();
    m_next.reset();
}

void SimClock::resume()
{
    if (!m_asleepSince)
        return;
    m_slept += m_timeline.now() - *m_asleepSince;
    m_asleepSince.reset();
    arm();
}

void SimClock::arm()
{
    if (m_asleepSince || m_timers.empty())
        return;
    const Millis due = m_timers.begin()->first;
    if (m_next && m_nextAt <= due)
        return; // it comes early enough, and looks again
    m_nextAt = due;
    const Millis left = std::max(due - awake(), Millis(0));
    const Millis trueLeft =
        m_drift == 0 ? left : Millis(left.count() * million / (million + m_drift) + 1);
    m_next = m_timeline.plan(m_timeline.now() + trueLeft, [this] { runDue(); });
}

/// One timer an event, so that others may happen at the same moment in between.
void SimClock::runDue()
{
    m_next.reset();
    while (!m_timers.empty() && m_timers.begin()->first <= awake()) {
        const std::shared_ptr<Pending> pending = m_timers.begin()->second.lock();
        m_timers.erase(m_timers.begin());
        if (!pending || !pending->action)
            continue; // its owner dropped it
        pending->posted.reset();
        arm();
        const auto action = std::exchange(pending->action, nullptr);
        action();
        return;
    }
    arm();
}

} // namespace storehand::sim
