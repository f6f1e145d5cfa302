// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ChainStation.h"

#include "core/domain/Codes.h"
#include "core/sync/Enrolment.h"
#include "core/wire/ObjectWriter.h"
#include "oms/http/ErrorAnswer.h"
#include "tests/support/MemoryFolder.h"

#include <QUrl>
#include <QUrlQuery>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis latency{1};
constexpr Millis lookAgain{1'000};
constexpr Millis settleTime = std::chrono::seconds(120);

void insist(const Status &status)
{
    if (!status)
        qFatal("%s: %s", qPrintable(status.error().code), qPrintable(status.error().detail));
}

template <typename T>
T insist(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
    return *std::move(result);
}

OmsAnswer answerOf(int status, const QByteArray &body)
{
    return {status, body, wire::jsonType, {{"storehand-protocol", wire::protocolVersion}}};
}

template <typename T, typename ToBytes>
OmsAnswer answerOf(const Result<T> &result, Instant now, ToBytes toBytes)
{
    if (result)
        return answerOf(200, toBytes(*result));
    const oms::HttpAnswer refusal = oms::answerTo(result.error(), now);
    return answerOf(refusal.status, refusal.body);
}

template <typename T>
OmsAnswer answerOf(const Result<T> &result, Instant now)
{
    return answerOf(result, now, [](const T &value) { return wire::toBytes(wire::toJson(value)); });
}

/// Something that answers in the order manager's place.
OmsAnswer insteadOfAnswer(LineFault fault)
{
    if (fault == LineFault::Busy)
        return answerOf(503, R"({"error":"busy","message":"later"})");
    return {200, "<html><body>Please sign in to the free WiFi</body></html>", "text/html", {}};
}

/// What arrives of an answer.
Result<OmsAnswer> afterFault(LineFault fault, OmsAnswer answer)
{
    if (fault == LineFault::AnswerLost)
        return failure(ErrorKind::Offline, codes::offline, u"the line was cut"_s);
    if (fault == LineFault::HalfAnswer)
        answer.body.truncate(answer.body.size() / 2);
    return answer;
}

Scan scanOf(const QString &text)
{
    Scan scan;
    scan.raw = text.toUtf8();
    const Result<Decoded> decoded = decodeText(text);
    scan.decoded = decoded ? *decoded : undecoded(text);
    if (!decoded)
        scan.error = decoded.error();
    return scan;
}

/// A station's view may lag behind in these; all else must be the same.
Assignment comparable(Assignment assignment)
{
    if (assignment.claim) {
        assignment.claim->leaseUntil = {};
        assignment.claim->station.clear();
    }
    return assignment;
}

} // namespace

struct ChainLine::Pending : Exchange
{
    std::function<void()> look; ///< whether there is an answer by now
    std::unique_ptr<Clock::Timer> timer;

    void lookAfter(Clock &clock, Millis delay)
    {
        timer = clock.after(delay, [this] {
            const std::function<void()> kept = look; // the exchange may end in it
            kept();
        });
    }
};

void ChainLine::plan(const LinePlan &plan)
{
    m_plan = plan;
    m_exchanges = 0;
    m_hits = 0;
}

LineFault ChainLine::faultOfNext()
{
    ++m_exchanges;
    const bool isHit = isFaulty() && (m_exchanges == m_plan.exchange ||
                                      (m_plan.forEver && m_exchanges > m_plan.exchange));
    m_hits += isHit ? 1 : 0;
    return isHit ? m_plan.fault : LineFault::None;
}

std::unique_ptr<OmsClient::Exchange> ChainLine::send(OmsRequest request, Callback callback)
{
    auto pending = std::make_unique<Pending>();
    const Millis until = m_chain.clock.monotonic() + request.timeout;
    const LineFault fault = faultOfNext();
    if (fault == LineFault::Silence) {
        pending->look = [callback = std::move(callback)] {
            callback(failure(ErrorKind::Timeout, codes::timeout, u"no answer came"_s));
        };
        pending->lookAfter(m_chain.clock, request.timeout);
        return pending;
    }
    pending->look = [this, waiting = pending.get(), request = std::move(request),
                     callback = std::move(callback), until, fault] {
        if (isCut || fault == LineFault::Refused) {
            callback(failure(ErrorKind::Offline, codes::offline, u"the line is cut"_s));
            return;
        }
        if (fault == LineFault::Busy || fault == LineFault::Portal) {
            callback(insteadOfAnswer(fault));
            return;
        }
        const OmsAnswer answered = answer(request);
        if (waits(request, answered) && m_chain.clock.monotonic() + lookAgain < until)
            waiting->lookAfter(m_chain.clock, lookAgain);
        else
            callback(afterFault(fault, answered));
    };
    pending->lookAfter(m_chain.clock, latency);
    return pending;
}

