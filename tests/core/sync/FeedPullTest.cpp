// SPDX-License-Identifier: Apache-2.0
#include "core/sync/FeedPull.h"

#include "core/domain/Codes.h"
#include "core/wire/JsonDocument.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/SyncStation.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace storehand;
using namespace storehand::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString assignment = u"assignment"_s;
const QString a1 = u"a-1"_s;
const QString catalogue = u"cat/0"_s;

void fillCatalogue(FakeOms &oms, int products)
{
    for (int i = 0; i < products; ++i) {
        oms.put(catalogue, u"product"_s, u"SKU-%1"_s.arg(i), {{u"title"_s, u"Thing %1"_s.arg(i)}});
    }
}

/// It has what there is, and the program ends.
void beginTheDay(SyncStation &station)
{
    station.start();
    if (!station.settle())
        qFatal("the station does not settle");
    station.restart();
}

/// Offline, and when it comes back only the digest can tell that something is missing.
void loseTheLastRow(SyncStation &station)
{
    station.oms.put(harbour, assignment, a1, {{u"note"_s, u"fragile"_s}});
    station.start();
    if (!station.settle())
        qFatal("the station does not settle");
    station.oms.goOffline();
    station.run(1s);
    station.oms.put(harbour, assignment, u"lost"_s);
    station.oms.dropFeedRow(harbour, 2);
}

} // namespace

class FeedPullTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsTheFeedPageByPageAndTellsHowFarItIs()
    {
        SyncStation station;
        beginTheDay(station);
        fillCatalogue(station.oms, 950);
        station.oms.helloAnswer.ahead = 950;
        station.states.clear();
        station.start();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        QList<std::pair<qint64, qint64>> progress;
        for (const LinkState &state : station.states) {
            if (state.isCatchingUp &&
                (progress.isEmpty() || progress.constLast().first != state.rowsApplied))
                progress.append({state.rowsApplied, state.rowsTotal});
        }
        QCOMPARE(progress, (QList<std::pair<qint64, qint64>>{
                               {0, 950}, {200, 950}, {400, 950}, {600, 950}, {800, 950}}));
        QVERIFY(!station.link().isCatchingUp);
    }

    void whatCameAboutLongAgoIsNeverShown_data()
    {
        QTest::addColumn<bool>("isLost");
        QTest::newRow("at a new station") << false;
        QTest::newRow("when the cache was lost") << true;
    }

    /// An empty cache is filled by a snapshot, however short the feed is, and shown as one.
    void whatCameAboutLongAgoIsNeverShown()
    {
        QFETCH(bool, isLost);
        SyncStation station;
        if (isLost)
            beginTheDay(station);
        for (int state = 0; state < 300; ++state)
            station.oms.put(harbour, assignment, a1, {{u"state"_s, state}});
        fillCatalogue(station.oms, 250);
        station.restart([&] { QFile::remove(station.folder.filePath(u"cache.db"_s)); });
        station.changes.clear();
        station.start();
        QVERIFY(station.settle());
        QCOMPARE(station.changes.size(), 1);
        QVERIFY(station.changes.first().everything);
        QVERIFY(station.agrees());
        QCOMPARE(station.incidentCodes(), QStringList());
        station.oms.put(harbour, assignment, u"a-2"_s);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void letsScansInBetweenTheSlicesOfAPage()
    {
        SyncStation station;
        beginTheDay(station);
        const QString before = station.cache->cursor();
        fillCatalogue(station.oms, 200);
        station.start();
        while (!station.cache->hasOpenPage())
            QVERIFY(station.clock.runNextTimer());
        const CommandId scan = station.pick(a1); // its own file, so it need not wait
        QVERIFY(station.outbox->find(scan).value());
        QCOMPARE(station.cache->cursor(), before);
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void aPageCutOffInTheMiddleComesAgain()
    {
        SyncStation station;
        beginTheDay(station);
        const QString before = station.cache->cursor();
        fillCatalogue(station.oms, 200);
        station.start();
        while (!station.cache->hasOpenPage())
            QVERIFY(station.clock.runNextTimer());
        station.restart();
        QCOMPARE(station.cache->cursor(), before);
        station.start();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void goesOnWhereItWasAfterARestart()
    {
        SyncStation station;
        beginTheDay(station);
        fillCatalogue(station.oms, 900);
        const int polls = station.oms.sent("/v1/feed");
        station.start();
        station.run(40ms);
        const qsizetype before = station.cache->readAll(u"product"_s)->size();
        QVERIFY(before > 0 && before < 900);
        station.restart();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        QVERIFY(station.oms.sent("/v1/feed") < polls + 10);
    }

    void aPageThatComesTwiceChangesNothing()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1, {{u"state"_s, u"assigned"_s}});
        OmsAnswer firstPage;
        station.oms.damageNextAnswer("/v1/feed", [&](OmsAnswer &answer) { firstPage = answer; });
        station.start();
        QVERIFY(station.settle());
        station.oms.put(harbour, assignment, a1, {{u"state"_s, u"picking"_s}});
        QVERIFY(station.settle());
        station.changes.clear();
        // The first page once more, cursor included; the digest tells that it is old.
        wire::FeedPage page = *wire::decodeFeedPage(firstPage.body);
        page.digest.clear();
        station.oms.answerNext("/v1/feed", FakeOms::json(200, wire::toJson(page)));
        station.engine->tryNow();
        QVERIFY(station.settle());
        const auto entity = station.cache->read(assignment, a1);
        QCOMPARE((*entity)->version, 2);
        QVERIFY(station.agrees());
        QVERIFY(station.changes.isEmpty());
    }

    void forgetsWhatIsDeleted()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.remove(harbour, assignment, a1);
        QVERIFY(station.settle());
        QVERIFY(!*station.cache->read(assignment, a1));
        QVERIFY(station.agrees());
    }

    void indexesWhatTheStationAsksFor()
    {
        SyncStation station;
        station.indexer = [](const QString &entity, const QString &, const QByteArray &body) {
            return QList<IndexRow>{{entity, wire::parseObject(body)->value(u"title"_s).toString()}};
        };
        fillCatalogue(station.oms, 3);
        station.start();
        QVERIFY(station.settle());
        const auto hits = station.cache->lookUp(u"product"_s, u"Thing 2"_s);
        QCOMPARE(hits->size(), 1);
        QCOMPARE(hits->constFirst().entity.id, u"SKU-2"_s);
        station.oms.forgetFeed(); // and so does a snapshot
        fillCatalogue(station.oms, 1);
        QVERIFY(station.settle());
        QCOMPARE(station.cache->lookUp(u"product"_s, u"Thing 2"_s)->size(), 1);
    }

    void aHoleInTheFeedIsFilledBeforeAnythingIsShown()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        const int snapshots = station.oms.sent("/v1/snapshot");
        station.oms.goOffline();
        station.run(1s);
        station.oms.put(harbour, assignment, u"lost"_s);
        station.oms.put(harbour, assignment, u"later"_s);
        station.oms.dropFeedRow(harbour, 2);
        station.oms.comeBack();
        QVERIFY(station.settle());
        QCOMPARE(station.incidentCodes(), QStringList{codes::feedHole});
        QVERIFY(station.agrees());
        QCOMPARE(station.oms.sent("/v1/snapshot"), snapshots + 2);
    }

    void compactionIsNoHole()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.damageNextAnswer("/v1/feed", [](OmsAnswer &answer) {
            wire::FeedPage page = *wire::decodeFeedPage(answer.body);
            for (wire::Change &change : page.changes) {
                change.seq += 10; // rows 2 to 11 are gone; the row before is still number 1
                change.prev = 1;
            }
            answer.body = wire::toBytes(wire::toJson(page));
        });
        station.oms.put(harbour, assignment, u"a-2"_s);
        station.engine->tryNow();
        station.run(1s);
        QVERIFY(station.incidents.isEmpty());
        QCOMPARE(station.onScreen(u"a-2"_s), 0);
    }

    void aDigestThatDiffersLoadsItsTopicAnew()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        fillCatalogue(station.oms, 60);
        station.start();
        QVERIFY(station.settle());
        station.oms.goOffline();
        station.run(1s);
        station.oms.put(harbour, assignment, u"lost"_s);
        station.oms.dropFeedRow(harbour, 2); // the last row: only the digest can tell
        station.oms.comeBack();
        QVERIFY(station.settle());
        QCOMPARE(station.incidentCodes(), QStringList{codes::digestMismatch});
        QVERIFY(station.agrees());
        QList<QStringList> loaded;
        for (const OmsRequest &request : station.oms.requests()) {
            if (request.target == "/v1/snapshot")
                loaded.append(wire::decodeSnapshotRequest(request.body)->topics);
        }
        QCOMPARE(loaded, (QList<QStringList>{{}, {harbour}})); // at first everything
    }

    /// Only what was loaded to its end need not be loaded again.
    void aLoadingThatWasCutOffBeginsAnew()
    {
        SyncStation station;
        loseTheLastRow(station);
        station.oms.hold("/v1/snapshot");
        station.oms.comeBack();
        station.run(30s);
        QCOMPARE(station.incidentCodes(), QStringList{codes::digestMismatch});
        QVERIFY(station.engine->start());
        station.oms.release("/v1/snapshot");
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void damageIsMendedAlsoWithinTheHour()
    {
        SyncStation station;
        loseTheLastRow(station);
        station.oms.comeBack();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        QVERIFY(station.cache->checkpoint());
        QFile file(station.folder.filePath(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray before = file.readAll();
        file.seek(0);
        file.write(QByteArray(before).replace("fragile", "Fragile"));
        file.close();
        QVERIFY(station.cache->reopen(station.clock.now()));
        QVERIFY(station.cache->dropDamagedRows().value() > 0);
        QVERIFY(station.engine->start());
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void aDigestThatStaysWrongIsNotLoadedOverAndOver()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        for (int i = 0; i < 30; ++i) {
            station.oms.damageNextAnswer("/v1/feed", [](OmsAnswer &answer) {
                wire::FeedPage page = *wire::decodeFeedPage(answer.body);
                page.digest.insert(harbour, 1);
                answer.body = wire::toBytes(wire::toJson(page));
            });
        }
        station.run(5min);
        QCOMPARE(station.incidentCodes(), QStringList{codes::digestMismatch});
        QVERIFY(station.link().isOnline);
    }

    void loadsEverythingAnewWhenItsPlaceIsTooOld()
    {
        SyncStation station;
        fillCatalogue(station.oms, 300);
        station.oms.put(harbour, assignment, a1);
        station.start();
        QVERIFY(station.settle());
        station.oms.goOffline();
        station.pick(a1);
        station.run(1s);
        station.oms.remove(catalogue, u"product"_s, u"SKU-7"_s);
        station.oms.forgetFeed();
        station.oms.comeBack();
        QVERIFY(station.settle());
        QCOMPARE(station.incidentCodes(), QStringList{codes::resync});
        QVERIFY(station.agrees());
        QVERIFY(station.changes.contains(CacheChanges{true, {}}));
        QVERIFY(!station.screenWentBack);
    }

    void aFullDiskIsShownAndCommandsGoUpAllTheSame()
    {
        SyncStation station;
        station.oms.put(harbour, assignment, a1);
        fillCatalogue(station.oms, 2'000);
        station.cacheMaxPages = 20;
        const CommandId command = station.pick(a1);
        station.restart();
        station.run(10s);
        QCOMPARE(station.resultOf(command), u"applied"_s);
        QVERIFY(station.link().error);
        QCOMPARE(station.link().error->code, codes::diskFull);
        QVERIFY(station.link().needsDecision);
        QVERIFY(station.link().isOnline);
        station.cacheMaxPages = 0;
        station.restart();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
    }

    void aDamagedCacheIsMadeAnewWithoutAsking()
    {
        SyncStation station;
        fillCatalogue(station.oms, 300);
        station.oms.put(harbour, assignment, a1);
        station.start();
        station.pick(a1);
        QVERIFY(station.settle());
        station.oms.goOffline();
        station.pick(a1);
        station.engine.reset();
        station.cache.reset();
        QFile file(station.folder.filePath(u"cache.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096);
        file.write(QByteArray(20'000, 'x'));
        file.close();
        QFile::remove(station.folder.filePath(u"cache.db-wal"_s));
        station.oms.comeBack();
        station.restart();
        QVERIFY(station.settle());
        QVERIFY(station.agrees());
        QCOMPARE(station.oms.countOf(a1), 2);
    }
};

QTEST_GUILESS_MAIN(FeedPullTest)
#include "FeedPullTest.moc"
