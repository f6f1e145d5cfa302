// SPDX-License-Identifier: Apache-2.0
#include "core/sync/SyncEngine.h"

#include "core/domain/Codes.h"
#include "core/store/MetaKeys.h"
#include "core/sync/Hello.h"
#include "core/sync/NewInstall.h"
#include "core/sync/StationIdentity.h"

#include <QLoggingCategory>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "storehand.sync")

/// The stored offset only has to be good enough for signatures, which may be 5 minutes off.
constexpr Millis clockOffsetTolerance{30'000};

} // namespace

void SyncEngine::Lane::clear()
{
    error.reset();
    retry.reset();
}

SyncEngine::SyncEngine(SyncParts parts, Callbacks callbacks)
    : m_parts(std::move(parts))
    , m_callbacks(std::move(callbacks))
    , m_installIds(m_parts.random)
    , m_backoff(m_parts.clock, m_parts.random)
    , m_pushLane{Backoff(m_parts.clock, m_parts.random)}
    , m_pullLane{Backoff(m_parts.clock, m_parts.random)}
    , m_push(m_parts, {[this](const QList<wire::CommandResult> &results) { acknowledged(results); },
                       [this](const LinkFailure &failure) {
                           laneFailed(m_pushLane, failure, [this] { retryPush(); });
                       }})
    , m_pull(m_parts, {[this](const CacheChanges &changes) { m_callbacks.cacheChanged(changes); },
                       [this] { pollAnswered(); }, [this] { caughtUp(); },
                       [this](const Error &error) { notice(error); },
                       [this](const LinkFailure &failure) {
                           laneFailed(m_pullLane, failure, [this] { retryPull(); });
                       }})
{}

// --- Starting and stopping ----------------------------------------------------------------------

Status SyncEngine::start()
{
    stop();
    const auto identity = loadIdentity(m_parts.outbox);
    if (!identity)
        return failure(identity.error());
    m_isEnrolled = identity->has_value();
    if (!m_isEnrolled) {
        tell();
        return leaveDamagedInstall(); // who this station is may be gone with its outbox
    }
    m_parts.oms.identify((*identity)->credentials());
    const auto offset = m_parts.outbox.value(metakey::clockOffset);
    if (!offset)
        return failure(offset.error());
    if (*offset && !m_parts.time.offset()) {
        m_clockOffset = Millis((*offset)->toLongLong());
        m_parts.time.assume(*m_clockOffset);
    }
    sayHello();
    return {};
}

void SyncEngine::stop()
{
    m_phase = Phase::Stopped;
    m_hello.reset();
    m_timer.reset();
    m_push.stop();
    m_pull.stop();
    m_pushLane.clear();
    m_pullLane.clear();
    m_settlesAfter.reset();
}

// --- Hello --------------------------------------------------------------------------------------

void SyncEngine::sayHello()
{
    m_timer.reset();
    m_phase = Phase::Hello;
    Status ready = mendOutbox();
    if (ready)
        ready = leaveDamagedInstall();
    if (!ready) {
        lose(LinkFailure{ready.error()});
        return;
    }
    Result<OmsRequest> request = helloRequest(m_parts.outbox, m_parts.cache);
    if (!request) {
        lose(LinkFailure{request.error()});
        return;
    }
    m_hello = m_parts.oms.send(std::move(*request),
                               [this](const Result<OmsAnswer> &answer) { takeHello(answer); });
    tell();
}

void SyncEngine::takeHello(const Result<OmsAnswer> &answer)
{
    m_hello.reset();
    const JudgedAnswer judged = judge(answer);
    if (!judged) {
        lose(judged.error());
        return;
    }
    const Result<wire::HelloAnswer> hello = wire::decodeHelloAnswer(*judged);
    const Status online = hello ? goOnline(*hello) : Status(failure(hello.error()));
    if (!online)
        lose(LinkFailure{online.error()});
}