/// A long poll that brought nothing.
bool ChainLine::waits(const OmsRequest &request, const OmsAnswer &answer) const
{
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    if (answer.status != 200 || query.queryItemValue(u"wait"_s).toInt() == 0)
        return false;
    const Result<wire::FeedPage> page = wire::decodeFeedPage(answer.body);
    return page && page->changes.isEmpty();
}

OmsAnswer ChainLine::answer(const OmsRequest &request)
{
    const QString path = QUrl::fromEncoded(request.target).path();
    return path == u"/v1/enrol" ? enrol(request.body) : ask(request, path);
}

OmsAnswer ChainLine::enrol(const QByteArray &body)
{
    const Result<wire::EnrolAnswer> enrolled =
        m_chain.oms->enrol(insist(wire::decodeEnrolRequest(body)));
    if (enrolled) {
        m_station = enrolled->station;
        store = enrolled->store;
        name = enrolled->name;
    }
    return answerOf(enrolled, m_chain.clock.now());
}

OmsAnswer ChainLine::ask(const OmsRequest &request, const QString &path)
{
    oms::OrderManager &manager = *m_chain.oms;
    const Instant now = m_chain.clock.now();
    const oms::StationIdentity who{m_station, store, name};
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    const auto value = [&](const QString &key) {
        return query.queryItemValue(key, QUrl::FullyDecoded);
    };
    const auto asTheyAre = [](const QByteArray &bytes) { return bytes; };
    if (path == u"/v1/hello")
        return answerOf(manager.hello(who, insist(wire::decodeHelloRequest(request.body))), now);
    if (path == u"/v1/commands")
        return answerOf(manager.applyCommands(who, insist(wire::decodeBatch(request.body))), now);
    if (path == u"/v1/feed")
        return answerOf(manager.readFeed(who, value(u"c"_s), value(u"limit"_s).toInt()), now,
                        [](const oms::FeedAnswer &page) { return page.body; });
    if (path == u"/v1/snapshot")
        return answerOf(
            manager.beginSnapshot(who, insist(wire::decodeSnapshotRequest(request.body))), now);
    if (path.startsWith(u"/v1/snapshot/"))
        return answerOf(manager.snapshotPage(who, path.section(u'/', 3), value(u"page"_s)), now,
                        asTheyAre);
    qFatal("the order manager has no %s", qPrintable(path));
}

ChainStation::ChainStation(FakeChain &chain, const QString &name, const StoreCode &store,
                           const LinePlan &plan)
    : m_chain(chain)
    , m_path(memoryFolder(u"station"_s))
    , m_cipher(FieldCipher::makeKey(chain.random), chain.random)
    , m_line(chain)
    , m_serverClock(chain.clock)
{
    m_folder = insist(
        DataFolder::open({.path = m_path.path(), .reserveBytes = 0}, m_cipher, chain.clock.now()));
    m_line.plan(plan);
    enrol(store, name);
    open();
}

ChainStation::~ChainStation()
{
    m_sync.reset();
    m_station.reset();
}

SyncParts ChainStation::parts()
{
    return {m_chain.clock,
            m_chain.random,
            m_line,
            m_folder->outbox(),
            m_folder->cache(),
            m_serverClock,
            [](const QString &entity, const QString &, const QByteArray &body) {
                return cacheIndexOf(entity, body);
            }};
}

void ChainStation::enrol(const StoreCode &store, const QString &name)
{
    const oms::EnrolmentOffer offer = insist(m_chain.oms->offerEnrolment(store, name));
    const Status enrolled = tryToEnrol(offer.code.reveal());
    if (enrolled || !m_line.isFaulty()) {
        insist(enrolled);
        return;
    }
    m_line.heal();
    insist(tryToEnrol(offer.code.reveal()));
}

Status ChainStation::tryToEnrol(const QString &code)
{
    SyncParts enrolParts = parts();
    Enrolment enrolment(enrolParts);
    std::optional<Result<StationIdentity>> enrolled;
    enrolment.enrol(code, [&](auto result) { enrolled.emplace(std::move(result)); });
    while (!enrolled && m_chain.clock.runNextTimer()) {
    }
    if (!enrolled)
        qFatal("nobody answered the enrolment");
    return *enrolled ? Status() : failure(enrolled->error());
}

