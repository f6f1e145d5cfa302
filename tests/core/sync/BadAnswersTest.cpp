// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/sync/SyncEngine.h"
#include "tests/support/SyncStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {
const QString assignment = u"assignment"_s;
const QString a1 = u"a-1"_s;
} // namespace

/// Answers that are not the order manager's, or not what it said.
class BadAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aCaptivePortalIsAnErrorAndNeverData()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.setCaptivePortal(true);
        station.pick(a1);
        station.run(2min);
        QCOMPARE(station.pendingCount(), 1);
        QVERIFY(!station.link().isOnline);
        QCOMPARE(station.link().error->code, codes::notTheOms);
        QVERIFY(!station.link().needsDecision);
        station.oms.setCaptivePortal(false);
        station.run(30s);
        QCOMPARE(station.pendingCount(), 0);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void damagedAnswersAreAskedForAgain_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("kind");
        for (const char *path : {"/v1/hello", "/v1/commands", "/v1/feed"}) {
            for (int kind = 0; kind < 5; ++kind)
                QTest::addRow("%s %d", path, kind) << QByteArray(path) << kind;
        }
    }

    void damagedAnswersAreAskedForAgain()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, kind);
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.damageNextAnswer(path, [kind](OmsAnswer &answer) {
            if (kind == 0)
                answer.body.chop(answer.body.size() / 2);
            else if (kind == 1)
                answer.body.clear();
            else if (kind == 2)
                answer.contentType = "text/html";
            else if (kind == 3)
                answer.body = "{}";
            else
                answer.headers.clear();
        });
        const CommandId command = station.pick(a1);
        station.start();
        station.run(1min);
        QVERIFY(station.resultOf(command).startsWith(u"applied"_s) ||
                station.resultOf(command) == u"duplicate"_s);
        QCOMPARE(station.oms.countOf(a1), 1);
        QVERIFY(station.agrees());
        QVERIFY(!station.link().error);
    }

    void answersThatNobodyCanReadAreNotBeingOnline()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        const OmsAnswer unreadable{
            200, "{\"last_n\": }", "application/json", {{"storehand-protocol", "1"}}};
        station.oms.alwaysAnswer("/v1/commands", unreadable);
        station.pick(a1);
        station.run(2min);
        QVERIFY(!station.link().isOnline);
        QCOMPARE(station.link().error->code, codes::malformed);
        QCOMPARE(station.pendingCount(), 1);
        station.oms.answerAsUsual("/v1/commands");
        station.run(1min);
        QVERIFY(station.link().isOnline);
        QVERIFY(!station.link().error);
        QCOMPARE(station.pendingCount(), 0);
        QVERIFY(station.agrees());
    }

    void waitsAsLongAsTheOmsAsks_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/v1/hello", "/v1/commands", "/v1/feed"})
            QTest::newRow(path) << QByteArray(path);
    }

    void waitsAsLongAsTheOmsAsks()
    {
        QFETCH(QByteArray, path);
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.answerNext(path, FakeOms::refusal(503, u"busy"_s, "40"));
        station.pick(a1);
        station.start();
        station.run(39s);
        QCOMPARE(station.oms.sent(path), 1);
        QCOMPARE(station.link().error->code, codes::busy);
        station.run(2s);
        QCOMPARE(station.oms.sent(path),
                 path == "/v1/feed" ? 4 : 2); // for the snapshot, and two polls
        QVERIFY(station.agrees());
    }
};

QTEST_GUILESS_MAIN(BadAnswersTest)
#include "BadAnswersTest.moc"
