// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <functional>
#include <map>
#include <memory>

namespace storehand::sim {

/// True time, and everything that is going to happen, in one queue. What falls on the same moment
/// happens in the order in which it was planned.
class Timeline
{
public:
    /// Keeps an event planned; the event is forgotten with its last plan.
    using Plan = std::shared_ptr<std::function<void()>>;

    [[nodiscard]] Millis now() const { return m_now; }
    [[nodiscard]] Plan plan(Millis at, std::function<void()> action);
    /// Planned for good.
    void plant(Millis at, std::function<void()> action);
    void plantIn(Millis delay, std::function<void()> action)
    {
        plant(m_now + delay, std::move(action));
    }
    /// Lets everything happen until then, or until somebody stops it.
    void runUntil(Millis until);
    void stop() { m_isStopped = true; }
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    /// Called after each event.
    void afterEach(std::function<void()> action) { m_afterEach = std::move(action); }
    [[nodiscard]] quint64 happened() const { return m_happened; }

private:
    using Key = std::pair<Millis, quint64>;

    struct Entry
    {
        std::weak_ptr<std::function<void()>> action;
        Plan kept; ///< of what was planted
    };

    Millis m_now{0};
    bool m_isStopped = false;
    std::function<void()> m_afterEach;
    quint64 m_last = 0;
    quint64 m_happened = 0;
    std::map<Key, Entry> m_queue;
};

} // namespace storehand::sim
