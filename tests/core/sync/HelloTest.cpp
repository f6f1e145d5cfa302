// SPDX-License-Identifier: Apache-2.0
#include "core/sync/Hello.h"

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
const QString a1 = u"a-1"_s;

/// A station that has sent `count` commands and is in step.
void work(SyncStation &station, int count)
{
    if (!station.engine) {
        station.oms.put(harbour, assignment, a1);
        station.start();
    }
    for (int i = 0; i < count; ++i)
        station.pick(a1);
    QVERIFY(station.settle());
}

/// Of six acknowledged rows only the newest is left, since they are kept for a week; the OMS has
/// `restored` of them. What is picked then goes up under a new install.
CommandId workAfterARestore(SyncStation &station, qint64 restored)
{
    work(station, 6);
    const InstallId install = station.outbox->install();
    [&] { QVERIFY(station.outbox->prune(station.clock.now() + 8 * 24h)); }();
    [&] { QCOMPARE(*station.outbox->firstN(), 6); }();
    station.oms.goOffline();
    station.run(1s);
    station.oms.restoreBackup(install, restored);
    const CommandId newest = station.pick(a1);
    station.oms.comeBack();
    station.run(1min);
    [&] { QCOMPARE(station.pendingCount(), 0); }();
    [&] { QVERIFY(station.outbox->install() != install); }();
    return newest;
}

QByteArray foreignCommand(qint64 n)
{
    return wire::toBytes(wire::ObjectWriter()
                             .always("n"_L1, n)
                             .always("id"_L1, u"foreign-%1"_s.arg(n))
                             .always("target"_L1, u"nothing"_s)
                             .object());
}

} // namespace

