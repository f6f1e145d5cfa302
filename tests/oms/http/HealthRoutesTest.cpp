// SPDX-License-Identifier: Apache-2.0
#include "tests/oms/http/TestOms.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;
using test::RawClient;
using test::TestOms;

class HealthRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aliveAndReady()
    {
        TestOms oms;
        QCOMPARE(RawClient(oms.url()).get("/healthz")->status, 200);
        const auto ready = RawClient(oms.url()).get("/readyz");
        QCOMPARE(ready->status, 200);
        QVERIFY(ready->body.contains("SQLite"));
    }

    void theFiguresAreInPrometheusForm()
    {
        TestOms oms;
        const auto answer = RawClient(oms.url()).get("/metrics");
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->header("Content-Type").startsWith("text/plain"));
        for (const QByteArray &line : answer->body.split('\n')) {
            QVERIFY2(line.isEmpty() || line.startsWith("# HELP storehand_") ||
                         line.startsWith("# TYPE storehand_") || line.startsWith("storehand_"),
                     line.constData());
        }
        QVERIFY(answer->body.contains("\nstorehand_http_connections 1\n"));
    }

    void theFiguresAreForThisMachineOnly()
    {
        TestOms oms;
        const auto answer = RawClient(oms.url()).get("/metrics", "Forwarded: for=203.0.113.9\r\n");
        QCOMPARE(answer->status, 403);
    }
};

QTEST_GUILESS_MAIN(HealthRoutesTest)
#include "HealthRoutesTest.moc"