void ChainStation::open()
{
    if (!m_folder)
        m_folder = insist(DataFolder::open({.path = m_path.path(), .reserveBytes = 0}, m_cipher,
                                           m_chain.clock.now()));
    const StationIdentity identity = *insist(loadIdentity(m_folder->outbox()));
    m_station = std::make_unique<Station>(Station::Parts{
        m_folder->outbox(), m_folder->cache(), m_chain.clock, m_chain.random,
        StationKeys{m_folder->outbox().install(), identity.name, identity.store, identity.sealFor,
                    identity.omsKey, KeyedHash(identity.pickupKey), identity.station},
        [this] { return m_serverClock.now(); }, [] { return qint64(1); }});
    m_station->setEvents({.scan = [this](const ScanOutcome &outcome) { m_scans.append(outcome); },
                          .queue = {},
                          .exception = [this](const auto &notice) { told.append(notice); },
                          .link = {}});
    insist(m_station->load());
    m_parts.emplace(parts());
    m_sync = std::make_unique<SyncEngine>(
        *m_parts, SyncEngine::Callbacks{
                      .cacheChanged =
                          [this](const CacheChanges &changes) {
                              insist(changes.everything
                                         ? m_station->cacheReplaced()
                                         : m_station->cacheChanged(changes.entities));
                          },
                      .linkState =
                          [this](const LinkState &state) {
                              LinkView link;
                              link.enrolled = state.isEnrolled;
                              link.online = state.isOnline;
                              m_station->setLink(link);
                          },
                      .commandResults =
                          [this](const QList<wire::CommandResult> &results) {
                              m_station->answered(answersOf(results));
                          },
                      .incident =
                          [this](const Error &error) {
                              incidents.append(error.code);
                              if (error.code == codes::rollback)
                                  insist(m_station->installChanged(m_folder->outbox().install()));
                          }});
    m_station->setRecorded([this] { m_sync->outboxChanged(); });
    insist(m_sync->start());
}

void ChainStation::close()
{
    m_sync.reset();
    m_station.reset();
    m_parts.reset();
    m_folder.reset();
}

void ChainStation::restart()
{
    close();
    open();
}

void ChainStation::loseCache()
{
    close();
    QFile::remove(m_path.filePath(u"cache.db"_s));
    QFile::remove(m_path.filePath(u"cache.db-wal"_s));
    open();
}

qint64 ChainStation::outboxBytes() const
{
    return QFileInfo(m_path.filePath(u"outbox.db"_s)).size() +
           QFileInfo(m_path.filePath(u"outbox.db-wal"_s)).size();
}

FolderImage ChainStation::image() const
{
    return FolderImage::of(m_path.path());
}

void ChainStation::restore(const FolderImage &image)
{
    close();
    image.putBack(m_path.path());
    open();
}

void ChainStation::signIn(const QString &code)
{
    person = PersonCode(code);
    insist(m_station->signIn(person, Sensitive<QString>(m_chain.pin)));
}

bool ChainStation::settle()
{
    std::optional<Status> settled;
    m_sync->settle(settleTime, [&](const Status &status) { settled = status; });
    while (!settled && m_chain.clock.runNextTimer()) {
    }
    return settled && settled->has_value();
}

bool ChainStation::mend()
{
    m_line.isCut = false;
    m_sync->tryNow();
    return settle();
}

void ChainStation::mendUntilAnswered()
{
    m_line.isCut = false;
    m_sync->tryNow();
    while (outbox().acknowledgedN() < outbox().lastN() && m_chain.clock.runNextTimer()) {
    }
}

bool ChainStation::claim(const Assignment &work)
{
    return m_station->claim(person, {work.id}).has_value();
}

ScanOutcome ChainStation::scan(const QString &code)
{
    const qsizetype before = m_scans.size();
    m_station->scanned(scanOf(code));
    if (m_scans.size() != before + 1)
        qFatal("a read gave %lld outcomes", qint64(m_scans.size() - before));
    return m_scans.last();
}

Result<Issued> ChainStation::act(CommandType type, const Assignment &work, const Args &args)
{
    return m_station->act(person, type, work.id.text, args);
}

Result<Issued> ChainStation::handOver(const Assignment &work)
{
    return m_station->handOver(person, work.id, {}, std::nullopt, u"Mere Tamati"_s);
}

const Assignment &ChainStation::sees(const Assignment &work) const
{
    const Assignment *seen = m_station->overlay().assignment(work.id);
    if (!seen)
        qFatal("the station has no such order");
    return *seen;
}

bool ChainStation::agrees(const Assignment &work) const
{
    return comparable(sees(work)) == comparable(m_chain.now(work));
}

QStringList ChainStation::exceptionsOf(const Assignment &work) const
{
    QStringList found;
    for (const ExceptionNotice &notice : m_station->exceptions()) {
        if (notice.assignment == work.id)
            found.append(notice.code);
    }
    return found;
}

bool ChainStation::queueHas(const Assignment &work) const
{
    return m_station->queue().contains(work.id);
}

} // namespace storehand::test