Status SyncEngine::goOnline(const wire::HelloAnswer &answer)
{
    m_parts.time.learn(answer.serverTime);
    m_clockWasWrong = false;
    rememberClock();
    if (const Status taken = takePins(answer.pins); !taken)
        return taken;
    const Result<HelloVerdict> verdict = compareNotes(m_parts.outbox, m_parts.cache, answer);
    if (!verdict)
        return failure(verdict.error());
    if (*verdict == HelloVerdict::NewInstall) {
        return failure(ErrorKind::Conflict, codes::rollback,
                       u"the OMS has commands up to %1, this station up to %2"_s.arg(answer.lastN)
                           .arg(m_parts.outbox.lastN()));
    }
    startLanes(answer);
    return {};
}

/// Not worth a failure: the next 401 would teach it again.
void SyncEngine::rememberClock()
{
    const std::optional<Millis> offset = m_parts.time.offset();
    if (!offset ||
        (m_clockOffset && std::chrono::abs(*offset - *m_clockOffset) <= clockOffsetTolerance))
        return;
    const Status saved = m_parts.outbox.setValues(
        {{metakey::clockOffset, QByteArray::number(static_cast<qint64>(offset->count()))}});
    if (saved)
        m_clockOffset = offset;
    else
        qCWarning(log).noquote() << "the clock's offset was not kept:" << saved.error().detail;
}

Status SyncEngine::takePins(const QList<QByteArray> &pins)
{
    if (pins.isEmpty())
        return {};
    const auto identity = loadIdentity(m_parts.outbox);
    if (!identity)
        return failure(identity.error());
    if (!*identity || (*identity)->pins == pins)
        return {};
    if (const Status saved = savePins(m_parts.outbox, pins); !saved)
        return saved;
    OmsCredentials credentials = (*identity)->credentials();
    credentials.pins = pins;
    m_parts.oms.identify(std::move(credentials));
    return {};
}

void SyncEngine::startLanes(const wire::HelloAnswer &answer)
{
    m_phase = Phase::Online;
    m_pushLane.clear();
    m_pullLane.clear();
    m_push.start({answer.batchCommands, answer.batchBytes});
    if (wire::schemaVersion < answer.schemaMin) {
        m_pullLane.error = {
            ErrorKind::Rejected, codes::upgradeRequired,
            u"the OMS's feed needs schema %1, this program has %2"_s.arg(answer.schemaMin)
                .arg(wire::schemaVersion)};
        m_pullLane.retry = m_parts.clock.after(Backoff::askPeopleWait, [this] { askAnew(); });
    } else {
        const Millis spread = std::chrono::seconds(answer.spreadSeconds);
        const Millis delay = m_settling.empty() ? randomSpan(m_parts.random, spread) : Millis(0);
        m_pull.start({answer.epoch, answer.ahead, delay});
    }
    qCInfo(log) << "online, pending" << m_parts.outbox.lastN() - m_parts.outbox.acknowledgedN();
    succeeded();
    advanceSettling();
}

/// The order manager may write again what this program reads.
void SyncEngine::askAnew()
{
    stop();
    sayHello();
}

// --- Losing the link, and its two lanes ---------------------------------------------------------

void SyncEngine::lose(const LinkFailure &failure)
{
    stop();
    m_phase = Phase::Waiting;
    if (!m_error || m_error->code != failure.error.code)
        qCInfo(log).noquote() << "no link:" << failure.error.code << failure.error.detail;
    m_error = failure.error;
    const QString &code = failure.error.code;
    if (code == codes::rollback || code == codes::nConflict) {
        if (const Status taken = becomeNewInstall(failure.error); !taken)
            m_error = taken.error();
    }
    m_timer = m_parts.clock.after(waitAfter(failure), [this] { sayHello(); });
    tell();
}

