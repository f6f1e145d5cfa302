// SPDX-License-Identifier: Apache-2.0
#include "tests/oms/http/TestOms.h"
#include "tests/support/Eventually.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;
using test::RawClient;
using test::TestDatabase;
using test::TestOms;

class HealthRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aliveAndReady()
    {
        OMS(oms);
        QCOMPARE(RawClient(oms.url()).get("/healthz")->status, 200);
        const auto ready = RawClient(oms.url()).get("/readyz");
        QCOMPARE(ready->status, 200);
        QVERIFY(ready->body.contains(engine == Engine::Sqlite ? "SQLite" : "PostgreSQL"));
    }

    void whatWaitsToBeToldIsShown()
    {
        OMS(oms);
        const auto effects = [&] {
            const auto ready = RawClient(oms.url()).get("/readyz");
            return QJsonDocument::fromJson(ready->body)[u"effects"];
        };
        QCOMPARE(effects()[u"waiting"], 0);
        oms.import(R"({"type":"webhook","channel":"web","url":"http://nowhere.invalid/",)"
                   R"("secret":"s"})");
        const QByteArray order =
            R"({"ref":"SO-1","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
            R"("customer":{"name":"Mere"},"fulfilment":{"method":"pickup","store":"harbour"},)"
            R"("lines":[{"ref":"1","sku":"TEA-1","quantity":1,"unit_price":1290}]})";
        QCOMPARE(oms.post("/v1/orders", order, oms.channelKey(u"web"_s)).status, 201);
        QCOMPARE(effects()[u"waiting"], 1);
        QVERIFY(effects()[u"oldest_at"].isString());
        EVENTUALLY_COMPARE(effects()[u"targets_failing"], 1);
    }

    void theFiguresAreInPrometheusForm()
    {
        OMS(oms);
        const auto answer = RawClient(oms.url()).get("/metrics");
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->header("Content-Type").startsWith("text/plain"));
        for (const QByteArray &line : answer->body.split('\n')) {
            QVERIFY2(line.isEmpty() || line.startsWith("# HELP storehand_") ||
                         line.startsWith("# TYPE storehand_") || line.startsWith("storehand_"),
                     line.constData());
        }
        QVERIFY(answer->body.contains("\nstorehand_http_connections 1\n"));
        const bool holdsNothing = answer->body.contains("\nstorehand_sqlite_memory_bytes 0\n");
        QCOMPARE(holdsNothing, engine == Engine::Postgres);
    }

    void theFiguresAreForThisMachineOnly()
    {
        OMS(oms);
        const auto answer = RawClient(oms.url()).get("/metrics", "Forwarded: for=203.0.113.9\r\n");
        QCOMPARE(answer->status, 403);
    }
};

QTEST_GUILESS_MAIN(HealthRoutesTest)
#include "HealthRoutesTest.moc"
