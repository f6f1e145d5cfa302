// SPDX-License-Identifier: Apache-2.0
#include "core/station/Station.h"

#include "core/domain/Codes.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);

struct Shop : ShopStation
{
    Shop() { product(u"TEA"_s, teaCode); }
};

} // namespace

/// What is listed, when it is told, and what a station is that has just been switched on.
class StationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQueueBeginsWithTheEarliestPromise();
    void orderWithoutAPromiseComesLast();
    void whatIsDoneLeavesTheQueue();
    void newOrdersAreTold();
    void anOrderThatMovedAwayIsTold();
    void aFeedThatRepeatsItselfTellsNothing();
    void aRestartNeedsNoNetwork();
    void aReadableCacheOfAnotherVersionOfAnEntityIsSkipped();
    void theLinkIsToldOnceForEachChange();
    void aDeletedProductIsUnknown();
    void aChangedPriceOrCodeIsKnownAtOnce();
    void aPersonWhoLeftCannotSignInAgain();
    void aNewCacheLengthensNoLock();
    void switchingItOffAndOnOpensNoLock();
    void whoWalksAwayIsSignedOutAndKeepsTheTask();
    void scansCountAsBeingThere();
    void theStoreIsPausedAndResumed();
    void linesKnowTheirOrder();
};

void StationTest::theQueueBeginsWithTheEarliestPromise()
{
    Shop shop;
    shop.order(u"LATE"_s, {{u"TEA"_s, 1}}, 300);
    shop.order(u"SOON"_s, {{u"TEA"_s, 1}}, 10);
    shop.order(u"PAST"_s, {{u"TEA"_s, 1}}, -10);
    QCOMPARE(shop.queue(), (QStringList{u"PAST"_s, u"SOON"_s, u"LATE"_s}));
}

void StationTest::orderWithoutAPromiseComesLast()
{
    Shop shop;
    shop.order(u"SOME DAY"_s, {{u"TEA"_s, 1}});
    shop.floor->assignment(u"SOME DAY"_s).promiseBy.reset();
    shop.order(u"LATE"_s, {{u"TEA"_s, 1}}, 300);
    QCOMPARE(shop.queue(), (QStringList{u"LATE"_s, u"SOME DAY"_s}));
}

void StationTest::whatIsDoneLeavesTheQueue()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    shop.order(u"B"_s, {{u"TEA"_s, 1}});
    shop.cancel(u"A"_s);
    QCOMPARE(shop.queue(), QStringList{u"B"_s});
    QCOMPARE(shop.removed, QStringList{u"A"_s});
}

void StationTest::newOrdersAreTold()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QCOMPARE(shop.added, QStringList{u"A"_s});
    QVERIFY(shop.changed.isEmpty());
    shop.signIn(u"mere"_s);
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.changed, QStringList{u"A"_s});
    QCOMPARE(shop.added, QStringList{u"A"_s});
}

void StationTest::anOrderThatMovedAwayIsTold()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    shop.moveElsewhere(u"A"_s);
    QCOMPARE(shop.removed, QStringList{u"A"_s});
}

void StationTest::aFeedThatRepeatsItselfTellsNothing()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    shop.added.clear();
    shop.hear();
    shop.hear();
    QVERIFY(shop.added.isEmpty() && shop.changed.isEmpty() && shop.removed.isEmpty());
}

void StationTest::aRestartNeedsNoNetwork()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    shop.restart();
    shop.signIn(u"mere"_s);
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
}

void StationTest::aReadableCacheOfAnotherVersionOfAnEntityIsSkipped()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    const auto keys = shop.cache().applyPage({{.topic = u"store/harbour"_s,
                                               .seq = 1000,
                                               .entity = u"assignment"_s,
                                               .id = u"NEW"_s,
                                               .version = 1,
                                               .body = R"({"state":"teleported"})"},
                                              {.topic = u"store/harbour"_s,
                                               .seq = 1001,
                                               .entity = u"drone"_s,
                                               .id = u"d-1"_s,
                                               .version = 1,
                                               .body = R"({"wings":4})"}},
                                             u"1001"_s);
    QVERIFY(shop.station().cacheChanged(*keys));
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    shop.restart();
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
}

void StationTest::theLinkIsToldOnceForEachChange()
{
    Shop shop;
    QList<LinkView> told;
    shop.station().setEvents({.link = [&](const LinkView &link) { told.append(link); }});
    LinkView link{.enrolled = true, .online = true};
    shop.station().setLink(link);
    shop.station().setLink(link);
    link.error = codes::offline;
    shop.station().setLink(link);
    QCOMPARE(told.size(), 2);
    QCOMPARE(shop.station().link(), link);
}