/// What happens when station and OMS remember different things.
class HelloTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhereTheStationStands()
    {
        SyncStation station;
        work(station, 2);
        station.engine->stop();
        station.pick(a1);
        const auto request = helloRequest(*station.outbox, *station.cache);
        const auto hello = wire::decodeHelloRequest(request->body);
        QVERIFY(hello);
        QCOMPARE(hello->install, station.outbox->install());
        QCOMPARE(hello->lastN, 3);
        QCOMPARE(hello->prev->n, 2);
        QCOMPARE(hello->prev->hash, station.outbox->rows(2)->at(0).hash);
        QCOMPARE(hello->cursor, station.cache->cursor());
    }

    void offersAgainWhatARestoredOmsHasLost()
    {
        SyncStation station;
        work(station, 10);
        const InstallId install = station.outbox->install();
        station.oms.goOffline();
        station.run(1s);
        station.oms.restoreBackup(install, 4);
        // The backup is older than these commands, so is the assignment's count.
        station.oms.put(harbour, assignment, a1,
                        {{u"count"_s, 4}, {u"applied"_s, QJsonObject{{install.text, 4}}}});
        station.oms.comeBack();
        station.run(30s);
        QVERIFY(station.settle());
        QCOMPARE(station.oms.logged(install).size(), 10);
        QCOMPARE(station.oms.countOf(a1), 10);
        QVERIFY(station.agrees());
        QCOMPARE(station.outbox->install(), install);
        QVERIFY(station.incidents.isEmpty());
        QVERIFY(!station.screenWentBack);
    }

    void noticesARestoredOmsAlsoWithoutLosingTheLink()
    {
        SyncStation station;
        work(station, 10);
        station.oms.restoreBackup(station.outbox->install(), 4);
        station.run(1min);
        QVERIFY(station.settle());
        QCOMPARE(station.oms.logged(station.outbox->install()).size(), 10);
    }

    void closesAGapThatTheOmsFinds()
    {
        SyncStation station;
        work(station, 6);
        station.oms.book().loseCommandsAfter(station.outbox->install().text, 3);
        station.pick(a1);
        station.run(5s);
        QCOMPARE(station.oms.logged(station.outbox->install()).size(), 7);
        QCOMPARE(station.pendingCount(), 0);
    }

    void numbersAnewWhatIsLeftWhenTheGapCannotBeClosed()
    {
        SyncStation station;
        const CommandId newest = workAfterARestore(station, 3);
        QCOMPARE(station.incidentCodes(), QStringList{codes::rollback});
        const QStringList logged = station.oms.logged(station.outbox->install());
        QCOMPARE(logged.size(), 2); // the sixth, which the backup had lost too, and the new one
        QCOMPARE(logged.constLast(), newest.text);
    }

    void numbersAnewWhatIsLeftWhenOnlyTheOneBeforeItIsGone()
    {
        SyncStation station;
        const CommandId newest = workAfterARestore(station, 5);
        QCOMPARE(station.oms.logged(station.outbox->install()).constLast(), newest.text);
    }

    void aRestoredDiskBecomesANewInstall()
    {
        SyncStation station;
        work(station, 3);
        station.oms.goOffline();
        station.pick(a1);
        const CommandId sentLater = station.pick(a1);
        station.saveDiskImage();
        station.oms.comeBack();
        QVERIFY(station.settle());
        work(station, 5);
        const InstallId install = station.outbox->install();
        QCOMPARE(station.oms.countOf(a1), 10);

        station.restoreDiskImage();
        station.results.clear();
        QCOMPARE(station.pendingCount(), 2);
        const CommandId afterwards = station.pick(a1);
        station.run(1min);
        QVERIFY(station.settle());
        QVERIFY(station.outbox->install() != install);
        QCOMPARE(station.incidentCodes(), QStringList{codes::rollback});
        QCOMPARE(station.resultOf(sentLater), u"duplicate"_s);
        QCOMPARE(station.resultOf(afterwards), u"applied"_s);
        QCOMPARE(station.oms.countOf(a1), 11); // nothing twice, nothing lost
        QCOMPARE(station.onScreen(a1), 11);
        QVERIFY(station.agrees());
    }

    void whatWasSavedOfADamagedDiskGoesOnUnderANewInstall()
    {
        SyncStation station;
        work(station, 3);
        const InstallId install = station.outbox->install();
        station.oms.goOffline();
        const CommandId saved = station.pick(a1);
        const CommandId lost = station.pick(a1);
        const CommandId savedToo = station.pick(a1);
        QVERIFY(station.outbox->checkpoint());
        station.damageOutbox(lost);
        station.restart();
        QVERIFY(station.outbox->install() != install); // without any network
        QCOMPARE(station.incidentCodes(), QStringList{codes::outboxSalvaged});
        QCOMPARE(station.incidents.constFirst().args, (QStringList{u"2"_s, u"1"_s}));

        station.oms.comeBack();
        station.run(1min);
        QVERIFY(station.settle());
        QCOMPARE(station.resultOf(saved), u"applied"_s);
        QCOMPARE(station.resultOf(savedToo), u"applied"_s);
        QCOMPARE(station.oms.countOf(a1), 5);
        QCOMPARE(station.onScreen(a1), 5);
        QVERIFY(station.agrees());
        QCOMPARE(station.incidents.size(), 1);
    }

    void damageFoundWhileWorkingIsLeftBehindBeforeAnythingIsSent()
    {
        SyncStation station;
        work(station, 3);
        const InstallId install = station.outbox->install();
        station.oms.goOffline();
        station.pick(a1);
        const CommandId lost = station.pick(a1);
        station.pick(a1);
        QVERIFY(station.outbox->checkpoint());
        station.damageOutbox(lost);
        QVERIFY(!station.outbox->check()); // as the daily look does
        QVERIFY(station.outbox->reopen());
        station.oms.comeBack();
        station.run(2min);
        QVERIFY(station.settle());
        QVERIFY(station.outbox->install() != install);
        QCOMPARE(station.incidentCodes(), QStringList{codes::outboxSalvaged});
        QCOMPARE(station.oms.countOf(a1), 5);
        QVERIFY(station.agrees());
    }

    void aCopiedDiskBecomesANewInstall()
    {
        SyncStation station;
        work(station, 3);
        const InstallId install = station.outbox->install();
        (void)station.oms.book().take(install.text, foreignCommand(4));
        const CommandId own = station.pick(a1); // also number 4
        station.run(1min);
        QVERIFY(station.settle());
        QVERIFY(station.outbox->install() != install);
        QCOMPARE(station.incidentCodes(), QStringList{codes::rollback});
        QCOMPARE(station.resultOf(own), u"applied"_s);
        QCOMPARE(station.outbox->lastN(), 1);
        QCOMPARE(station.oms.countOf(a1), 4);
        QVERIFY(station.agrees());
    }

    void anOmsThatAlwaysSaysRollbackIsNotAnsweredInALoop()
    {
        SyncStation station;
        work(station, 1);
        station.oms.alwaysAnswer("/v1/hello", FakeOms::refusal(409, u"rollback"_s));
        station.restart();
        const int before = station.oms.sent("/v1/hello");
        station.run(10min);
        QVERIFY(station.oms.sent("/v1/hello") - before < 160);
    }

    void aNewEpochEmptiesNothingUntilTheNewStateIsThere()
    {
        SyncStation station;
        for (int i = 0; i < 120; ++i)
            station.oms.put(harbour, assignment, u"b-%1"_s.arg(i));
        work(station, 2);
        const QString epoch = station.cache->epoch();
        station.oms.restoreBackup(station.outbox->install(), 2);
        while (station.cache->epoch() == epoch) {
            QVERIFY(station.cache->readAll(assignment)->size() == 121);
            QVERIFY(station.clock.runNextTimer());
        }
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }
};

QTEST_GUILESS_MAIN(HelloTest)
#include "HelloTest.moc"
