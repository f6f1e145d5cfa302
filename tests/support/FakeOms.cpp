// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FakeOms.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;
using wire::toJson;

namespace {

constexpr Millis latency{5};
constexpr Millis signatureAge{300'000};
constexpr int snapshotPageRows = 50;

QString queryValue(const QByteArray &target, const QString &name)
{
    return QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

/// One request on its way, waiting at the OMS, or on its way back.
struct FakeOms::Pending
{
    OmsRequest request;
    Callback callback;
    std::unique_ptr<Clock::Timer> timer = nullptr;
    std::unique_ptr<Clock::Timer> timeout = nullptr;
    bool isWaitingForNews = false;
    std::optional<Result<OmsAnswer>> held = std::nullopt;

    void end(Result<OmsAnswer> result)
    {
        const Callback call = std::exchange(callback, nullptr);
        cancel();
        if (call)
            call(std::move(result));
    }

    /// The timers hold this request, so it must let go of them.
    void cancel()
    {
        callback = nullptr;
        timer.reset();
        timeout.reset();
    }
};

namespace {

template <typename T>
class CancellingExchange : public OmsClient::Exchange
{
public:
    explicit CancellingExchange(std::shared_ptr<T> pending)
        : m_pending(std::move(pending))
    {}
    ~CancellingExchange() override { m_pending->cancel(); }

private:
    std::shared_ptr<T> m_pending;
};

} // namespace

FakeOms::FakeOms(Clock &clock, const ServerClock &stationTime)
    : m_clock(clock)
    , m_stationTime(stationTime)
    , m_start(clock.now())
    , m_startedAt(clock.monotonic())
{
    helloAnswer.epoch = m_book.epoch;
}

FakeOms::~FakeOms() = default;

void FakeOms::setTime(Instant now)
{
    m_start = now;
    m_startedAt = m_clock.monotonic();
}

// --- The chain ----------------------------------------------------------------------------------

void FakeOms::put(const QString &topic, const QString &kind, const QString &id,
                  const QJsonObject &body)
{
    m_book.put(topic, kind, id, body);
    wakeFeeds();
}

void FakeOms::remove(const QString &topic, const QString &kind, const QString &id)
{
    m_book.remove(topic, kind, id);
    wakeFeeds();
}

void FakeOms::reject(const CommandId &command, const QString &code)
{
    m_book.verdicts.insert(command.text, {wire::CommandStatus::Rejected, code});
}

void FakeOms::except(const CommandId &command, const QString &code)
{
    m_book.verdicts.insert(command.text, {wire::CommandStatus::Exception, code});
}

void FakeOms::deferOnce(const CommandId &command)
{
    m_book.verdicts.insert(command.text, {wire::CommandStatus::Deferred, u"busy"_s});
}

qint64 FakeOms::countOf(const QString &assignment) const
{
    const FakeOmsBook::Entity *entity = m_book.find(u"assignment"_s, assignment);
    return entity ? entity->body.value(u"count"_s).toInteger() : -1;
}

QStringList FakeOms::logged(const InstallId &install) const
{
    QStringList ids;
    for (const FakeOmsBook::Logged &command : m_book.log(install.text))
        ids.append(command.result.id.text);
    return ids;
}

void FakeOms::restoreBackup(const InstallId &install, qint64 n)
{
    m_book.loseCommandsAfter(install.text, n);
    m_book.epoch += u"'"_s;
    wakeFeeds();
}

// --- The network --------------------------------------------------------------------------------

std::unique_ptr<OmsClient::Exchange> FakeOms::send(OmsRequest request, Callback callback)
{
    m_requests.append(request);
    const auto pending = std::make_shared<Pending>(Pending{request, std::move(callback)});
    m_pending.remove_if([](const auto &old) { return !old->callback; });
    m_pending.push_back(pending);
    pending->timeout = m_clock.after(request.timeout, [pending] {
        pending->end(failure(ErrorKind::Timeout, codes::timeout, u"no answer"_s));
    });
    if (m_isOffline) {
        deliver(pending, failure(ErrorKind::Offline, codes::offline, u"no network"_s), latency);
        return std::make_unique<CancellingExchange<Pending>>(pending);
    }
    pending->timer = m_clock.after(latency, [this, pending] { arrive(pending); });
    return std::make_unique<CancellingExchange<Pending>>(pending);
}

void FakeOms::deliver(const std::shared_ptr<Pending> &pending, Result<OmsAnswer> result,
                      Millis after)
{
    const bool isHeld = std::any_of(m_held.begin(), m_held.end(), [&](const QByteArray &path) {
        return pending->request.target.startsWith(path);
    });
    if (isHeld) {
        pending->held = std::move(result);
        return;
    }
    pending->timer =
        m_clock.after(after, [pending, result = std::move(result)] { pending->end(result); });
}

void FakeOms::release(const QByteArray &path)
{
    m_held.removeAll(path);
    for (const auto &pending : m_pending) {
        if (pending->held && pending->callback && pending->request.target.startsWith(path))
            deliver(pending, *std::exchange(pending->held, std::nullopt), latency);
    }
}

void FakeOms::goOffline()
{
    m_isOffline = true;
    for (const auto &pending : m_pending) {
        if (!pending->callback)
            continue;
        pending->isWaitingForNews = false;
        deliver(pending, failure(ErrorKind::Offline, codes::offline, u"network lost"_s), latency);
    }
}

/// A request reaches the OMS, or what stands in its place.
void FakeOms::arrive(const std::shared_ptr<Pending> &pending)
{
    if (!pending->callback || m_isOffline)
        return;
    const OmsRequest &request = pending->request;
    if (m_isCaptive) {
        OmsAnswer page{200, "<html>Welcome to our Wi-Fi</html>"_ba, "text/html"_ba, {}};
        deliver(pending, page, latency);
        return;
    }
    if (const auto always = m_always.constFind(request.target.split('?').constFirst());
        always != m_always.cend()) {
        deliver(pending, *always, latency);
        return;
    }
    const std::optional<Fault> fault = takeFault(request.target);
    if (fault && fault->kind == Fault::Kind::LoseRequest)
        return;
    if (fault && fault->kind == Fault::Kind::Answer) {
        deliver(pending, fault->answer, latency);
        return;
    }
    if (!fault && mustWait(request)) {
        pending->isWaitingForNews = true;
        const int seconds = queryValue(request.target, u"wait"_s).toInt();
        pending->timer = m_clock.after(std::chrono::seconds(seconds), [this, pending] {
            pending->isWaitingForNews = false;
            deliver(pending, answer(pending->request), latency);
        });
        return;
    }
    OmsAnswer made = answer(request);
    if (fault && fault->kind == Fault::Kind::Repeat)
        made = answer(request);
    if (fault && fault->kind == Fault::Kind::Damage)
        fault->damage(made);
    if (!fault || fault->kind != Fault::Kind::LoseAnswer)
        deliver(pending, made, latency);
    wakeFeeds();
}

bool FakeOms::mustWait(const OmsRequest &request) const
{
    const QString cursor = queryValue(request.target, u"c"_s);
    return request.target.startsWith("/v1/feed") &&
           queryValue(request.target, u"wait"_s).toInt() > 0 && m_book.knowsCursor(cursor) &&
           !m_book.hasNews(cursor);
}

void FakeOms::wakeFeeds()
{
    for (const auto &pending : m_pending) {
        if (!pending->isWaitingForNews || !pending->callback || mustWait(pending->request))
            continue;
        pending->isWaitingForNews = false;
        deliver(pending, answer(pending->request), latency);
    }
}

std::optional<FakeOms::Fault> FakeOms::takeFault(const QByteArray &target)
{
    const auto fault = std::find_if(m_faults.begin(), m_faults.end(),
                                    [&](const Fault &f) { return target.startsWith(f.path); });
    if (fault == m_faults.end())
        return std::nullopt;
    Fault taken = *fault;
    m_faults.erase(fault);
    return taken;
}

void FakeOms::loseNextRequest(const QByteArray &path)
{
    m_faults.push_back({path, Fault::Kind::LoseRequest});
}

void FakeOms::loseNextAnswer(const QByteArray &path)
{
    m_faults.push_back({path, Fault::Kind::LoseAnswer});
}

void FakeOms::repeatNextRequest(const QByteArray &path)
{
    m_faults.push_back({path, Fault::Kind::Repeat});
}

void FakeOms::answerNext(const QByteArray &path, const OmsAnswer &answer)
{
    m_faults.push_back({path, Fault::Kind::Answer, answer});
}

void FakeOms::alwaysAnswer(const QByteArray &path, const OmsAnswer &answer)
{
    m_always.insert(path, answer);
}

void FakeOms::damageNextAnswer(const QByteArray &path, std::function<void(OmsAnswer &)> damage)
{
    m_faults.push_back({path, Fault::Kind::Damage, {}, std::move(damage)});
}

void FakeOms::healNetwork()
{
    m_isOffline = false;
    m_isCaptive = false;
    m_faults.clear();
    m_always.clear();
    for (const QByteArray &path : QList<QByteArray>(m_held))
        release(path);
}

int FakeOms::sent(const QByteArray &path) const
{
    return static_cast<int>(
        std::count_if(m_requests.begin(), m_requests.end(),
                      [&](const OmsRequest &request) { return request.target.startsWith(path); }));
}

// --- Answers ------------------------------------------------------------------------------------

OmsAnswer FakeOms::json(int status, const wire::Json &body)
{
    return {status, wire::toBytes(body), wire::jsonType, {{"storehand-protocol"_ba, "1"_ba}}};
}

OmsAnswer FakeOms::refusal(int status, const QString &word, const QByteArray &retryAfter)
{
    OmsAnswer answer = json(status, toJson(wire::ErrorBody{word, u"no"_s, {}, {}}));
    if (!retryAfter.isEmpty())
        answer.headers.insert("retry-after"_ba, retryAfter);
    return answer;
}

OmsAnswer FakeOms::refuse(const FakeOmsBook::Refusal &refusal) const
{
    return json(refusal.status,
                toJson(wire::ErrorBody{refusal.error, u"no"_s, now(), refusal.expected}));
}

OmsAnswer FakeOms::answer(const OmsRequest &request)
{
    if (request.target == "/v1/enrol")
        return answerEnrol(request);
    if (!m_credentials)
        return refusal(401, u"unknown_station"_s);
    if (std::chrono::abs(m_stationTime.now() - now()) > signatureAge)
        return refuse({401, u"clock"_s});
    if (request.target == "/v1/hello")
        return answerHello(request);
    if (request.target == "/v1/commands")
        return answerCommands(request);
    if (request.target.startsWith("/v1/feed?"))
        return answerFeed(request);
    if (request.target == "/v1/snapshot" && m_hasSnapshots)
        return answerSnapshot(request);
    if (request.target.startsWith("/v1/snapshot/"))
        return answerSnapshotPage(request);
    return refusal(404, u"not_found"_s);
}

OmsAnswer FakeOms::answerEnrol(const OmsRequest &request)
{
    const auto enrol = wire::decodeEnrolRequest(request.body);
    if (!enrol || !request.firstContact)
        return refusal(400, u"malformed"_s);
    const bool isRepeated = !m_enrolledKey.isEmpty() && m_enrolledKey == enrol->publicKey;
    if (enrol->code != enrolmentCode || (!m_enrolledKey.isEmpty() && !isRepeated))
        return refusal(403, u"code_unknown"_s);
    m_enrolledKey = enrol->publicKey;
    wire::EnrolAnswer answer;
    answer.station = StationId(u"station-1"_s);
    answer.name = u"Counter"_s;
    answer.store = StoreCode(u"harbour"_s);
    answer.pins = {QByteArray(32, 'p')};
    answer.sealKey = QByteArray(32, '\x09');
    answer.verifyKey = QByteArray(32, 'v');
    answer.pickupKey = QByteArray(32, 'k');
    answer.serverTime = now();
    return json(200, toJson(answer));
}

OmsAnswer FakeOms::answerHello(const OmsRequest &request)
{
    const auto hello = wire::decodeHelloRequest(request.body);
    if (!hello)
        return refusal(400, u"malformed"_s);
    if (const auto refused = m_book.judgeHello(*hello))
        return refuse(*refused);
    wire::HelloAnswer answer = helloAnswer;
    m_book.installOf = hello->install.text;
    answer.serverTime = now();
    answer.lastN = m_book.lastN(hello->install.text);
    answer.epoch = m_book.epoch;
    return json(200, toJson(answer));
}

OmsAnswer FakeOms::answerCommands(const OmsRequest &request)
{
    const auto batch = wire::decodeBatch(request.body);
    if (!batch)
        return refusal(400, u"malformed"_s);
    if (const auto refused = m_book.judgeEnvelope(*batch))
        return refuse(*refused);
    wire::CommandAnswer answer;
    for (const QByteArray &line : batch->lines) {
        answer.results.append(m_book.take(batch->install.text, line));
        if (answer.results.constLast().status == wire::CommandStatus::Deferred)
            break;
    }
    answer.lastN = m_book.lastN(batch->install.text);
    answer.serverTime = now();
    return json(200, toJson(answer));
}

OmsAnswer FakeOms::answerFeed(const OmsRequest &request)
{
    const QString cursor = queryValue(request.target, u"c"_s);
    if (!m_book.knowsCursor(cursor))
        return refusal(410, u"resync"_s);
    return json(200, toJson(m_book.page(cursor, queryValue(request.target, u"limit"_s).toInt())));
}

OmsAnswer FakeOms::answerSnapshot(const OmsRequest &request)
{
    const auto asked = wire::decodeSnapshotRequest(request.body);
    if (!asked)
        return refusal(400, u"malformed"_s);
    QList<FakeOmsBook::Entity> rows;
    for (const FakeOmsBook::Entity &entity : m_book.entities()) {
        if (asked->topics.isEmpty() || asked->topics.contains(entity.topic))
            rows.append(entity);
    }
    const QString id = u"s-%1"_s.arg(m_snapshots.size() + 1);
    m_snapshots.insert(id, {asked->topics, rows});
    wire::SnapshotAnswer answer{id, m_book.epoch, m_book.head(asked->cursor, asked->topics),
                                rows.size()};
    if (m_tellsHeads)
        answer.heads = m_book.heads(asked->topics);
    return json(200, toJson(answer));
}

OmsAnswer FakeOms::answerSnapshotPage(const OmsRequest &request)
{
    const QString id = QUrl::fromEncoded(request.target).path().section(u'/', -1);
    if (!m_snapshots.contains(id))
        return refusal(404, u"not_found"_s);
    const qsizetype from = queryValue(request.target, u"page"_s).toLongLong();
    const QList<FakeOmsBook::Entity> all = m_snapshots.value(id).second;
    wire::SnapshotPage page;
    for (const FakeOmsBook::Entity &entity : all.mid(from, snapshotPageRows))
        page.rows.append({entity.topic, entity.kind, entity.id, entity.version, entity.body});
    if (from + snapshotPageRows < all.size())
        page.next = QString::number(from + snapshotPageRows);
    return json(200, toJson(page));
}

} // namespace storehand::test
