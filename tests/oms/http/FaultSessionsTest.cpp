// SPDX-License-Identifier: Apache-2.0
// Everything that a network can do to a request and to its answer, once, at each endpoint that a
// station uses: many stations, each with its own fault, at the same time.
#include "oms/feed/Topics.h"
#include "tests/oms/http/LinkedStation.h"
#include "tests/oms/http/TestOms.h"
#include "tests/support/FaultProxy.h"

#include <QElapsedTimer>

#include <sys/resource.h>
#include <vector>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = NetworkFault::Kind;
using Place = NetworkFault::Place;

constexpr int patienceMs = 180'000;
constexpr int commandsEach = 3;
constexpr int onShelf = 10;

struct Endpoint
{
    QString name;
    QByteArray path;
};

const QList<Endpoint> endpoints{{u"enrol"_s, "/v1/enrol"},
                                {u"hello"_s, "/v1/hello"},
                                {u"commands"_s, "/v1/commands"},
                                {u"feed"_s, "/v1/feed"},
                                {u"snapshot"_s, "/v1/snapshot HTTP"},
                                {u"page"_s, "/v1/snapshot/"}};

const QList<std::pair<QString, Kind>> placed{
    {u"request cut"_s, Kind::RequestCut},       {u"request reset"_s, Kind::RequestReset},
    {u"request stalled"_s, Kind::RequestStall}, {u"answer cut"_s, Kind::AnswerCut},
    {u"answer reset"_s, Kind::AnswerReset},     {u"answer stalled"_s, Kind::AnswerStall},
    {u"answer short"_s, Kind::AnswerShort}};

const QList<std::pair<QString, Kind>> whole{{u"slow"_s, Kind::Slow},
                                            {u"byte by byte"_s, Kind::ByteByByte},
                                            {u"request lost"_s, Kind::LostRequest},
                                            {u"never answered"_s, Kind::NeverAnswered},
                                            {u"answer lost"_s, Kind::LostAnswer},
                                            {u"delivered twice"_s, Kind::Twice},
                                            {u"another's answer"_s, Kind::OtherAnswer},
                                            {u"damaged gzip"_s, Kind::DamagedGzip},
                                            {u"no HTTP"_s, Kind::NoHttp},
                                            {u"captive portal"_s, Kind::Portal},
                                            {u"idle connection cut"_s, Kind::IdleCut}};

const QList<int> statuses{407, 429, 502, 503, 504};

/// A name for people and what goes wrong.
using NamedFault = std::pair<QString, NetworkFault>;

QList<NamedFault> allFaults()
{
    QList<NamedFault> all;
    for (const Endpoint &at : endpoints) {
        for (const auto &[name, kind] : placed) {
            for (const Place place : {Place::First, Place::Middle, Place::Last})
                all.append({u"%1: %2 at place %3"_s.arg(at.name, name).arg(int(place)),
                            {kind, at.path, place, 0}});
        }
        for (const auto &[name, kind] : whole)
            all.append({at.name + u": "_s + name, {kind, at.path, Place::First, 0}});
        for (const int status : statuses)
            all.append({u"%1: status %2"_s.arg(at.name).arg(status),
                        {Kind::Status, at.path, Place::First, status}});
    }
    return all;
}

StoreCode storeOf(size_t session)
{
    return StoreCode(u"shop-%1"_s.arg(session));
}

/// A store for each session, with tea and with one person for all of them.
void openStores(TestOms &oms, size_t count)
{
    QByteArray lines;
    QList<StoreCode> stores;
    for (size_t i = 0; i < count; ++i) {
        const QByteArray code = storeOf(i).text.toUtf8();
        stores.append(storeOf(i));
        lines += R"({"type":"store","code":")" + code + R"(","name":"A shop","latitude":0,)" +
                 R"("longitude":0,"time_zone":"UTC","kind":"store","currency":"NZD"})" + "\n" +
                 R"({"type":"stock","store":")" + code + R"(","sku":"TEA-1","on_hand":)" +
                 QByteArray::number(onShelf) + "}\n";
    }
    oms.import(lines);
    oms.run([&](oms::OrderManager &manager) {
        const Status hired = manager.change([&](oms::UnitOfWork &work) -> Status {
            work.begin({.source = u"test"_s, .who = u"test"_s, .place = {}});
            Person person;
            person.code = PersonCode(u"0042"_s);
            person.name = u"Mere"_s;
            person.role = Role::Lead;
            person.stores = stores;
            const auto put = work.put(person);
            return put ? work.end() : failure(put.error());
        });
        QVERIFY(hired);
    });
}

/// One station behind one fault, from its enrolment until nothing is left to do.
class Session
{
public:
    Session(TestOms &oms, FaultProxy &proxy, size_t number, NamedFault fault)
        : m_proxy(proxy)
        , m_store(storeOf(number))
        , m_fault(std::move(fault))
        , m_way(proxy.open(m_fault.second))
        , m_station(u"http://127.0.0.1:%1"_s.arg(m_way))
    {
        m_time.start();
        QString code;
        oms.run([&](oms::OrderManager &manager) {
            code = manager.offerEnrolment(m_store, u"Counter"_s)->code.reveal();
        });
        m_station.enrol(code, [this](const QString &word) { enrolled(word); });
    }

    [[nodiscard]] bool isDone()
    {
        if (m_isDone || !m_problem.isEmpty())
            return true;
        if (!m_isStarted || !m_station.isUpToDate())
            return false;
        const FaultProxy::State way = m_proxy.state(m_way);
        m_isDone = way.isHit && m_station.count("product"_L1) == 2;
        m_doneAfterMs = m_time.elapsed();
        m_requests = way.requests;
        return m_isDone;
    }

