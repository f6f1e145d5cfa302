// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "oms/http/EventLoop.h"
#include "oms/http/FeedWaiters.h"
#include "oms/http/JobQueue.h"
#include "oms/http/RateLimiter.h"
#include "oms/http/Reply.h"

#include <QHash>

#include <functional>
#include <utility>

namespace storehand::oms {

class OrderManager;
struct StationIdentity;

/// Where routes hand in their requests: finds out who asks, runs the work on a core thread and
/// answers after its commit. Lives on the loop.
class RequestDesk
{
public:
    /// Nothing: `reply` was handed on and is answered later.
    using Outcome = std::optional<HttpAnswer>;
    using Work = std::function<Outcome(OrderManager &)>;
    using ChannelWork = std::function<Outcome(OrderManager &, const QString &channel)>;
    using StationWork = std::function<Outcome(OrderManager &, const StationIdentity &)>;

    /// All must outlive it and its requests.
    RequestDesk(EventLoop &loop, JobQueue &jobs, FeedWaiters &waiters);

    /// Work for whoever asks. An answer of 500 or more undoes what the work did.
    void ask(const Reply &reply, Work work);
    /// Work for the channel whose key the request bears; 401 to others.
    void askAsChannel(const HttpRequest &request, const Reply &reply, ChannelWork work);
    /// Work for the station that signed the request; 401 to others.
    void askAsStation(const HttpRequest &request, const Reply &reply, StationWork work);
    /// Further work for a station that signed this request and was let in; 401 if it was cut off
    /// since.
    void askAgain(const StationId &station, const Reply &reply, StationWork work);

    /// Whether who sends a request with this head was identified from there before.
    [[nodiscard]] bool knowsChannel(const HttpRequest &head) const;
    [[nodiscard]] bool knowsStation(const HttpRequest &head) const;

    /// The topics, and how long a request may still wait for news of them.
    struct Waiting
    {
        QStringList topics;
        Millis until{0}; ///< by the loop's monotonic clock
        FeedWaiters::Ticket ticket = 0;
    };

    /// Calls `again` on the loop when there may be news, or when the time is up or the server
    /// stops; then with `isLast`, and the answer must be given then. Not at all if the client
    /// leaves. From any thread.
    void waitForNews(const Reply &reply, const Waiting &waiting,
                     std::function<void(bool isLast)> again);

    [[nodiscard]] const Clock &clock() const { return m_loop; }
    /// Runs an action on the loop, from any thread.
    [[nodiscard]] std::function<void(std::function<void()>)> poster();
    [[nodiscard]] FeedWaiters::Ticket ticket() const { return m_waiters.ticket(); }

private:
    using Caller = std::pair<QString, QByteArray>; ///< an address, and who claims to ask from it

    [[nodiscard]] static Caller channelOf(const HttpRequest &head);
    [[nodiscard]] static Caller stationOf(const HttpRequest &head);
    /// False, and answered, if its address failed to say who it is too often.
    [[nodiscard]] bool mayTry(const HttpRequest &request, const Reply &reply) const;
    /// Who was identified goes on, so that nobody beside them, behind the same router, keeps a
    /// shop out.
    [[nodiscard]] bool isKnown(const Caller &caller) const;
    void identified(const Caller &caller);
    [[nodiscard]] HttpAnswer refused(const QString &peer, const Error &error, Instant now);

    EventLoop &m_loop;
    JobQueue &m_jobs;
    FeedWaiters &m_waiters;
    RateLimiter m_strangers;       ///< who failed to identify, by address
    QHash<Caller, Millis> m_known; ///< when they were identified
};

} // namespace storehand::oms
