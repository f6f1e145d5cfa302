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

namespace {

QByteArray order(const QByteArray &ref, const QByteArray &sku = "TEA-1", int quantity = 2)
{
    return R"({"ref":")" + ref +
           R"(","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
           R"("customer":{"name":"Mere Tamati"},)"
           R"("fulfilment":{"method":"pickup","store":"harbour"},"lines":[{"ref":"1","sku":")" +
           sku + R"(","quantity":)" + QByteArray::number(quantity) + R"(,"unit_price":1290}]})";
}

QJsonObject json(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

class ChannelRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void anOrderIsTakenOnce()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        const RawAnswer first = oms.post("/v1/orders", order("SO-1"), key);
        QCOMPARE(first.status, 201);
        QCOMPARE(json(first)[u"status"], u"open"_s);
        const QJsonObject assignment = json(first)[u"assignments"][0].toObject();
        QCOMPARE(assignment[u"store"], u"harbour"_s);
        QCOMPARE(assignment[u"lines"][0][u"quantity"], 2);

        const RawAnswer again = oms.post("/v1/orders", order("SO-1"), key);
        QCOMPARE(again.status, 200);
        QCOMPARE(json(again), json(first));
        const RawAnswer other = oms.post("/v1/orders", order("SO-1", "TEA-1", 3), key);
        QCOMPARE(other.status, 409);
        QVERIFY(json(other).contains(u"error"));
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), oms.channelKey(u"till"_s)).status, 201);
    }

    void whoWasIdentifiedSendsMuchWhileStrangersMayNot()
    {
        oms::HttpServerOptions options;
        options.limits.smallBodyBytes = 100;
        options.limits.strangersBodyBytes = 0;
        QFETCH_GLOBAL(Engine, engine);
        TestOms oms(engine, options);
        if (!oms.isOpen())
            QSKIP("PostgreSQL is not installed");
        const QByteArray key = oms.channelKey(u"web"_s);
        const QByteArray other = oms.channelKey(u"web"_s);
        const RawAnswer early = oms.post("/v1/orders", order("SO-1"), key);
        QCOMPARE(early.status, 503);
        QVERIFY(early.header("Retry-After").toInt() > 0);
        QCOMPARE(oms.get("/v1/orders", key).status, 200);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), key).status, 201);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), other).status, 503);
    }

    void allThatIsWrongWithAnOrderIsTold()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        QByteArray bad = order("SO-1", "NOPE-1");
        const RawAnswer unknown = oms.post("/v1/orders", bad, key);
        QCOMPARE(unknown.status, 422);
        QCOMPARE(json(unknown)[u"problems"][0][u"path"], u"lines[0].sku"_s);
        bad.replace("\"currency\":\"NZD\"", "\"colour\":\"red\"");
        bad.replace("\"quantity\":2", "\"quantity\":0");
        const RawAnswer several = oms.post("/v1/orders", bad, key);
        QCOMPARE(several.status, 422);
        QVERIFY(json(several)[u"problems"].toArray().size() >= 3);
        QVERIFY(json(several)[u"message"].isString());
    }

    void whatIsNoJsonObjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("status");
        QTest::newRow("nonsense") << "what?"_ba
                                  << "application/json"_ba << 400;
        QTest::newRow("array") << "[]"_ba
                               << "application/json"_ba << 400;
        QTest::newRow("empty") << ""_ba
                               << "application/json"_ba << 400;
        QTest::newRow("deep") << QByteArray("{\"a\":").repeated(200) + "1" +
                                     QByteArray("}").repeated(200)
                              << "application/json"_ba << 400;
        QTest::newRow("form") << "a=b"_ba
                              << "application/x-www-form-urlencoded"_ba << 415;
        QTest::newRow("large") << QByteArray(1'100'000, ' ') << "application/json"_ba << 413;
    }

    void whatIsNoJsonObjectIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, status);
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        const RawAnswer answer = oms.post("/v1/orders", body, key, type);
        QCOMPARE(answer.status, status);
        QVERIFY(json(answer).contains(u"error"));
    }

    void anOrderIsFoundByItsChannelOnly()
    {
        OMS(oms);
        const QByteArray web = oms.channelKey(u"web"_s);
        const QByteArray till = oms.channelKey(u"till"_s);
        const QByteArray id =
            json(oms.post("/v1/orders", order("SO/1"), web))[u"order"].toString().toLatin1();
        const RawAnswer byId = oms.get("/v1/orders/" + id, web);
        QCOMPARE(byId.status, 200);
        QCOMPARE(json(byId)[u"ref"], u"SO/1"_s);
        QCOMPARE(json(oms.get("/v1/orders?ref=SO%2F1", web)), json(byId));
        const RawAnswer foreign = oms.get("/v1/orders/" + id, till);
        const RawAnswer unknown = oms.get("/v1/orders/0192f7a0-0000-7000-8000-000000000000", till);
        QCOMPARE(foreign.status, 404);
        QCOMPARE(unknown.status, 404);
        QCOMPARE(json(foreign)[u"error"], json(unknown)[u"error"]);
        QCOMPARE(json(foreign)[u"message"], json(unknown)[u"message"]);
        QCOMPARE(oms.get("/v1/orders?ref=SO%2F1", till).status, 404);
        QCOMPARE(oms.get("/v1/orders/nonsense", web).status, 404);
    }

    void aCancelledOrderIsAnsweredAsItIsNow()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        const QByteArray id =
            json(oms.post("/v1/orders", order("SO-1"), key))[u"order"].toString().toLatin1();
        const RawAnswer some =
            oms.post("/v1/orders/" + id + "/cancel",
                     R"({"reason":"too much","lines":[{"ref":"1","quantity":1}]})", key);
        QCOMPARE(some.status, 200);
        QCOMPARE(json(some)[u"lines"][0][u"cancelled"], 1);
        const RawAnswer all =
            oms.post("/v1/orders/" + id + "/cancel", R"({"reason":"changed my mind"})", key);
        QCOMPARE(json(all)[u"status"], u"cancelled"_s);
        QCOMPARE(oms.post("/v1/orders/" + id + "/cancel", R"({"lines":3})", key).status, 422);
    }

    void changedOrdersArePagedWithACursor()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        for (const QByteArray ref : {"SO-1", "SO-2", "SO-3"})
            QCOMPARE(oms.post("/v1/orders", order(ref, "TEA-1", 1), key).status, 201);
        const QJsonObject first = json(oms.get("/v1/orders?after=&limit=2", key));
        QCOMPARE(first[u"orders"].toArray().size(), 2);
        QCOMPARE(first[u"more"], true);
        const QByteArray next = first[u"next"].toString().toLatin1();
        const QJsonObject second = json(oms.get("/v1/orders?limit=2&after=" + next, key));
        QCOMPARE(second[u"orders"].toArray().size(), 1);
        QCOMPARE(second[u"orders"][0][u"ref"], u"SO-3"_s);
        QCOMPARE(second[u"more"], false);
        QCOMPARE(oms.get("/v1/orders?after=&limit=0", key).status, 400);
        QCOMPARE(oms.get("/v1/orders?after=&wait=soon", key).status, 400);
        QVERIFY(oms.get("/v1/orders?after=nonsense", key).status >= 400);
    }

    void aWaitingChannelHearsOfAChangeAtOnce()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        const QByteArray start =
            json(oms.get("/v1/orders?after=", key))[u"next"].toString().toLatin1();
        RawClient waiting(oms.url());
        waiting.send("GET /v1/orders?wait=25&after=" + start + " HTTP/1.1\r\nHost: shop\r\n" +
                     TestOms::bearer(key) + "\r\n");
        EVENTUALLY_COMPARE(oms.server().figures().held, 1);
        QCOMPARE(oms.post("/v1/orders", order("SO-1"), key).status, 201);
        const auto news = waiting.read();
        QVERIFY(news);
        QCOMPARE(json(*news)[u"orders"][0][u"ref"], u"SO-1"_s);
    }

    void stockIsReportedOnceAndShown()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"till"_s);
        const QByteArray sale =
            R"({"id":"till-7-1","at":"2026-11-21T09:12:00.000Z",)"
            R"("changes":[{"store":"harbour","sku":"TEA-1","delta":-1,"reason":"sale"}]})";
        for (int i = 0; i < 2; ++i)
            QCOMPARE(oms.post("/v1/stock", sale, key).status, 200);
        const QJsonObject stock = json(oms.get("/v1/stock?sku=TEA-1", key));
        QCOMPARE(stock[u"stores"][0][u"on_hand"], 9);
        QByteArray other = sale;
        other.replace("-1,\"reason", "-2,\"reason");
        QCOMPARE(oms.post("/v1/stock", other, key).status, 409);
        QByteArray unknown = sale;
        unknown.replace("till-7-1", "till-7-2");
        unknown.replace("harbour", "nowhere");
        QCOMPARE(oms.post("/v1/stock", unknown, key).status, 422);
        QCOMPARE(oms.get("/v1/stock", key).status, 400);
        QCOMPARE(oms.get("/v1/stock?sku=NOWHERE", key).status, 404);
    }

    void aProductIsPutUnderItsSku()
    {
        OMS(oms);
        const QByteArray key = oms.channelKey(u"web"_s);
        const QByteArray product = R"({"title":"Honey","codes":[{"code":"9521234500018"}],)"
                                   R"("department":"Pantry","price":990,"currency":"NZD"})";
        const RawAnswer made = oms.put("/v1/products/HON%2F1", product, key);
        QCOMPARE(made.status, 200);
        QCOMPARE(json(made)[u"sku"], u"HON/1"_s);
        QCOMPARE(oms.post("/v1/orders", order("SO-9", "HON/1", 1), key).status, 201);
        QCOMPARE(oms.put("/v1/products/HON-2", R"({"title":3})", key).status, 422);
        QByteArray otherSku = product;
        otherSku.replace("{\"title", "{\"sku\":\"X\",\"title");
        QCOMPARE(oms.put("/v1/products/HON-1", otherSku, key).status, 422);
    }
};

QTEST_GUILESS_MAIN(ChannelRoutesTest)
#include "ChannelRoutesTest.moc"
