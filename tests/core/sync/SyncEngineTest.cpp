// SPDX-License-Identifier: Apache-2.0
#include "core/sync/SyncEngine.h"

#include "core/domain/Codes.h"
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

/// Links that come and go, and what both sides hold in the end.
class SyncEngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void bringsWorkDownAndCommandsUp()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(station.onScreen(a1), 0);

        const CommandId command = station.pick(a1);
        QCOMPARE(station.onScreen(a1), 1);
        QVERIFY(station.settle());
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QCOMPARE(station.oms.countOf(a1), 1);
        QVERIFY(station.agrees());
        QVERIFY(station.link().isOnline);
        QVERIFY(!station.link().error);
    }

    void newsArriveWhileALongPollWaits()
    {
        SyncStation station;
        station.start();
        QVERIFY(station.settle());
        station.run(3s);
        station.oms.put(harbour, assignment, a1);
        station.run(100ms);
        QCOMPARE(station.onScreen(a1), 0);
        QCOMPARE(station.changes.constLast(), (CacheChanges{false, {{assignment, a1}}}));
    }

    void asksAboutEvery25SecondsWhenNothingHappens()
    {
        SyncStation station;
        station.start();
        QVERIFY(station.settle());
        const int before = station.oms.sent("/v1/");
        station.run(10min);
        const int polls = station.oms.sent("/v1/") - before;
        QVERIFY2(polls >= 20 && polls <= 30, qPrintable(QString::number(polls)));
    }

    void survivesDaysWithoutANetwork()
    {
        SyncStation station;
        for (int i = 0; i < 20; ++i)
            station.oms.put(harbour, assignment, u"a-%1"_s.arg(i));
        station.start();
        QVERIFY(station.settle());

        station.oms.goOffline();
        for (int hour = 0; hour < 72; ++hour) {
            for (int i = 0; i < 4; ++i)
                station.pick(u"a-%1"_s.arg(hour % 20));
            station.run(1h);
        }
        QCOMPARE(station.link().outboxCount, 288);
        QVERIFY(!station.link().isOnline);
        station.restart();
        station.oms.put(harbour, assignment, u"a-new"_s);

        station.oms.comeBack();
        station.run(30s); // no new command, no hint: the link alone drains
        QCOMPARE(station.pendingCount(), 0);
        QVERIFY(station.settle());
        QCOMPARE(station.oms.logged(station.outbox->install()).size(), 288);
        QVERIFY(station.agrees());
        QVERIFY(!station.screenWentBack);
    }

    void knocksRarelyWhileTheNetworkIsGone()
    {
        SyncStation station;
        station.oms.goOffline();
        station.start();
        station.run(1min);
        const int before = station.oms.sent("/v1/");
        station.run(1h);
        const int attempts = station.oms.sent("/v1/") - before;
        QVERIFY2(attempts > 240 && attempts < 960, qPrintable(QString::number(attempts)));
    }

    void aCommandDoesNotShortenTheWaitOfAnOutage()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.goOffline();
        station.run(5min);
        const int before = station.oms.sent("/v1/");
        for (int i = 0; i < 600; ++i) {
            station.pick(a1);
            station.run(100ms);
        }
        QVERIFY(station.oms.sent("/v1/") - before < 30);
    }

    void triesAtOnceWhenAsked()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.goOffline();
        station.start();
        station.run(5min);
        const CommandId command = station.pick(a1);
        station.oms.comeBack();
        station.engine->tryNow();
        station.run(50ms);
        QCOMPARE(station.resultOf(command), u"applied"_s);
    }

    void countsNothingTwiceWhenAnAnswerIsLost()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.loseNextAnswer("/v1/commands");
        const CommandId command = station.pick(a1);
        station.run(100ms);
        QCOMPARE(station.oms.countOf(a1), 1);
        QCOMPARE(station.onScreen(a1), 1); // the feed beat the answer
        QCOMPARE(station.pendingCount(), 1);
        QVERIFY(station.settle());
        QCOMPARE(station.resultOf(command), u"duplicate"_s);
        QCOMPARE(station.oms.countOf(a1), 1);
        QCOMPARE(station.onScreen(a1), 1);
        QVERIFY(station.agrees());
        QVERIFY(!station.screenWentBack);
    }

    void countsNothingTwiceWhenTheAnswerBeatsTheFeed()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.hold("/v1/feed");
        station.pick(a1);
        station.run(100ms);
        QCOMPARE(station.pendingCount(), 0);
        QCOMPARE(station.onScreen(a1), 1);
        station.oms.release("/v1/feed");
        QVERIFY(station.settle());
        QCOMPARE(station.onScreen(a1), 1);
        QVERIFY(station.agrees());
        QVERIFY(!station.screenWentBack);
    }

    void countsNothingTwiceAfterARestartInBetween()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.loseNextAnswer("/v1/commands");
        station.pick(a1);
        station.run(100ms);
        station.restart();
        QVERIFY(station.settle());
        QCOMPARE(station.oms.countOf(a1), 1);
        QVERIFY(station.agrees());
    }

    void countsNothingTwiceWhenARequestArrivesTwice()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.repeatNextRequest("/v1/commands");
        station.pick(a1);
        QVERIFY(station.settle());
        QCOMPARE(station.oms.countOf(a1), 1);
        QVERIFY(station.agrees());
    }

    void losesNothingWhenAnyExchangeIsLost_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("arrives");
        for (const char *path : {"/v1/hello", "/v1/commands", "/v1/feed"}) {
            QTest::addRow("%s: the request", path) << QByteArray(path) << false;
            QTest::addRow("%s: the answer", path) << QByteArray(path) << true;
        }
    }

    void losesNothingWhenAnyExchangeIsLost()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, arrives);
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        for (int i = 0; i < 3; ++i) {
            if (arrives)
                station.oms.loseNextAnswer(path);
            else
                station.oms.loseNextRequest(path);
        }
        station.pick(a1);
        station.start();
        station.run(5min);
        QCOMPARE(station.pendingCount(), 0);
        QCOMPARE(station.oms.countOf(a1), 1);
        QVERIFY(station.agrees());
    }

    void oneDirectionGoesOnWhileTheOtherFails()
    {
        SyncStation station;
        station.start();
        QVERIFY(station.settle());
        station.oms.alwaysAnswer("/v1/commands", FakeOms::refusal(500, u"failed"_s));
        station.oms.put(harbour, assignment, a1);
        station.pick(a1);
        station.run(1min);
        QCOMPARE(station.onScreen(a1), 1);
        QCOMPARE(station.pendingCount(), 1);
        QVERIFY(station.link().isOnline);
        QCOMPARE(station.link().error->code, codes::omsFailed);
        QVERIFY(station.oms.sent("/v1/commands") < 60);

        station.oms.answerAsUsual("/v1/commands");
        station.oms.alwaysAnswer("/v1/feed", FakeOms::refusal(500, u"failed"_s));
        station.run(1min);
        QCOMPARE(station.pendingCount(), 0);
        station.pick(a1);
        station.run(1s);
        QCOMPARE(station.pendingCount(), 0);
        station.oms.answerAsUsual("/v1/feed");
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void learnsTheTimeFromTheOms()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.setTime(station.oms.now() + 24h); // the station's clock is a day slow from now
        const CommandId command = station.pick(a1);
        station.run(1s);
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QVERIFY(station.settle());
        QVERIFY(station.time.now() - station.oms.now() < 1s);

        // It is remembered over a restart, before anything was heard of the OMS.
        station.oms.goOffline();
        station.restart();
        QVERIFY(station.oms.now() - station.time.now() < 1min);
    }

    void aWallClockThatJumpsChangesNothing()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        for (const Millis jump : {Millis(-5 * 365 * 24h), Millis(10 * 365 * 24h)}) {
            station.clock.setWall(station.clock.now() + jump);
            station.pick(a1);
            QVERIFY(station.settle());
        }
        QCOMPARE(station.oms.countOf(a1), 2);
        QVERIFY(station.agrees());
    }

    void aStationCutOffSaysSoAndKeepsItsCommands()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        for (const char *path : {"/v1/hello", "/v1/commands", "/v1/feed"})
            station.oms.alwaysAnswer(path, FakeOms::refusal(403, u"revoked"_s));
        station.pick(a1);
        station.run(1s);
        QCOMPARE(station.link().error->code, codes::revoked);
        QVERIFY(station.link().needsDecision);
        const int before = station.oms.sent("/v1/");
        station.run(10min);
        QVERIFY(station.oms.sent("/v1/") - before <= 11);
        QCOMPARE(station.pendingCount(), 1);
    }

    void anOldProgramStillSendsWhatWasDone()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.helloAnswer.schemaMin = wire::schemaVersion + 1;
        station.oms.helloAnswer.schemaMax = wire::schemaVersion + 1;
        const CommandId command = station.pick(a1);
        station.start();
        station.run(1min);
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QCOMPARE(station.link().error->code, codes::upgradeRequired);
        QVERIFY(station.link().needsDecision);
        QCOMPARE(station.oms.sent("/v1/feed"), 0);
    }

    void anOldProgramAsksAgainWhetherItIsReadNow()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.helloAnswer.schemaMin = wire::schemaVersion + 1;
        station.start();
        station.run(10min);
        QVERIFY(station.link().error);
        const int asked = station.oms.sent("/v1/hello");
        QVERIFY2(asked >= 9 && asked <= 11, qPrintable(QString::number(asked)));
        station.oms.helloAnswer.schemaMin = wire::schemaVersion; // the update was taken back
        station.engine->tryNow();
        QVERIFY(station.settle());
        QVERIFY(!station.link().error);
        QVERIFY(station.agrees());
    }

    void aProgramThatGrowsTooOldWhileItRunsGoesOnSending()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.alwaysAnswer("/v1/feed", FakeOms::refusal(426, u"upgrade_required"_s));
        station.oms.put(harbour, assignment, a1);
        station.run(1min);
        QCOMPARE(station.link().error->code, codes::upgradeRequired);
        QVERIFY(station.link().needsDecision);
        QVERIFY(station.link().isOnline);
        const CommandId command = station.pick(a1);
        const int before = station.oms.sent("/v1/feed");
        station.run(10min);
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QCOMPARE(station.onScreen(a1), 1);
        QCOMPARE(station.pendingCount(), 0);
        QVERIFY(station.oms.sent("/v1/feed") - before <= 11);
        station.oms.answerAsUsual("/v1/feed"); // the program was updated
        station.restart();
        station.start();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void whatOnlyANewerProgramUnderstandsIsKeptForIt()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1, {{u"from_a_newer_oms"_s, u"kept"_s}});
        station.start();
        QVERIFY(station.settle());
        station.restart(); // the program was updated: no feed is needed to know the field
        const auto kept = station.cache->read(assignment, a1);
        QVERIFY(kept && *kept);
        const QJsonObject body = QJsonDocument::fromJson((*kept)->body).object();
        QCOMPARE(body[u"from_a_newer_oms"], u"kept"_s);
    }

    void newPinsReplaceTheOldOnes()
    {
        SyncStation station;
        const QList<QByteArray> pins{QByteArray(32, 'a'), QByteArray(32, 'b')};
        station.oms.helloAnswer.pins = pins;
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(station.oms.credentials()->pins, pins);
        station.oms.helloAnswer.pins.clear();
        station.restart();
        QVERIFY(station.settle());
        QCOMPARE(station.oms.credentials()->pins, pins);
    }

    void spreadsItsFirstPollButNotItsCommands()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.helloAnswer.spreadSeconds = 30;
        const CommandId command = station.pick(a1);
        station.start();
        station.run(100ms);
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QCOMPARE(station.oms.sent("/v1/feed"), 0);
        station.run(31s);
        QVERIFY(station.oms.sent("/v1/feed") > 0);
        QVERIFY(station.agrees());
    }

    void settlingDoesNotSpread()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.oms.helloAnswer.spreadSeconds = 30;
        station.start();
        const Millis before = station.clock.monotonic();
        QVERIFY(station.settle());
        QVERIFY(station.clock.monotonic() - before < 1s);
        QVERIFY(station.agrees());
    }

    void settlesOnlyWithTheEffectsOfAllCommands()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        for (int i = 0; i < 250; ++i)
            station.pick(a1);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        // A command that comes while a settling poll is under way counts too.
        std::optional<Status> settled;
        station.engine->settle(10s, [&](const Status &status) { settled = status; });
        station.run(7ms);
        station.pick(a1);
        while (!settled)
            QVERIFY(station.clock.runNextTimer());
        QVERIFY(settled->has_value());
        QVERIFY(station.agrees());
    }

    void settlingTellsWhenItTakesTooLong()
    {
        SyncStation station;
        station.oms.goOffline();
        station.start();
        std::optional<Status> settled;
        station.engine->settle(2s, [&](const Status &status) { settled = status; });
        QVERIFY(!settled);
        station.run(1999ms);
        QVERIFY(!settled);
        station.run(1ms);
        QVERIFY(settled && !settled->has_value());
        QCOMPARE(settled->error().code, codes::timeout);
    }

    void doesNothingBeforeEnrolment()
    {
        SyncStation station;
        QVERIFY(station.outbox->setValues({{u"station_id"_s, std::nullopt}}));
        station.start();
        station.run(1h);
        QVERIFY(!station.link().isEnrolled);
        QCOMPARE(station.oms.sent("/v1/hello"), 0);
    }

    void stopsAndStartsAgain()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        station.run(7ms);
        station.engine->stop();
        const int before = station.oms.sent("/v1/");
        station.pick(a1);
        station.run(1h);
        QCOMPARE(station.oms.sent("/v1/"), before);
        QVERIFY(station.engine->start());
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    /// Two thousand random steps of a bad day; at its end the link is good, and all must agree.
    void agreesAfterAnyBadDay_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }

    void agreesAfterAnyBadDay()
    {
        QFETCH(quint64, seed);
        SyncStation station;
        FakeRandom dice(seed);
        const auto roll = [&](int below) { return int(quint8(dice.bytes(1)[0])) % below; };
        for (int i = 0; i < 5; ++i)
            station.oms.put(harbour, assignment, u"a-%1"_s.arg(i));
        station.start();
        const QList<QByteArray> paths{"/v1/hello", "/v1/commands", "/v1/feed"};
        for (int step = 0; step < 400; ++step) {
            const QByteArray path = paths[roll(3)];
            switch (roll(14)) {
            case 0:
                station.oms.goOffline();
                break;
            case 1:
            case 2:
                station.oms.comeBack();
                break;
            case 3:
                station.oms.loseNextAnswer(path);
                break;
            case 4:
                station.oms.loseNextRequest(path);
                break;
            case 5:
                station.oms.repeatNextRequest(path);
                break;
            case 6:
                station.restart();
                break;
            case 7:
                station.oms.setCaptivePortal(roll(2) == 0);
                break;
            case 8:
                station.oms.answerNext(path, FakeOms::refusal(500, u"failed"_s));
                break;
            case 9:
                station.oms.put(harbour, assignment, u"b-%1"_s.arg(roll(9)));
                break;
            case 10:
                station.oms.damageNextAnswer(path, [](OmsAnswer &a) { a.body.chop(3); });
                break;
            default:
                station.pick(u"a-%1"_s.arg(roll(5)));
                break;
            }
            station.run(Millis(roll(4) * roll(4) * 700));
        }
        station.oms.healNetwork();
        station.run(2min);
        QCOMPARE(station.pendingCount(), 0);
        QVERIFY(station.agrees());
        QVERIFY(!station.screenWentBack);
        QVERIFY(station.incidents.isEmpty());
        qint64 counted = 0;
        for (int i = 0; i < 5; ++i)
            counted += station.oms.countOf(u"a-%1"_s.arg(i));
        QCOMPARE(counted, station.outbox->lastN());
    }
};

QTEST_GUILESS_MAIN(SyncEngineTest)
#include "SyncEngineTest.moc"