void StationTest::aDeletedProductIsUnknown()
{
    Shop shop;
    shop.signIn(u"mere"_s);
    QCOMPARE(shop.scan(teaCode).sku, Sku(u"TEA"_s));
    const auto keys = shop.cache().applyPage({{.topic = u"store/harbour"_s,
                                               .seq = 1000,
                                               .entity = u"product"_s,
                                               .id = u"TEA"_s,
                                               .version = 9,
                                               .deleted = true}},
                                             u"1000"_s);
    QVERIFY(shop.station().cacheChanged(*keys));
    QCOMPARE(shop.scan(teaCode).result, ScanResult::UnknownCode);
}

void StationTest::aChangedPriceOrCodeIsKnownAtOnce()
{
    Shop shop;
    shop.signIn(u"mere"_s);
    (void)shop.scan(teaCode);
    shop.product(u"TEA"_s, {{ean(77), 1}});
    QCOMPARE(shop.scan(teaCode).result, ScanResult::UnknownCode);
    QCOMPARE(shop.scan(ean(77)).sku, Sku(u"TEA"_s));
}

void StationTest::aPersonWhoLeftCannotSignInAgain()
{
    Shop shop;
    Person mere = shop.floor->people().value(u"mere"_s);
    mere.revoked = true;
    shop.floor->person(mere);
    shop.hear();
    const Status signedIn = shop.station().signIn(mere.code, Sensitive<QString>(u"482915"_s));
    QCOMPARE(signedIn.error().code, codes::wrongPin);
}

void StationTest::aNewCacheLengthensNoLock()
{
    Shop shop;
    const auto tries = [&](const QString &pin) {
        return shop.station().signIn(PersonCode(u"mere"_s), Sensitive<QString>(pin));
    };
    for (int i = 0; i < Roster::failuresToShortLock; ++i)
        QCOMPARE(tries(u"000000"_s).error().code, codes::wrongPin);
    shop.clock.advance(Roster::shortLock - Millis(1000));
    QVERIFY(shop.station().cacheReplaced());
    QCOMPARE(tries(u"482915"_s).error().args, QStringList{u"1"_s});
    shop.clock.advance(Millis(1000));
    QVERIFY(tries(u"482915"_s));
}

void StationTest::switchingItOffAndOnOpensNoLock()
{
    Shop shop;
    const auto tries = [&](const QString &pin) {
        const Status signedIn =
            shop.station().signIn(PersonCode(u"mere"_s), Sensitive<QString>(pin));
        return signedIn ? QString() : signedIn.error().code;
    };
    for (int i = 0; i < Roster::failuresToShortLock; ++i)
        QCOMPARE(tries(u"000000"_s), codes::wrongPin);
    shop.restart();
    QCOMPARE(tries(u"482915"_s), codes::locked);
}

void StationTest::whoWalksAwayIsSignedOutAndKeepsTheTask()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 2}});
    shop.station().setIdleLock(std::chrono::minutes(5));
    shop.signIn(u"mere"_s);
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    shop.station().skip(PersonCode(u"mere"_s), LineId(u"A-1"_s));
    shop.clock.advance(std::chrono::minutes(5));
    QVERIFY(shop.station().roster().sessions().isEmpty());
    QCOMPARE(shop.scan(teaCode).code, codes::notSignedIn);
    shop.signIn(u"mere"_s);
    QCOMPARE(shop.station().pickTask(PersonCode(u"mere"_s)).skipped().size(), 1);
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
}

void StationTest::scansCountAsBeingThere()
{
    Shop shop;
    shop.station().setIdleLock(std::chrono::minutes(5));
    shop.signIn(u"mere"_s);
    for (int i = 0; i < 4; ++i) {
        shop.clock.advance(std::chrono::minutes(4));
        (void)shop.scan(teaCode);
    }
    QCOMPARE(shop.station().roster().sessions().size(), 1);
    shop.clock.advance(std::chrono::minutes(5));
    QVERIFY(shop.station().roster().sessions().isEmpty());
}

void StationTest::theStoreIsPausedAndResumed()
{
    Shop shop;
    Args args;
    args.reason = u"flood"_s;
    QVERIFY(shop.act(u"nadia"_s, CommandType::PauseStore, u"harbour"_s, args));
    shop.sync();
    QCOMPARE(shop.station().overlay().store().pauseReason, u"flood"_s);
    QVERIFY(shop.act(u"nadia"_s, CommandType::ResumeStore, u"harbour"_s));
    QVERIFY(shop.station().overlay().store().pauseReason.isEmpty());
    shop.sync();
    QVERIFY(!shop.station().overlay().store().pausedUntil);
    QVERIFY(!shop.floor->store().pausedUntil);
}

void StationTest::linesKnowTheirOrder()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    shop.order(u"B"_s, {{u"TEA"_s, 1}});
    QCOMPARE(shop.station().assignmentOf(LineId(u"B-1"_s)), AssignmentId(u"B"_s));
    QVERIFY(shop.station().assignmentOf(LineId(u"C-1"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(StationTest)
#include "StationTest.moc"