Millis SyncEngine::waitAfter(const LinkFailure &failure)
{
    if (failure.error.code == codes::clock && failure.serverTime) {
        m_parts.time.learn(*failure.serverTime);
        if (!std::exchange(m_clockWasWrong, true))
            return Millis(0);
    }
    const bool askPeople = retryPolicy(failure.error.kind) == RetryAction::AskPeople;
    const Millis wait = askPeople ? Backoff::askPeopleWait : m_backoff.next();
    return std::max(wait, failure.retryAfter.value_or(Millis(0)));
}

Status SyncEngine::becomeNewInstall(const Error &why)
{
    const InstallId install(m_installIds.next(m_parts.time.now()));
    const Status taken = takeNewInstall(m_parts.outbox, install);
    if (taken)
        notice({ErrorKind::Conflict, codes::rollback,
                u"a new install was taken, since "_s + why.detail});
    return taken;
}

/// Numbers of a damaged outbox may be missing, or given out twice: it goes on under new ones.
Status SyncEngine::leaveDamagedInstall()
{
    const std::optional<OutboxSalvage> salvaged = m_parts.outbox.salvaged();
    if (!salvaged)
        return {};
    const InstallId install(m_installIds.next(m_parts.time.now()));
    const Status taken = takeNewInstall(m_parts.outbox, install);
    if (taken) {
        notice({ErrorKind::Storage,
                codes::outboxSalvaged,
                salvaged->setAside.isEmpty()
                    ? salvaged->why.detail
                    : u"%1; the damaged file is %2"_s.arg(salvaged->why.detail, salvaged->setAside),
                {QString::number(salvaged->pending), QString::number(salvaged->missing)}});
    }
    return taken;
}

void SyncEngine::laneFailed(Lane &lane, const LinkFailure &failure, std::function<void()> retry)
{
    const RetryAction action = retryPolicy(failure.error.kind);
    if (failure.isLost || action == RetryAction::StartOver ||
        failure.error.kind == ErrorKind::Unauthorized) {
        lose(failure);
        return;
    }
    if (!lane.error || lane.error->code != failure.error.code)
        qCInfo(log).noquote() << "tried again:" << failure.error.code << failure.error.detail;
    const Millis wait =
        action == RetryAction::AskPeople ? Backoff::askPeopleWait : lane.backoff.next();
    lane.error = failure.error;
    lane.retry = m_parts.clock.after(std::max(wait, failure.retryAfter.value_or(Millis(0))),
                                     std::move(retry));
    tell();
}

/// After a failed write nothing goes on before the file is opened again; nobody else may come by
/// who would do that.
Status SyncEngine::mendOutbox()
{
    return m_parts.outbox.isBroken() ? m_parts.outbox.reopen() : Status();
}

void SyncEngine::retryPush()
{
    m_pushLane.retry.reset();
    if (const Status mended = mendOutbox(); !mended)
        laneFailed(m_pushLane, LinkFailure{mended.error()}, [this] { retryPush(); });
    else
        m_push.kick();
}

void SyncEngine::retryPull()
{
    m_pullLane.retry.reset();
    m_pull.resume();
}

// --- What the lanes tell ------------------------------------------------------------------------

void SyncEngine::acknowledged(const QList<wire::CommandResult> &results)
{
    m_pushLane.clear();
    succeeded();
    m_callbacks.commandResults(results);
    advanceSettling();
}

void SyncEngine::pollAnswered()
{
    m_lastPollAt = m_parts.clock.monotonic();
    m_pullLane.clear();
    succeeded();
}

void SyncEngine::caughtUp()
{
    const bool isDrained = m_parts.outbox.acknowledgedN() == m_parts.outbox.lastN();
    if (isDrained && m_settlesAfter && m_pull.answeredRequest() >= *m_settlesAfter)
        endSettling({});
    else
        advanceSettling();
}

void SyncEngine::succeeded()
{
    m_lastSuccessAt = m_parts.time.now();
    m_error.reset();
    tell();
}

