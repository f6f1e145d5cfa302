// SPDX-License-Identifier: Apache-2.0
#include "oms/http/RequestDesk.h"

#include "core/domain/Codes.h"
#include "oms/OrderManager.h"
#include "oms/http/ErrorAnswer.h"
#include "oms/http/OrderManagerHost.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int retryAfterSeconds = 2;
constexpr RateLimiter::Rate strangerRate{60, Millis(1'000)};

HttpAnswer overloaded()
{
    return HttpAnswer::busy(503, codes::busy, u"Too much work waits already; please try again."_s,
                            retryAfterSeconds);
}

SignedRequest signedPart(const HttpRequest &request)
{
    return {nameOf(request.method), request.target, request.body};
}

/// The key of "Bearer <key>"; empty if the header is another.
Sensitive<QString> bearerKey(const QByteArray &authorization)
{
    static constexpr QByteArrayView scheme = "bearer ";
    if (authorization.first(std::min(authorization.size(), scheme.size())).toLower() != scheme)
        return {};
    return Sensitive(QString::fromUtf8(authorization.sliced(scheme.size()).trimmed()));
}

} // namespace

RequestDesk::RequestDesk(EventLoop &loop, JobQueue &jobs, FeedWaiters &waiters)
    : m_loop(loop)
    , m_jobs(jobs)
    , m_waiters(waiters)
    , m_strangers(loop, strangerRate)
{}

void RequestDesk::ask(const Reply &reply, Work work)
{
    const auto answer = std::make_shared<Outcome>();
    const bool isQueued = m_jobs.submit(
        {[reply, answer, work = std::move(work)](GroupHost &host) {
             if (!reply.isOpen())
                 return false; // nobody waits for it any more
             *answer = work(static_cast<OrderManagerHost &>(host).manager());
             return !*answer || (*answer)->status < 500;
         },
         [reply, answer] {
             if (*answer)
                 reply.send(**answer);
         },
         [reply, this](const Error &error) { reply.send(answerTo(error, m_loop.now())); }});
    if (!isQueued)
        reply.send(overloaded());
}

void RequestDesk::askAsChannel(const HttpRequest &request, const Reply &reply, ChannelWork work)
{
    if (!mayTry(request, reply))
        return;
    ask(reply,
        [this, peer = request.peer, key = bearerKey(request.authorization),
         work = std::move(work)](OrderManager &manager) -> Outcome {
            const Result<QString> channel = manager.authenticateChannel(key);
            return channel ? work(manager, *channel)
                           : refused(peer, channel.error(), manager.now());
        });
}

void RequestDesk::askAsStation(const HttpRequest &request, const Reply &reply, StationWork work)
{
    if (!mayTry(request, reply))
        return;
    ask(reply, [this, request, work = std::move(work)](OrderManager &manager) -> Outcome {
        const Result<StationIdentity> who =
            manager.authenticate(signedPart(request), request.authorization);
        return who ? work(manager, *who) : refused(request.peer, who.error(), manager.now());
    });
}

void RequestDesk::askAgain(const StationId &station, const Reply &reply, StationWork work)
{
    ask(reply, [station, work = std::move(work)](OrderManager &manager) -> Outcome {
        const Result<StationIdentity> who = manager.recognise(station);
        return who ? work(manager, *who) : answerTo(who.error(), manager.now());
    });
}

std::function<void(std::function<void()>)> RequestDesk::poster()
{
    return [&loop = m_loop](std::function<void()> action) { loop.post(std::move(action)); };
}

bool RequestDesk::mayTry(const HttpRequest &request, const Reply &reply) const
{
    if (request.loopback || m_strangers.hasTurn(request.peer))
        return true;
    reply.send(HttpAnswer::busy(429, codes::busy,
                                u"Too many requests that could not be identified."_s,
                                m_strangers.retryAfterSeconds()));
    return false;
}

/// On the core thread.
HttpAnswer RequestDesk::refused(const QString &peer, const Error &error, Instant now)
{
    if (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Malformed) {
        m_loop.post([this, peer] { [[maybe_unused]] const bool counted = m_strangers.take(peer); });
        return answerTo({ErrorKind::Unauthorized, error.code, error.detail, error.args}, now);
    }
    return answerTo(error, now);
}

void RequestDesk::waitForNews(const Reply &reply, const Waiting &waiting,
                              std::function<void(bool isLast)> again)
{
    m_loop.post([this, reply, waiting, again = std::move(again)] {
        const Millis left = waiting.until - m_loop.monotonic();
        const FeedWaiters::Id id =
            m_waiters.wait(waiting.ticket, waiting.topics, left, [again](FeedWaiters::Wake why) {
                again(why != FeedWaiters::Wake::News);
            });
        reply.onGone([this, id] { m_waiters.drop(id); });
    });
}

} // namespace storehand::oms
