// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Timeline.h"

#include <algorithm>

namespace storehand::sim {

Timeline::Plan Timeline::plan(Millis at, std::function<void()> action)
{
    auto kept = std::make_shared<std::function<void()>>(std::move(action));
    m_queue.emplace(Key{std::max(at, m_now), ++m_last}, Entry{kept, nullptr});
    return kept;
}

void Timeline::plant(Millis at, std::function<void()> action)
{
    auto kept = std::make_shared<std::function<void()>>(std::move(action));
    m_queue.emplace(Key{std::max(at, m_now), ++m_last}, Entry{kept, kept});
}

void Timeline::runUntil(Millis until)
{
    while (!m_isStopped && !m_queue.empty() && m_queue.begin()->first.first <= until) {
        const auto first = m_queue.begin();
        const Plan action = first->second.action.lock();
        const Millis at = first->first.first;
        m_queue.erase(first);
        if (!action)
            continue;
        m_now = at;
        ++m_happened;
        (*action)();
        if (m_afterEach)
            m_afterEach();
    }
    if (!m_isStopped)
        m_now = std::max(m_now, until);
}

} // namespace storehand::sim
