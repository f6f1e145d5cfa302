// SPDX-License-Identifier: Apache-2.0
#include "tests/oms/http/TestOms.h"
#include "tests/support/Eventually.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;
using test::RawAnswer;
using test::RawClient;
using test::TestDatabase;
using test::TestOms;
using test::TestStation;

namespace {

const QByteArray install = "0192f7a0-0000-7000-8000-000000000001"_ba;

QJsonObject json(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QByteArray order(const QByteArray &ref)
{
    return R"({"ref":")" + ref +
           R"(","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
           R"("customer":{"name":"Mere Tamati"},)"
           R"("fulfilment":{"method":"pickup","store":"harbour"},)"
           R"("lines":[{"ref":"1","sku":"TEA-1","quantity":1,"unit_price":1290}]})";
}

RawAnswer hello(const TestStation &station)
{
    return station.post(
        "/v1/hello", "{\"install\":\"" + install + "\",\"schema\":1,\"last_n\":0,\"cursor\":\"\"}",
        wire::jsonType);
}

/// A batch of one command of a kind that the order manager does not know.
RawAnswer sendOne(const TestStation &station, const QByteArray &schema)
{
    return station.post("/v1/commands",
                        "{\"install\":\"" + install + "\",\"schema\":" + schema +
                            ",\"batch\":\"b\"}\n"
                            R"({"n":1,"id":"01935e2a-0000-7000-8000-000000000001",)"
                            R"("type":"later","v":1})"
                            "\n",
                        wire::linesType);
}

/// Reads the feed to its end and gives the cursor there.
QByteArray caughtUp(const TestStation &station)
{
    QByteArray cursor;
    while (true) {
        const QJsonObject page = json(station.get("/v1/feed?c=" + cursor + "&wait=0&limit=200"));
        cursor = page[u"next"].toString().toLatin1();
        if (!page[u"more"].toBool())
            return cursor;
    }
}

} // namespace

class StationRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aStationIsEnrolledAndSaysHello()
    {
        OMS(oms);
        const TestStation station(oms);
        QCOMPARE(station.enrolled().status, 200);
        QVERIFY(!station.id.isEmpty());
        QVERIFY(json(station.enrolled()).contains(u"server_time"));
        const RawAnswer answer = hello(station);
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer)[u"last_n"], 0);
    }

    void aMadeUpEnrolmentCodeIsRefusedAndHurryHeldBack()
    {
        OMS(oms);
        const QByteArray body = R"({"code":"AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA",)"
                                R"("key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})";
        int refused = 0;
        for (int i = 0; i < 40; ++i) {
            const RawAnswer answer = oms.post("/v1/enrol", body, {});
            QVERIFY(answer.status == 401 || answer.status == 429);
            if (answer.status == 429)
                QVERIFY(answer.header("Retry-After").toInt() > 0);
            refused += answer.status == 429 ? 1 : 0;
        }
        QVERIFY(refused > 0);
    }

    void aShopGoesOnBesideWhoFailsToIdentify()
    {
        OMS(oms);
        const TestStation station(oms);
        const QByteArray router = "X-Forwarded-For: 203.0.113.7\r\n";
        const auto ask = [&](const QByteArray &authorization) {
            return RawClient(oms.url()).get("/v1/feed?wait=0", router + authorization)->status;
        };
        const QByteArray good = station.authorization("GET", "/v1/feed?wait=0", {});
        QCOMPARE(ask(good), 200);
        int refused = 0;
        for (int i = 0; i < 100; ++i)
            refused += ask("Authorization: Bearer wrong\r\n") == 429 ? 1 : 0;
        QVERIFY(refused > 0);
        QCOMPARE(ask(good), 200);
        TestStation late(oms);
        QCOMPARE(ask(late.authorization("GET", "/v1/feed?wait=0", {})), 429);
    }

    void aSnapshotIsReadPageByPage()
    {
        OMS(oms);
        const TestStation station(oms);
        const QJsonObject begun = json(station.post("/v1/snapshot", "{}", wire::jsonType));
        QVERIFY(begun[u"rows"].toInt() > 0);
        const QByteArray name = begun[u"snapshot"].toString().toLatin1();
        QCOMPARE(begun[u"cursor"].toString().toLatin1(), caughtUp(station));
        const RawAnswer page = station.get("/v1/snapshot/" + name + "?page=");
        QCOMPARE(page.status, 200);
        QCOMPARE(json(page)[u"rows"].toArray().size(), begun[u"rows"].toInt());
        QCOMPARE(station.get("/v1/snapshot/another.7?page=").status, 410);
    }

    void whatIsAlteredOnItsWayIsNotTaken()
    {
        OMS(oms);
        const TestStation station(oms);
        const QByteArray good = station.authorization("GET", "/v1/feed?wait=0", {});
        QCOMPARE(RawClient(oms.url()).get("/v1/feed?wait=0", good)->status, 200);
        QCOMPARE(RawClient(oms.url()).get("/v1/feed?wait=1", good)->status, 401);
        QCOMPARE(RawClient(oms.url()).get("/v1/feed?wait=%30", good)->status, 401);
        const QByteArray type = "Content-Type: application/json\r\n";
        QCOMPARE(
            RawClient(oms.url())
                .post("/v1/hello", "{}", station.authorization("POST", "/v1/hello", "{ }") + type)
                ->status,
            401);
    }

    void aStationLearnsThatItsClockIsWrong()
    {
        OMS(oms);
        TestStation station(oms);
        station.clockError = Millis(10 * 60 * 1'000);
        const RawAnswer answer = hello(station);
        QCOMPARE(answer.status, 401);
        QCOMPARE(json(answer)[u"error"], u"clock"_s);
        QVERIFY(Instant::fromText(json(answer)[u"server_time"].toString()));
    }

    void theFeedIsReadToItsEndAndThenWaits()
    {
        OMS(oms);
        const TestStation station(oms);
        const QByteArray cursor = caughtUp(station);
        const QByteArray target = "/v1/feed?c=" + cursor + "&wait=25&limit=200";
        RawClient waiting(oms.url());
        waiting.send("GET " + target + " HTTP/1.1\r\nHost: shop\r\n" +
                     station.authorization("GET", target, {}) + "\r\n");
        EVENTUALLY_COMPARE(oms.server().figures().held, 1);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), oms.channelKey(u"web"_s)).status, 201);
        const auto news = waiting.read();
        QVERIFY(news);
        QCOMPARE(news->status, 200);
        QVERIFY(!json(*news)[u"changes"].toArray().isEmpty());
    }

    void aProgramThatIsTooOldIsToldSoAndMayStillSend()
    {
        OMS(oms);
        const TestStation station(oms);
        const QByteArray target = "/v1/feed?c=" + caughtUp(station) + "&wait=0&limit=200";
        oms.feedSchemaMin = 2;
        oms.restart();
        for (const QByteArray &old : {target, target + "&schema=1"}) {
            const RawAnswer refused = station.get(old);
            QCOMPARE(refused.status, 426);
            QCOMPARE(json(refused)[u"error"], u"upgrade_required"_s);
        }
        QCOMPARE(station.get(target + "&schema=2").status, 200);
        QCOMPARE(json(hello(station))[u"min_schema"], 2);
        QCOMPARE(hello(station).status, 200);
        for (const QByteArray &schema : {"1"_ba, "2"_ba, "7"_ba}) { // whatever wrote it
            const RawAnswer sent = sendOne(station, schema);
            QCOMPARE(sent.status, 200);
            QCOMPARE(json(sent)[u"last_n"], 1);
        }
        QCOMPARE(station.get(target + "&schema=new").status, 400);
    }

    void aPollEndsEmptyWhenItsTimeIsUp()
    {
        OMS(oms);
        const TestStation station(oms);
        const RawAnswer answer = station.get("/v1/feed?c=" + caughtUp(station) + "&wait=1");
        QCOMPARE(answer.status, 200);
        QVERIFY(json(answer)[u"changes"].toArray().isEmpty());
        QVERIFY(json(answer).contains(u"server_time"));
    }

    void waitingStationsAreAnsweredWhenTheServerStops()
    {
        OMS(oms);
        const TestStation station(oms);
        const QByteArray target = "/v1/feed?c=" + caughtUp(station) + "&wait=25";
        RawClient waiting(oms.url());
        waiting.send("GET " + target + " HTTP/1.1\r\nHost: shop\r\n" +
                     station.authorization("GET", target, {}) + "\r\n");
        EVENTUALLY_COMPARE(oms.server().figures().held, 1);
        std::thread stopping([&] { oms.server().stop(Millis(10'000)); });
        const auto answer = waiting.read();
        waiting.socket().disconnectFromHost();
        stopping.join();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }

    void aStationThatWasCutOffGetsNothing()
    {
        OMS(oms);
        const TestStation station(oms);
        oms.run(
            [&](oms::OrderManager &manager) { QVERIFY(manager.revoke(StationId(station.id))); });
        const RawAnswer answer = hello(station);
        QVERIFY(answer.status == 401 || answer.status == 403);
        QCOMPARE(json(answer)[u"error"], u"revoked"_s);
    }

    void aStationThatIsCutOffWhileItWaitsGetsNoNews()
    {
        OMS(oms);
        const TestStation station(oms);
        const QByteArray target = "/v1/feed?c=" + caughtUp(station) + "&wait=25";
        RawClient waiting(oms.url());
        waiting.send("GET " + target + " HTTP/1.1\r\nHost: shop\r\n" +
                     station.authorization("GET", target, {}) + "\r\n");
        EVENTUALLY_COMPARE(oms.server().figures().held, 1);
        oms.run(
            [&](oms::OrderManager &manager) { QVERIFY(manager.revoke(StationId(station.id))); });
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), oms.channelKey(u"web"_s)).status, 201);
        const auto answer = waiting.read();
        QVERIFY(answer);
        QCOMPARE(answer->status, 403);
        QCOMPARE(json(*answer)[u"error"], u"revoked"_s);
    }

    void commandsNeedTheirOwnContentType()
    {
        OMS(oms);
        const TestStation station(oms);
        QCOMPARE(station.post("/v1/commands", "{}\n", wire::jsonType).status, 415);
        QCOMPARE(station.post("/v1/commands", "nonsense\n", wire::linesType).status, 400);
        QCOMPARE(station.post("/v1/commands", QByteArray(300'000, 'x'), wire::linesType).status,
                 413);
    }
};

QTEST_GUILESS_MAIN(StationRoutesTest)
#include "StationRoutesTest.moc"