void SyncEngine::notice(const Error &error) const
{
    qCWarning(log).noquote() << error.code << error.detail;
    m_callbacks.incident(error);
}

// --- What others ask for ------------------------------------------------------------------------

void SyncEngine::outboxChanged()
{
    m_settlesAfter.reset();
    if (m_phase == Phase::Online && !m_pushLane.retry)
        m_push.kick();
    tell();
}

void SyncEngine::tryNow()
{
    m_backoff.reset();
    m_pushLane.backoff.reset();
    m_pullLane.backoff.reset();
    if (m_phase == Phase::Waiting) {
        sayHello();
    } else if (m_phase == Phase::Online && !m_pull.isStarted()) {
        askAnew();
    } else if (m_phase == Phase::Online) {
        retryPush();
        m_pullLane.retry.reset();
        m_pull.askNow();
        if (m_settlesAfter)
            m_settlesAfter = m_pull.lastRequest();
    }
}

void SyncEngine::settle(Millis timeout, std::function<void(Status)> callback)
{
    const auto entry = m_settling.insert(m_settling.end(), {std::move(callback), nullptr});
    entry->timer = m_parts.clock.after(timeout, [this, entry] {
        const Settling late = std::move(*entry);
        m_settling.erase(entry);
        late.callback(failure(ErrorKind::Timeout, codes::timeout,
                              u"outbox and feed did not settle in time"_s));
    });
    m_settlesAfter.reset();
    if (m_phase == Phase::Waiting)
        sayHello();
    else if (m_phase == Phase::Online && m_pushLane.retry)
        retryPush();
    advanceSettling();
}

/// With an empty outbox, whatever a poll brings that is sent from now on contains all effects.
void SyncEngine::advanceSettling()
{
    const bool isDrained = m_parts.outbox.acknowledgedN() == m_parts.outbox.lastN();
    if (m_settling.empty() || m_phase != Phase::Online || !isDrained || m_settlesAfter)
        return;
    m_pullLane.retry.reset();
    m_pull.askNow();
    m_settlesAfter = m_pull.lastRequest();
}

void SyncEngine::endSettling(const Status &status)
{
    m_settlesAfter.reset();
    const std::list<Settling> settled = std::exchange(m_settling, {});
    for (const Settling &one : settled)
        one.callback(status);
}

// --- State --------------------------------------------------------------------------------------

LinkState SyncEngine::linkState() const
{
    LinkState state;
    state.isEnrolled = m_isEnrolled;
    state.isOnline = m_phase == Phase::Online && !isUnreadable();
    state.isCatchingUp = state.isOnline && m_pull.isCatchingUp();
    if (state.isCatchingUp) {
        state.rowsApplied = m_pull.rowsApplied();
        state.rowsTotal = m_pull.rowsTotal();
    }
    state.outboxCount = m_parts.outbox.lastN() - m_parts.outbox.acknowledgedN();
    state.lastSuccessAt = m_lastSuccessAt;
    for (const std::optional<Error> &error : {m_error, m_pushLane.error, m_pullLane.error}) {
        if (!state.error)
            state.error = error;
    }
    state.needsDecision = state.error && retryPolicy(state.error->kind) == RetryAction::AskPeople;
    return state;
}

bool SyncEngine::isUnreadable() const
{
    for (const Lane *lane : {&m_pushLane, &m_pullLane}) {
        if (lane->error && lane->error->kind == ErrorKind::Malformed)
            return true;
    }
    return false;
}

std::optional<Millis> SyncEngine::cursorAge() const
{
    if (!m_lastPollAt)
        return std::nullopt;
    return m_parts.clock.monotonic() - *m_lastPollAt;
}

void SyncEngine::tell()
{
    const LinkState state = linkState();
    if (m_told == state)
        return;
    m_told = state;
    m_callbacks.linkState(state);
}

} // namespace storehand
