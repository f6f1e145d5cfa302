// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/station/Station.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);
const QString phoneCode = ean(2);
const PersonCode mere{u"mere"_s};
const PersonCode hemi{u"hemi"_s};

/// Mere at the desk, Hemi with a ring scanner of his own, an order for each.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        product(u"PHONE"_s, {{phoneCode, 1}}, Track::Serial);
        order(u"HERS"_s, {{u"TEA"_s, 1}, {u"PHONE"_s, 1}});
        order(u"HIS"_s, {{u"TEA"_s, 1}, {u"PHONE"_s, 1}});
        signIn(u"mere"_s);
        signIn(u"hemi"_s, u"ring"_s);
        if (!claim(u"mere"_s, {u"HERS"_s}) || !claim(u"hemi"_s, {u"HIS"_s}))
            qFatal("the orders cannot be taken");
    }
};

} // namespace

/// Two people at one station, and two stations in one shop.
class StationTeamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachScannerPicksForItsPerson();
    void aScannerWithoutOwnerIsTheDeskPersons();
    void whoIsAwayBooksForNobodyElse();
    void aDetailIsAwaitedFromTheScannerThatAsked();
    void eachUndoesTheirOwn();
    void eachFinishesTheirOwn();
    void aColleaguesClaimHereIsNotTakenByAccident();
    void takingOverMovesTheClaim();
    void anotherStationsClaimIsSeenAndRespected();
    void takingOverFromAnotherStation();
    void aDecisionUnderALostClaimIsRefused();
    void anExpiredLeaseMayBeTaken();
    void whoActsIsNamedOrAtTheDesk();
    void nobodyActsWhoIsNotSignedIn();
    void signingOutForgetsWhatWasAskedFor();
};

void StationTeamTest::eachScannerPicksForItsPerson()
{
    Shop shop;
    const ScanOutcome hers = shop.scan(teaCode, u"desk gun"_s);
    const ScanOutcome his = shop.scan(teaCode, u"ring"_s);
    QCOMPARE(hers.person, mere);
    QCOMPARE(hers.orderRef, u"HERS"_s);
    QCOMPARE(his.person, hemi);
    QCOMPARE(his.orderRef, u"HIS"_s);
}

void StationTeamTest::aScannerWithoutOwnerIsTheDeskPersons()
{
    Shop shop;
    QCOMPARE(shop.scan(teaCode, u"found in a drawer"_s).person, mere);
    QVERIFY(shop.station().signOut(mere));
    // Hemi is the only one left.
    QCOMPARE(shop.scan(teaCode, u"found in a drawer"_s).person, hemi);
}

void StationTeamTest::whoIsAwayBooksForNobodyElse()
{
    Shop shop;
    shop.station().setIdleLock(std::chrono::minutes(5));
    shop.clock.advance(std::chrono::minutes(4));
    (void)shop.scan(teaCode); // Mere goes on working
    shop.clock.advance(std::chrono::minutes(2));
    Scan scan = scanOf(teaCode, u"ring"_s);
    scan.person = hemi;
    shop.station().scanned(scan);
    QVERIFY(shop.scans.constLast().person != mere);
    QCOMPARE(shop.scans.constLast().code, QString(codes::notSignedIn));
    QCOMPARE(shop.line(u"HERS"_s).units.inHand, 1);

    scan = scanOf(u"SHB:hemi"_s, u"ring"_s);
    scan.person = hemi;
    shop.station().scanned(scan);
    QCOMPARE(shop.scans.constLast().result, ScanResult::Opened);
    QCOMPARE(shop.scans.constLast().action, u"hemi"_s);
}

void StationTeamTest::aDetailIsAwaitedFromTheScannerThatAsked()
{
    Shop shop;
    QCOMPARE(shop.scan(phoneCode, u"ring"_s).needs, u"serial"_s);
    QCOMPARE(shop.scan(u"SN-1"_s).result, ScanResult::UnknownCode); // the desk's scanner
    QCOMPARE(shop.scan(u"SN-1"_s, u"ring"_s).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"HIS"_s, 2).units.inHand, 1);
}

void StationTeamTest::eachUndoesTheirOwn()
{
    Shop shop;
    (void)shop.scan(teaCode);
    (void)shop.scan(teaCode, u"ring"_s);
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"HERS"_s).units.inHand, 0);
    QCOMPARE(shop.line(u"HIS"_s).units.inHand, 1);
}

void StationTeamTest::eachFinishesTheirOwn()
{
    Shop shop;
    for (const QString &scanner : {QString(), u"ring"_s}) {
        (void)shop.scan(teaCode, scanner);
        (void)shop.scan(phoneCode, scanner);
        (void)shop.scan(u"SN-"_s + scanner + u"1"_s, scanner);
    }
    QVERIFY(shop.station().confirm(hemi));
    QCOMPARE(shop[u"HIS"_s].state, AssignmentState::Picked);
    QCOMPARE(shop[u"HERS"_s].state, AssignmentState::Picking);
}