    /// Asks for what its own commands changed, which may still be on its way.
    void comeInStep()
    {
        m_station.settle(Millis(patienceMs),
                         [this](const Status &status) { m_isInStep = status.has_value(); });
    }

    [[nodiscard]] bool isInStep() const { return m_isInStep; }

    /// What is wrong with how it went, or empty.
    [[nodiscard]] QString verdict() const
    {
        if (!m_problem.isEmpty())
            return name() + u": "_s + m_problem;
        if (!m_isDone)
            return name() + u": is not in step, although nothing is wrong any more"_s;
        constexpr int requestsOfAStart = 16;
        const qint64 allowed = requestsOfAStart + 2 * (m_doneAfterMs / 1'000);
        if (m_requests > allowed)
            return u"%1: %2 requests in %3 ms"_s.arg(name()).arg(m_requests).arg(m_doneAfterMs);
        return {};
    }

    [[nodiscard]] const QString &name() const { return m_fault.first; }
    [[nodiscard]] const StoreCode &store() const { return m_store; }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] qint64 doneAfterMs() const { return m_doneAfterMs; }
    [[nodiscard]] LinkedStation &station() { return m_station; }

private:
    /// Before it goes online there is work in the outbox and a cache of another order manager.
    void enrolled(const QString &word)
    {
        if (!word.isEmpty()) {
            m_problem = u"did not enrol: "_s + word;
            return;
        }
        Status ready;
        for (int i = 0; i < commandsEach && ready; ++i)
            ready = m_station.find(m_store, u"TEA-1"_s, 1);
        if (ready && m_fault.second.path.startsWith("/v1/snapshot")) {
            ready = m_station.cache().beginShadow({});
            if (ready)
                ready = m_station.cache().swapShadow(u"another"_s, u"cursor"_s);
        }
        if (ready)
            ready = m_station.start();
        if (!ready)
            m_problem = ready.error().detail;
        m_isStarted = ready.has_value();
    }

    FaultProxy &m_proxy;
    const StoreCode m_store;
    const NamedFault m_fault;
    const quint16 m_way;
    LinkedStation m_station;
    QElapsedTimer m_time;
    bool m_isStarted = false;
    bool m_isDone = false;
    bool m_isInStep = false;
    qint64 m_doneAfterMs = 0;
    int m_requests = 0;
    QString m_problem;
};

/// Whether what the order manager has of a session is what its station did, once each.
QString findingsOf(oms::Storage &storage, Session &session)
{
    Outbox &outbox = session.station().outbox();
    for (qint64 n = 1; n <= commandsEach; ++n) {
        const auto known = storage.commands.find(outbox.install(), n);
        const auto hash = outbox.hashOf(n);
        if (!known || !*known || (*known)->hash != **hash)
            return u"%1: command %2 is not what was sent"_s.arg(session.name()).arg(n);
    }
    const auto stock = storage.stocks.find(session.store(), Sku(u"TEA-1"_s));
    if (!stock || !*stock || (*stock)->shelf != onShelf + commandsEach)
        return session.name() + u": units were counted twice or not at all"_s;
    for (const QString &topic : oms::topics::ofStation(session.store())) {
        const auto digest = storage.connection.first(
            u"SELECT digest FROM feed_head WHERE topic = ? AND head > 0"_s, {topic},
            [](const SqlRow &row) { return static_cast<quint64>(row.integer(0)); });
        if (digest && *digest && session.station().cache().topics().value(topic).digest != **digest)
            return u"%1: %2 is not as the order manager has it"_s.arg(session.name(), topic);
    }
    return {};
}

} // namespace

class FaultSessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// All of them are in this program, with files and sockets of their own.
    void initTestCase()
    {
        rlimit files{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
        files.rlim_cur = files.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
    }

    void noFaultOfTheNetworkLosesOrDoublesAnything();
};

void FaultSessionsTest::noFaultOfTheNetworkLosesOrDoublesAnything()
{
    const QList<NamedFault> faults = allFaults();
    QVERIFY(faults.size() >= 200);
    TestOms oms;
    openStores(oms, size_t(faults.size()));
    FaultProxy proxy(static_cast<quint16>(QUrl(oms.url()).port()));
    std::vector<std::unique_ptr<Session>> sessions;
    for (const NamedFault &fault : faults)
        sessions.push_back(std::make_unique<Session>(oms, proxy, sessions.size(), fault));
    const auto areDone = [&] {
        bool all = true;
        for (const auto &session : sessions)
            all = session->isDone() && all;
        return all;
    };
    (void)QTest::qWaitFor(areDone, patienceMs);

    QStringList problems;
    int requests = 0;
    qint64 longestMs = 0;
    for (const auto &session : sessions) {
        if (const QString verdict = session->verdict(); !verdict.isEmpty())
            problems.append(verdict);
        requests += session->requests();
        longestMs = std::max(longestMs, session->doneAfterMs());
    }
    qInfo() << sessions.size() << "sessions," << requests << "requests, the longest took"
            << longestMs << "ms";
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    for (const auto &session : sessions)
        session->comeInStep();
    for (const auto &session : sessions)
        QVERIFY2(QTest::qWaitFor([&] { return session->isInStep(); }, patienceMs),
                 qPrintable(session->name()));
    oms.run([&](oms::OrderManager &manager) {
        const Status looked = manager.change([&](oms::UnitOfWork &work) -> Status {
            for (const auto &session : sessions) {
                if (const QString finding = findingsOf(work.storage(), *session);
                    !finding.isEmpty())
                    problems.append(finding);
            }
            return {};
        });
        QVERIFY(looked);
        QVERIFY(manager.verify()->isSound());
    });
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

QTEST_GUILESS_MAIN(FaultSessionsTest)
#include "FaultSessionsTest.moc"
