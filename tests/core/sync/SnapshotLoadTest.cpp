// SPDX-License-Identifier: Apache-2.0
#include "core/sync/SnapshotLoad.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/SyncStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString assignment = u"assignment"_s;
const QString catalogue = u"cat/0"_s;

/// A station whose cursor is too old, with 230 rows to load.
void fallBehind(SyncStation &station)
{
    for (int i = 0; i < 220; ++i)
        station.oms.put(catalogue, u"product"_s, u"SKU-%1"_s.arg(i));
    for (int i = 0; i < 10; ++i)
        station.oms.put(harbour, assignment, u"a-%1"_s.arg(i));
    station.start();
    QVERIFY(station.settle());
    station.oms.goOffline();
    station.run(1s);
    station.oms.put(harbour, assignment, u"new"_s);
    station.oms.forgetFeed();
    station.oms.comeBack();
}

} // namespace

class SnapshotLoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void showsTheOldStateUntilTheNewOneIsComplete()
    {
        SyncStation station;
        fallBehind(station);
        station.engine->tryNow();
        while (!*station.cache->read(assignment, u"new"_s)) {
            QCOMPARE(station.cache->readAll(u"product"_s)->size(), 220);
            QCOMPARE(station.cache->readAll(assignment)->size(), 10);
            QVERIFY(station.clock.runNextTimer());
        }
        QCOMPARE(station.cache->readAll(assignment)->size(), 11);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void tellsHowFarItIs()
    {
        SyncStation station;
        fallBehind(station);
        station.states.clear();
        QVERIFY(station.settle());
        QList<qint64> rows;
        for (const LinkState &state : station.states) {
            if (!state.isCatchingUp || state.rowsApplied == 0)
                continue;
            QCOMPARE(state.rowsTotal, 231);
            if (rows.isEmpty() || rows.constLast() != state.rowsApplied)
                rows.append(state.rowsApplied);
        }
        QCOMPARE(rows, (QList<qint64>{50, 100, 150, 200, 231}));
    }

    void takesInWhatChangesMeanwhile()
    {
        SyncStation station;
        fallBehind(station);
        station.engine->tryNow();
        for (int i = 0; i < 200; ++i) {
            station.oms.put(harbour, assignment, u"a-%1"_s.arg(i % 10), {{u"step"_s, i}});
            if (i == 50)
                station.oms.remove(catalogue, u"product"_s, u"SKU-3"_s);
            if (i == 60)
                station.oms.remove(catalogue, u"product"_s, u"SKU-219"_s);
            station.run(1ms);
        }
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        QCOMPARE(station.incidentCodes(), QStringList{codes::resync});
    }

    void sendsCommandsMeanwhile()
    {
        SyncStation station;
        fallBehind(station);
        const CommandId command = station.pick(u"a-1"_s);
        station.oms.hold("/v1/snapshot");
        station.run(30s);
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QCOMPARE(station.onScreen(u"a-1"_s), 1);
        station.oms.release("/v1/snapshot");
        QVERIFY(station.settle());
        QCOMPARE(station.onScreen(u"a-1"_s), 1);
        QVERIFY(station.agrees());
        QVERIFY(!station.screenWentBack);
    }

    void goesOnWhereItWasAfterAnInterruption_data()
    {
        QTest::addColumn<int>("ms");
        for (int ms = 5; ms < 120; ms += 10)
            QTest::addRow("after %d ms", ms) << ms;
    }

    void goesOnWhereItWasAfterAnInterruption()
    {
        QFETCH(int, ms);
        SyncStation station;
        fallBehind(station);
        station.engine->tryNow();
        station.run(Millis(ms));
        station.oms.goOffline();
        station.run(20s);
        station.oms.comeBack();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        int begun = 0;
        for (const OmsRequest &request : station.oms.requests())
            begun += request.target == "/v1/snapshot" ? 1 : 0;
        QVERIFY(begun <= 3); // at first, now, and once more when the very answer was lost
    }

    void startsOverAfterARestart()
    {
        SyncStation station;
        fallBehind(station);
        station.engine->tryNow();
        station.run(60ms);
        QVERIFY(station.cache->hasShadow());
        station.restart();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void startsOverWhenTheCacheIsOpenedAnewMeanwhile()
    {
        SyncStation station;
        fallBehind(station);
        station.engine->tryNow();
        while (!station.cache->hasShadow())
            QVERIFY(station.clock.runNextTimer());
        QVERIFY(station.cache->reopen(station.clock.now()));
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        QCOMPARE(station.incidentCodes(), QStringList{codes::resync});
    }

    void startsOverWhenTheSnapshotIsGone()
    {
        SyncStation station;
        fallBehind(station);
        station.oms.answerNext("/v1/snapshot/", FakeOms::refusal(404, u"not_found"_s));
        station.oms.answerNext("/v1/snapshot/", FakeOms::refusal(410, u"gone"_s));
        station.run(3min);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void waitsItsTurnForASnapshot()
    {
        SyncStation station;
        fallBehind(station);
        const int before = station.oms.sent("/v1/snapshot");
        station.oms.answerNext("/v1/snapshot", FakeOms::refusal(503, u"busy"_s, "30"));
        station.engine->tryNow();
        station.run(29s);
        QCOMPARE(station.oms.sent("/v1/snapshot"), before + 1);
        QVERIFY(station.link().isOnline);
        station.run(3s);
        QVERIFY(station.agrees());
    }

    void knowsHowFarAQuietTopicIs_data()
    {
        QTest::addColumn<bool>("isOlder");
        QTest::addColumn<qint64>("seq");
        QTest::newRow("the order manager says so") << false << qint64(3);
        QTest::newRow("an older one does not") << true << qint64(0);
    }

    void knowsHowFarAQuietTopicIs()
    {
        QFETCH(bool, isOlder);
        QFETCH(qint64, seq);
        SyncStation station;
        if (isOlder)
            station.oms.withoutHeads();
        for (int i = 0; i < 3; ++i)
            station.oms.put(harbour, assignment, u"a-1"_s, {{u"step"_s, i}});
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(station.cache->topics().value(harbour).seq, seq);
        QVERIFY(station.agrees());
        station.restart();
        station.oms.put(harbour, assignment, u"a-1"_s);
        QVERIFY(station.settle());
        QCOMPARE(station.cache->topics().value(harbour).seq, 4);
        QVERIFY(station.agrees());
        QCOMPARE(station.incidentCodes(), QStringList());
    }

    void readsTheWholeFeedWhereThereAreNoSnapshots()
    {
        SyncStation station;
        station.oms.withoutSnapshots();
        for (int i = 0; i < 250; ++i)
            station.oms.put(catalogue, u"product"_s, u"SKU-%1"_s.arg(i));
        station.start();
        QVERIFY(station.settle());
        station.oms.restoreBackup(station.outbox->install(), 0);
        QVERIFY(station.settle());
        station.run(1min);
        QVERIFY(station.agrees());
        QCOMPARE(station.cache->epoch(), station.oms.book().epoch);
    }
};

QTEST_GUILESS_MAIN(SnapshotLoadTest)
#include "SnapshotLoadTest.moc"
