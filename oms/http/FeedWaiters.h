// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Random.h"

#include <QHash>
#include <QMultiHash>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace storehand::oms {

/// The long polls that wait for news of their topics. Lives on the server's loop.
///
/// No news is missed between reading the feed and waiting: take a ticket, read, and wait with that
/// ticket; a topic that changed since the ticket wakes at once.
class FeedWaiters
{
public:
    enum class Wake {
        News,     ///< read the feed again
        TimeOut,  ///< answer empty
        Stopping, ///< answer empty, the server goes down
        Full,     ///< too many wait already: answer empty
    };
    using Ticket = quint64;
    using Id = quint64;

    static constexpr Millis waitMax{30'000}; ///< below the idle limits of proxies
    static constexpr int spreadPercent =
        20; ///< waits end up to this much early, so that clients spread

    /// Both must outlive this.
    FeedWaiters(Clock &clock, Random &random, int limit = 12'000);

    /// Now, to be taken before the feed is read.
    [[nodiscard]] Ticket ticket() const { return m_generation; }
    /// Calls `action` once: when a topic changes or changed since `ticket`, after about `wait`
    /// (bounded by waitMax), or on stop(). Never from inside this call. The id is for drop().
    Id wait(Ticket ticket, const QStringList &topics, Millis wait,
            std::function<void(Wake)> action);
    /// Forgets a waiter, whose client has gone; an id that woke already is fine.
    void drop(Id id);
    void changed(const QStringList &topics);
    /// Wakes all; who waits from now on is woken as soon as possible.
    void stop();

    [[nodiscard]] qsizetype size() const { return qsizetype(m_waiters.size()); }

private:
    struct Waiter
    {
        QStringList topics;
        Millis deadline;
        std::function<void(Wake)> action;
    };

    [[nodiscard]] Millis spread(Millis wait) const;
    void wakeSoon(Id id, Wake why);
    void wakeAll(std::vector<Id> ids, Wake why);
    [[nodiscard]] std::function<void(Wake)> take(Id id);
    void armTimer();
    void wakeDue();

    Clock &m_clock;
    Random &m_random;
    const qsizetype m_limit;
    bool m_stopped = false;
    Ticket m_generation = 0;
    Id m_lastId = 0;
    QHash<QString, Ticket> m_changedAt; ///< per topic; as many as there are topics
    std::map<Id, Waiter> m_waiters;
    QMultiHash<QString, Id> m_byTopic;
    std::multimap<Millis, Id> m_byDeadline;
    std::vector<std::pair<Id, Wake>> m_soon; ///< woken inside wait(), told a moment later
    Millis m_armedFor{0};
    std::unique_ptr<Clock::Timer> m_timer;
};

} // namespace storehand::oms
