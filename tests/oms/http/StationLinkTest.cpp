// SPDX-License-Identifier: Apache-2.0
// A real station's link and a real order manager, over sockets.
#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "tests/oms/http/LinkedStation.h"
#include "tests/oms/http/TestOms.h"
#include "tests/support/TestCertificate.h"

#include <QTemporaryDir>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

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
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aNewStationHasEverythingOfItsStore()
    {
        OMS(oms);
        LinkedStation station(oms.url());
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

    void aStationThatSleptTooLongLoadsASnapshot()
    {
        OMS(oms);
        LinkedStation station(oms.url());
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

    void aStationTalksOverTlsWithTheServerOfItsCode()
    {
        QFETCH_GLOBAL(Engine, engine);
        const QTemporaryDir folder;
        TestOms oms(engine, with(TestCertificate::make(folder.path())));
        if (!oms.isOpen())
            QSKIP("PostgreSQL is not installed");
        QVERIFY(oms.url().startsWith(u"https://"));
        LinkedStation station(oms.url());
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
        LinkedStation station(oms.url());
        QCOMPARE(station.enrol(oms.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
    }

    void anotherServerIsNotTrustedEvenAtFirstContact()
    {
        const QTemporaryDir folder;
        TestOms real(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"real"_s)));
        TestOms other(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"other"_s)));
        LinkedStation station(other.url());
        QCOMPARE(station.enrol(real.enrolmentCode()), QString(codes::omsNotTrusted));
        QCOMPARE(other.server().figures().requests, 0); // nothing of the request was sent
    }

    void anotherServerInThePlaceOfTheRealOneGetsNothing()
    {
        const QTemporaryDir folder;
        TestOms real(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"real"_s)));
        TestOms other(Engine::Sqlite, with(TestCertificate::make(folder.path(), u"other"_s)));
        LinkedStation station(real.url());
        QCOMPARE(station.enrol(real.enrolmentCode()), QString());
        QCOMPARE(station.settle(), QString());
        station.connectTo(other.url());
        QCOMPARE(station.settle(Millis(1'500)), QString(codes::omsNotTrusted));
        QCOMPARE(other.server().figures().requests, 0);
        station.connectTo(real.url());
        QCOMPARE(station.settle(), QString());
    }

    void whoWasCutOffIsToldSo()
    {
        OMS(oms);
        LinkedStation station(oms.url());
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

    void aUsedCodeLetsNobodyElseIn()
    {
        OMS(oms);
        const QString code = oms.enrolmentCode();
        LinkedStation station(oms.url());
        QCOMPARE(station.enrol(code), QString());
        LinkedStation thief(oms.url());
        QCOMPARE(thief.enrol(code), QString(codes::badEnrolmentCode));
    }
};

QTEST_GUILESS_MAIN(StationLinkTest)
#include "StationLinkTest.moc"
