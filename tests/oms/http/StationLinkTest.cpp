// SPDX-License-Identifier: Apache-2.0
// A real station's link and a real order manager, over sockets.
#include "app/edges/SystemClock.h"
#include "core/domain/Codes.h"
#include "core/sync/Enrolment.h"
#include "core/sync/SyncEngine.h"
#include "core/sync/http/HttpOmsClient.h"
#include "core/wire/Entities.h"
#include "tests/oms/http/TestOms.h"
#include "tests/support/TestCertificate.h"

#include <QTemporaryDir>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

/// A station as the program builds it, without its people.
class Station
{
public:
    explicit Station(const QString &url)
    {
        m_outbox = std::move(*Outbox::open({m_folder.filePath(u"outbox.db"_s)}, m_cipher));
        m_cache = std::move(
            *Cache::open({m_folder.filePath(u"cache.db"_s), {}, 0}, m_cipher, m_clock.now()));
        connectTo(url);
    }

    void connectTo(const QString &url)
    {
        m_engine.reset();
        m_client = std::move(*HttpOmsClient::make({.url = QUrl(url)}, m_time));
    }

    /// The OMS's word, or empty.
    [[nodiscard]] QString enrol(const QString &code)
    {
        SyncParts all = parts();
        Enrolment enrolment(all);
        std::optional<QString> word;
        enrolment.enrol(code, [&](const Result<StationIdentity> &identity) {
            word = identity ? QString() : identity.error().code;
        });
        if (!QTest::qWaitFor([&] { return word.has_value(); }, patienceMs))
            return u"no answer"_s;
        return *word;
    }

    /// Goes online and waits until everything is there; why it is not otherwise.
    [[nodiscard]] QString settle(Millis time = Millis(patienceMs))
    {
        if (!m_engine) {
            m_engine = std::make_unique<SyncEngine>(
                parts(), SyncEngine::Callbacks{
                             [](const CacheChanges &) {}, [](const LinkState &) {},
                             [](const QList<wire::CommandResult> &) {},
                             [this](const Error &error) { incidents.append(error.code); }});
            if (const Status started = m_engine->start(); !started)
                return started.error().code;
        }
        std::optional<Status> settled;
        m_engine->settle(time, [&](const Status &status) { settled = status; });
        if (!QTest::qWaitFor([&] { return settled.has_value(); }, patienceMs))
            return u"no answer"_s;
        if (*settled)
            return {};
        const auto error = m_engine->linkState().error;
        return error ? error->code : settled->error().code;
    }

    [[nodiscard]] qsizetype count(QLatin1StringView entity) const
    {
        const auto all = m_cache->readAll(entity);
        return all ? all->size() : -1;
    }

    QStringList incidents;

private:
    [[nodiscard]] SyncParts parts()
    {
        return {m_clock, m_random, *m_client, *m_outbox, *m_cache, m_time, {}};
    }

    QTemporaryDir m_folder;
    app::SystemClock m_clock;
    SystemRandom m_random;
    ServerClock m_time{m_clock};
    FieldCipher m_cipher{FieldCipher::makeKey(m_random), m_random};
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<HttpOmsClient> m_client;
    std::unique_ptr<SyncEngine> m_engine;
};

QByteArray order(int number)
{
    return R"({"ref":"SO-)" + QByteArray::number(number) +
           R"(","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
           R"("customer":{"name":"Mere Tamati"},)"
           R"("fulfilment":{"method":"pickup","store":"harbour"},)"
           R"("lines":[{"ref":"1","sku":"TEA-1","quantity":1,"unit_price":1290}]})";
}

oms::HttpServerOptions with(const TestCertificate &certificate, quint16 port = 0)
{
    oms::HttpServerOptions options;
    options.port = port;
    options.tlsCertFile = certificate.certFile;
    options.tlsKeyFile = certificate.keyFile;
    return options;
}

} // namespace

class StationLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewStationHasEverythingOfItsStore_data() { TestDatabase::addEngines(); }

    void aNewStationHasEverythingOfItsStore()
    {
        OMS(oms);
        Station station(oms.url());
        QCOMPARE(station.enrol(oms.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
        QCOMPARE(station.count(wire::entity::product), 2);
        QCOMPARE(station.count(wire::entity::stock), 2);
        QCOMPARE(station.count(wire::entity::store), 1);
        QCOMPARE(oms.post("/v1/orders", order(1), oms.channelKey(u"web"_s)).status, 201);
        QCOMPARE(station.settle(), QString());
        QCOMPARE(station.count(wire::entity::assignment), 1);
        QCOMPARE(station.count(wire::entity::customer), 1);
        QCOMPARE(station.incidents, QStringList());
    }

    void aStationThatSleptTooLongLoadsASnapshot_data() { TestDatabase::addEngines(); }

    void aStationThatSleptTooLongLoadsASnapshot()
    {
        OMS(oms);
        Station station(oms.url());
        QCOMPARE(station.enrol(oms.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
        const QByteArray key = oms.channelKey(u"web"_s);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(oms.post("/v1/orders", order(i), key).status, 201);
        oms.run([](oms::OrderManager &manager) {
            QVERIFY(manager.change([](oms::UnitOfWork &work) -> Status {
                return work.storage().connection.run(u"UPDATE feed SET at = 0"_s);
            }));
            QVERIFY(manager.runDue(manager.now() + std::chrono::hours(25), 1'000));
        });
        QCOMPARE(station.settle(), QString());
        QCOMPARE(station.incidents, QStringList{QString(codes::resync)});
        QCOMPARE(station.count(wire::entity::assignment), 5);
        QCOMPARE(station.count(wire::entity::product), 2);
        QCOMPARE(oms.post("/v1/orders", order(9), key).status, 201);
        QCOMPARE(station.settle(), QString());
        QCOMPARE(station.count(wire::entity::assignment), 6);
    }

    void aStationTalksOverTlsWithTheServerOfItsCode_data() { TestDatabase::addEngines(); }

    void aStationTalksOverTlsWithTheServerOfItsCode()
    {
        QFETCH(Engine, engine);
        const QTemporaryDir folder;
        TestOms oms(engine, with(TestCertificate::make(folder.path())));
        if (!oms.isOpen())
            QSKIP("PostgreSQL is not installed");
        QVERIFY(oms.url().startsWith(u"https://"));
        Station station(oms.url());
        QCOMPARE(station.enrol(oms.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
        QCOMPARE(station.count(wire::entity::product), 2);
    }

    void anExpiredCertificateOfTheRightKeyIsGoodEnough()
    {
        const QTemporaryDir folder;
        TestOms oms(Engine::Sqlite,
                    with(TestCertificate::make(folder.path(), u"old"_s,
                                               QDateTime::currentDateTimeUtc().addDays(-1))));
        Station station(oms.url());
        QCOMPARE(station.enrol(oms.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
    }

    void anotherServerIsNotTrustedEvenAtFirstContact()
    {
        const QTemporaryDir folder;
        TestOms real(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"real"_s)));
        TestOms other(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"other"_s)));
        Station station(other.url());
        QCOMPARE(station.enrol(real.enrolmentCode()), QString(codes::omsNotTrusted));
        QCOMPARE(other.server().figures().requests, 0); // nothing of the request was sent
    }

    void anotherServerInThePlaceOfTheRealOneGetsNothing()
    {
        const QTemporaryDir folder;
        TestOms real(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"real"_s)));
        TestOms other(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"other"_s)));
        Station station(real.url());
        QCOMPARE(station.enrol(real.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
        station.connectTo(other.url());
        QCOMPARE(station.settle(Millis(1'500)), QString(codes::omsNotTrusted));
        QCOMPARE(other.server().figures().requests, 0);
        station.connectTo(real.url());
        QCOMPARE(station.settle(), QString());
    }

    void whoWasCutOffIsToldSo_data() { TestDatabase::addEngines(); }

    void whoWasCutOffIsToldSo()
    {
        OMS(oms);
        Station station(oms.url());
        QCOMPARE(station.enrol(oms.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
        oms.run([](oms::OrderManager &manager) {
            StationId id;
            QVERIFY(manager.change([&](oms::UnitOfWork &work) -> Status {
                id = work.storage().stations.of(StoreCode(u"harbour"_s))->first().id;
                return {};
            }));
            QVERIFY(manager.revoke(id));
        });
        station.connectTo(oms.url());
        QCOMPARE(station.settle(Millis(1'500)), QString(codes::revoked));
    }

    void aUsedCodeLetsNobodyElseIn_data() { TestDatabase::addEngines(); }

    void aUsedCodeLetsNobodyElseIn()
    {
        OMS(oms);
        const QString code = oms.enrolmentCode();
        Station station(oms.url());
        QCOMPARE(station.enrol(code), QString());
        Station thief(oms.url());
        QCOMPARE(thief.enrol(code), QString(codes::badEnrolmentCode));
    }
};

QTEST_GUILESS_MAIN(StationLinkTest)
#include "StationLinkTest.moc"
