// SPDX-License-Identifier: Apache-2.0
#include "oms/http/RequestDesk.h"

#include "core/crypto/RequestSignature.h"
#include "core/domain/Codes.h"
#include "oms/OrderManager.h"
#include "oms/http/ErrorAnswer.h"
#include "oms/http/OrderManagerHost.h"

#include <QCryptographicHash>

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int retryAfterSeconds = 2;
constexpr RateLimiter::Rate strangerRate{60, Millis(1'000)};
constexpr int knownMax = 20'000;
constexpr Millis knownTime = std::chrono::hours(24);

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
    const Sensitive<QString> key = bearerKey(request.authorization);
    const Caller caller = channelOf(request);
    const bool wasKnown = isKnown(caller);
    if (!wasKnown && !mayTry(request, reply))
        return;
    ask(reply,
        [this, caller, wasKnown, key, work = std::move(work)](OrderManager &manager) -> Outcome {
            const Result<QString> channel = manager.authenticateChannel(key);
            if (!channel)
                return refused(caller.first, channel.error(), manager.now());
            if (!wasKnown)
                identified(caller);
            return work(manager, *channel);
        });
}

void RequestDesk::askAsStation(const HttpRequest &request, const Reply &reply, StationWork work)
{
    const Caller caller = stationOf(request);
    const bool wasKnown = isKnown(caller);
    if (!wasKnown && !mayTry(request, reply))
        return;
    ask(reply,
        [this, request, caller, wasKnown,
         work = std::move(work)](OrderManager &manager) -> Outcome {
            const Result<StationIdentity> who =
                manager.authenticate(signedPart(request), request.authorization);
            if (!who)
                return refused(caller.first, who.error(), manager.now());
            if (!wasKnown)
                identified(caller);
            return work(manager, *who);
        });
}

void RequestDesk::askAgain(const StationId &station, const Reply &reply, StationWork work)
{
    ask(reply, [station, work = std::move(work)](OrderManager &manager) -> Outcome {
        const Result<StationIdentity> who = manager.recognise(station);
        return who ? work(manager, *who) : answerTo(who.error(), manager.now());
    });
}

bool RequestDesk::knowsChannel(const HttpRequest &head) const
{
    return isKnown(channelOf(head));
}

bool RequestDesk::knowsStation(const HttpRequest &head) const
{
    return isKnown(stationOf(head));
}

RequestDesk::Caller RequestDesk::channelOf(const HttpRequest &head)
{
    const Sensitive<QString> key = bearerKey(head.authorization);
    return {head.peer, QCryptographicHash::hash(key.reveal().toUtf8(), QCryptographicHash::Sha256)};
}

/// The one that it claims to be; empty if the header is another.
RequestDesk::Caller RequestDesk::stationOf(const HttpRequest &head)
{
    const Result<RequestSignature> signature = RequestSignature::fromHeader(head.authorization);
    return {head.peer, signature ? signature->station.text.toUtf8() : QByteArray()};
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

bool RequestDesk::isKnown(const Caller &caller) const
{
    const auto known = m_known.constFind(caller);
    return known != m_known.cend() && m_loop.monotonic() - *known < knownTime;
}

/// On the core thread.
void RequestDesk::identified(const Caller &caller)
{
    m_loop.post([this, caller] {
        const Millis now = m_loop.monotonic();
        if (m_known.size() >= knownMax)
            m_known.removeIf([now](const auto &each) { return now - each.value() >= knownTime; });
        if (m_known.size() < knownMax || m_known.contains(caller))
            m_known.insert(caller, now);
    });
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
