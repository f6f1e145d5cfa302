// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FakeClock.h"

namespace storehand::test {

struct FakeClock::Pending
{
    std::function<void()> action;
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

std::unique_ptr<Clock::Timer> FakeClock::after(Millis delay, std::function<void()> action)
{
    auto pending = std::make_shared<Pending>(Pending{std::move(action)});
    m_queue.emplace(m_monotonic + std::max(delay, Millis(0)), pending);
    return std::make_unique<OwnedTimer<Pending>>(std::move(pending));
}

void FakeClock::advance(Millis span)
{
    const Millis until = m_monotonic + span;
    while (runFirstDue(until))
        ;
    moveTo(until);
}

bool FakeClock::runNextTimer()
{
    return runFirstDue(Millis::max());
}

void FakeClock::moveTo(Millis at)
{
    m_wall = m_wall + (at - m_monotonic);
    m_monotonic = at;
}

bool FakeClock::runFirstDue(Millis until)
{
    while (!m_queue.empty() && m_queue.begin()->first <= until) {
        const Millis at = m_queue.begin()->first;
        const std::shared_ptr<Pending> pending = m_queue.begin()->second.lock();
        m_queue.erase(m_queue.begin());
        if (!pending || !pending->action)
            continue; // its owner dropped it
        moveTo(std::max(at, m_monotonic));
        const auto action = std::exchange(pending->action, nullptr);
        action();
        return true;
    }
    return false;
}

} // namespace storehand::test
