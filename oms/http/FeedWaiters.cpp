// SPDX-License-Identifier: Apache-2.0
#include "oms/http/FeedWaiters.h"

#include <algorithm>
#include <vector>

namespace storehand::oms {

FeedWaiters::FeedWaiters(Clock &clock, Random &random, int limit)
    : m_clock(clock)
    , m_random(random)
    , m_limit(limit)
{}

FeedWaiters::Id FeedWaiters::wait(Ticket ticket, const QStringList &topics, Millis wait,
                                  std::function<void(Wake)> action)
{
    const Id id = ++m_lastId;
    const bool hasNews = std::any_of(topics.begin(), topics.end(), [&](const QString &topic) {
        return m_changedAt.value(topic) > ticket;
    });
    const Millis deadline = m_clock.monotonic() + spread(std::clamp(wait, Millis(0), waitMax));
    m_waiters.emplace(id, Waiter{topics, deadline, std::move(action)});
    for (const QString &topic : topics)
        m_byTopic.insert(topic, id);
    m_byDeadline.emplace(deadline, id);
    if (m_stopped)
        wakeSoon(id, Wake::Stopping);
    else if (hasNews)
        wakeSoon(id, Wake::News);
    else if (size() > m_limit)
        wakeSoon(id, Wake::Full);
    armTimer();
    return id;
}

void FeedWaiters::drop(Id id)
{
    [[maybe_unused]] const auto forgotten = take(id);
}

void FeedWaiters::changed(const QStringList &topics)
{
    ++m_generation;
    std::vector<Id> ids;
    for (const QString &topic : topics) {
        m_changedAt.insert(topic, m_generation);
        const auto [first, last] = std::as_const(m_byTopic).equal_range(topic);
        ids.insert(ids.end(), first, last);
    }
    wakeAll(std::move(ids), Wake::News);
}

void FeedWaiters::stop()
{
    m_stopped = true;
    std::vector<Id> ids;
    for (const auto &[id, waiter] : m_waiters)
        ids.push_back(id);
    wakeAll(std::move(ids), Wake::Stopping);
}

Millis FeedWaiters::spread(Millis wait) const
{
    const QByteArray random = m_random.bytes(2);
    const int share = (uchar(random[0]) << 8 | uchar(random[1])) % (spreadPercent + 1);
    return wait - wait * share / 100;
}

void FeedWaiters::wakeSoon(Id id, Wake why)
{
    m_soon.emplace_back(id, why);
}

void FeedWaiters::wakeAll(std::vector<Id> ids, Wake why)
{
    // A waiter may follow several of the topics, and each action may add and drop waiters.
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const Id id : ids) {
        if (const auto action = take(id))
            action(why);
    }
}

std::function<void(FeedWaiters::Wake)> FeedWaiters::take(Id id)
{
    const auto found = m_waiters.find(id);
    if (found == m_waiters.end())
        return nullptr;
    for (const QString &topic : found->second.topics)
        m_byTopic.remove(topic, id);
    const auto [first, last] = m_byDeadline.equal_range(found->second.deadline);
    m_byDeadline.erase(
        std::find_if(first, last, [id](const auto &entry) { return entry.second == id; }));
    std::function<void(Wake)> action = std::move(found->second.action);
    m_waiters.erase(found);
    return action;
}

void FeedWaiters::armTimer()
{
    if (m_byDeadline.empty()) {
        m_timer.reset();
        return;
    }
    const Millis next = m_soon.empty() ? m_byDeadline.begin()->first : m_clock.monotonic();
    if (m_timer && m_armedFor <= next)
        return; // it comes early enough, and looks again
    m_armedFor = next;
    m_timer = m_clock.after(std::max(next - m_clock.monotonic(), Millis(0)), [this] {
        m_timer.reset();
        wakeDue();
        armTimer();
    });
}

void FeedWaiters::wakeDue()
{
    for (const auto &[id, why] : std::exchange(m_soon, {})) {
        if (const auto action = take(id))
            action(why);
    }
    const Millis now = m_clock.monotonic();
    while (!m_byDeadline.empty() && m_byDeadline.begin()->first <= now) {
        if (const auto action = take(m_byDeadline.begin()->second))
            action(Wake::TimeOut);
    }
}

} // namespace storehand::oms