void StationTeamTest::aColleaguesClaimHereIsNotTakenByAccident()
{
    Shop shop;
    const auto claim = shop.claim(u"mere"_s, {u"HIS"_s});
    QCOMPARE(claim.error().code, codes::claimedByOther);
    QCOMPARE(claim.error().args.first(), u"hemi"_s);
}

void StationTeamTest::takingOverMovesTheClaim()
{
    Shop shop;
    Args args;
    args.from = hemi;
    QVERIFY(shop.act(u"mere"_s, CommandType::TakeOver, u"HIS"_s, args));
    QCOMPARE(shop[u"HIS"_s].claim->person, mere);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationTeamTest::anotherStationsClaimIsSeenAndRespected()
{
    Shop shop;
    ShopStation back(shop.floor, u"back"_s);
    shop.sync();
    back.hear();
    back.signIn(u"nadia"_s);
    const auto claim = back.claim(u"nadia"_s, {u"HERS"_s});
    QCOMPARE(claim.error().code, codes::claimedByOther);
    QCOMPARE(claim.error().args.first(), u"mere"_s);
    QCOMPARE(back.outbox().lastN(), 0);
}

void StationTeamTest::takingOverFromAnotherStation()
{
    Shop shop;
    ShopStation back(shop.floor, u"back"_s);
    back.product(u"TEA"_s, teaCode);
    shop.sync();
    back.hear();
    back.signIn(u"nadia"_s);
    Args args;
    args.from = mere;
    QVERIFY(back.act(u"nadia"_s, CommandType::TakeOver, u"HERS"_s, args));
    QCOMPARE(back.scan(teaCode).orderRef, u"HERS"_s);
    back.sync();
    shop.hear();
    QCOMPARE(shop[u"HERS"_s].claim->person, PersonCode(u"nadia"_s));
    QCOMPARE(shop.scan(phoneCode).orderRef, u"HIS"_s);
    QVERIFY(shop.agrees());
}

void StationTeamTest::aDecisionUnderALostClaimIsRefused()
{
    Shop shop;
    shop.sync();
    (void)shop.scan(teaCode);
    (void)shop.scan(phoneCode);
    (void)shop.scan(u"SN-1"_s);
    ShopStation back(shop.floor, u"back"_s);
    back.signIn(u"nadia"_s);
    Args args;
    args.from = mere;
    QVERIFY(back.act(u"nadia"_s, CommandType::TakeOver, u"HERS"_s, args));
    back.sync();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"HERS"_s))); // it has not heard
    shop.sync();
    QCOMPARE(shop.exceptions.last().code, codes::claimedByOther);
    QCOMPARE(shop[u"HERS"_s].state, AssignmentState::Picking);
    QCOMPARE(shop.line(u"HERS"_s).units.inHand, 1); // picks are facts
    QVERIFY(shop.agrees());
}

void StationTeamTest::anExpiredLeaseMayBeTaken()
{
    Shop shop;
    shop.clock.advance(std::chrono::minutes(14));
    QVERIFY(!shop.claim(u"mere"_s, {u"HIS"_s}));
    shop.clock.advance(std::chrono::minutes(2));
    QVERIFY(shop.claim(u"mere"_s, {u"HIS"_s}));
    QCOMPARE(shop[u"HIS"_s].claim->person, mere);
}

void StationTeamTest::whoActsIsNamedOrAtTheDesk()
{
    Shop shop;
    QCOMPARE(shop.station().actor({}), mere);
    QCOMPARE(shop.station().actor(hemi), hemi);
    QVERIFY(shop.station().signOut());
    QCOMPARE(shop.station().actor({}), hemi); // the only person there is
}

void StationTeamTest::nobodyActsWhoIsNotSignedIn()
{
    Shop shop;
    QCOMPARE(shop.station().actor(PersonCode(u"nadia"_s)).error().code, codes::notSignedIn);
    QVERIFY(shop.station().signOut(mere));
    QVERIFY(shop.station().signOut(hemi));
    QCOMPARE(shop.station().actor({}).error().code, codes::notSignedIn);
    QCOMPARE(shop.station().signOut(mere).error().code, codes::notSignedIn);
}

void StationTeamTest::signingOutForgetsWhatWasAskedFor()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    QVERIFY(shop.station().signOut(mere));
    shop.signIn(u"mere"_s);
    QCOMPARE(shop.scan(u"SN-1"_s).result, ScanResult::UnknownCode);
}

QTEST_GUILESS_MAIN(StationTeamTest)
#include "StationTeamTest.moc"
