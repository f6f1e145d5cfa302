// SPDX-License-Identifier: Apache-2.0
#include "core/station/PickTask.h"

#include "core/domain/Codes.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);
const QString teaPack = ean(2); ///< six in one
const QString jamCode = ean(3);

/// Mere at the desk of a shop that sells tea and jam.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, {{teaCode, 1}, {teaPack, 6}});
        product(u"JAM"_s, jamCode);
        signIn(u"mere"_s);
    }
};

} // namespace

/// Scans of one person become picks.
class PickTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodScanIsAPickOnDisk();
    void theLastUnitLeavesNothingOpenAndOneMoreIsAlreadyComplete();
    void aProductNobodyWantsIsAWrongItemAndBooksNothing();
    void theWrongItemSaysWhatWasWanted();
    void aCodeThatNothingHasIsUnknown();
    void aWrongCheckDigitIsNeverBooked();
    void aNumberThatTheChainGaveNeedsNoCheckDigit();
    void withoutWorkAScanIsNotExpected();
    void nobodySignedInMeansNothingIsBooked();
    void aPackCountsAsItsUnits();
    void aPackLargerThanTheRestIsRefused();
    void aPackGoesToTheOrderThatCanTakeAllOfIt();
    void aCodeForTwoProductsMeansTheOneThatIsWanted();
    void theEarliestPromiseIsServedFirst();
    void onesOwnOrderComesBeforeAColleaguesEarlierOne();
    void whatOnlyAColleagueStillNeedsIsHers();
    void anotherStationsOrderIsNeverPickedHere();
    void whatWasNotTakenIsNotPicked();
    void anOrderOnHoldMayStillBePickedButNotTaken();
    void aSkippedLineIsNoLongerExpectedNext();
    void pickingASkippedLineTakesItBackIntoTheWalk();
    void theSkuItselfCanBeScanned();
    void aCancelledOrderGetsNoMorePicks();
    void aDuplicateReadBooksNothing();
    void whatTheShopWeighsIsFoundByItsNumberWithoutTheWeight();
    void thePriceOnALabelIsNoPartOfTheNumber();
    void thePriceInAGs1CodeIsKeptWithItsWeight();
    void aPriceInYenHasNoHundredths();
    void theStoreSaysByWhoseRulesItsLabelsAreRead();
    void aCameraExpectsWhatTheShopWeighs();
    void aCountedLabelIsAsManyUnits();
    void aPieceFarFromTheOrderedWeightIsRefused();
    void theNetWeightOfAGs1CodeIsKept();
    void anotherRegionsLabelIsJustANumber();
};

void PickTaskTest::aGoodScanIsAPickOnDisk()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 2}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    const ScanOutcome outcome = shop.scan(teaCode);
    QCOMPARE(outcome.result, ScanResult::Picked);
    QCOMPARE(outcome.orderRef, u"A"_s);
    QCOMPARE(outcome.line, LineId(u"A-1"_s));
    QCOMPARE(outcome.remaining, 1);
    QVERIFY(outcome.durableUs > 0);
    QCOMPARE(shop.outbox().find(outcome.command).value()->n, shop.outbox().lastN());
    shop.restart();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void PickTaskTest::theLastUnitLeavesNothingOpenAndOneMoreIsAlreadyComplete()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}, {u"JAM"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(teaCode).remaining, 0);
    const qint64 commands = shop.outbox().lastN();
    QCOMPARE(shop.scan(teaCode).result, ScanResult::AlreadyComplete);
    QCOMPARE(shop.outbox().lastN(), commands);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void PickTaskTest::aProductNobodyWantsIsAWrongItemAndBooksNothing()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    const qint64 commands = shop.outbox().lastN();
    const ScanOutcome outcome = shop.scan(jamCode);
    QCOMPARE(outcome.result, ScanResult::WrongItem);
    QCOMPARE(outcome.sku, Sku(u"JAM"_s));
    QVERIFY(outcome.command.isEmpty());
    QCOMPARE(outcome.durableUs, 0);
    QCOMPARE(shop.outbox().lastN(), commands);
}

void PickTaskTest::theWrongItemSaysWhatWasWanted()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(jamCode).expected, Sku(u"TEA"_s));
}

void PickTaskTest::aCodeThatNothingHasIsUnknown()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(ean(99)).result, ScanResult::UnknownCode);
    QCOMPARE(shop.scan(u"hello"_s).result, ScanResult::UnknownCode);
}

void PickTaskTest::aWrongCheckDigitIsNeverBooked()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    const QString misread = teaCode.chopped(1) + (teaCode.back() == u'0' ? u'1' : u'0');
    const ScanOutcome outcome = shop.scan(misread);
    QCOMPARE(outcome.result, ScanResult::UnknownCode);
    QCOMPARE(outcome.code, codes::checkDigit);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
}

void PickTaskTest::aNumberThatTheChainGaveNeedsNoCheckDigit()
{
    Shop shop;
    const QString own = u"12345678"_s; // as an EAN-8 it would end in 0
    shop.product(u"MUG"_s, own);
    shop.order(u"A"_s, {{u"MUG"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(own).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void PickTaskTest::withoutWorkAScanIsNotExpected()
{
    Shop shop;
    const ScanOutcome outcome = shop.scan(teaCode);
    QCOMPARE(outcome.result, ScanResult::NotExpected);
    QCOMPARE(outcome.sku, Sku(u"TEA"_s));
}

void PickTaskTest::nobodySignedInMeansNothingIsBooked()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QVERIFY(shop.station().signOut());
    const ScanOutcome outcome = shop.scan(teaCode);
    QCOMPARE(outcome.result, ScanResult::NotExpected);
    QCOMPARE(outcome.code, codes::notSignedIn);
    QCOMPARE(shop.line(u"A"_s).units.open(), 1);
}

void PickTaskTest::aPackCountsAsItsUnits()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 8}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    const ScanOutcome outcome = shop.scan(teaPack);
    QCOMPARE(outcome.result, ScanResult::Picked);
    QCOMPARE(outcome.units, 6);
    QCOMPARE(outcome.remaining, 2);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 6);
}

void PickTaskTest::aPackLargerThanTheRestIsRefused()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 5}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    const ScanOutcome outcome = shop.scan(teaPack);
    QCOMPARE(outcome.result, ScanResult::WrongItem);
    QCOMPARE(outcome.code, codes::packTooLarge);
    QCOMPARE(outcome.orderRef, u"A"_s);
    QCOMPARE(outcome.remaining, 5);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
}

void PickTaskTest::aPackGoesToTheOrderThatCanTakeAllOfIt()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 2}}, 30);
    shop.order(u"B"_s, {{u"TEA"_s, 6}}, 60);
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
    QCOMPARE(shop.scan(teaPack).orderRef, u"B"_s);
    QCOMPARE(shop.line(u"A"_s).units.open(), 2);
    QCOMPARE(shop.line(u"B"_s).units.open(), 0);
}

void PickTaskTest::aCodeForTwoProductsMeansTheOneThatIsWanted()
{
    Shop shop;
    shop.product(u"ALE"_s, {{teaCode, 1}});
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    const ScanOutcome outcome = shop.scan(teaCode);
    QCOMPARE(outcome.result, ScanResult::Picked);
    QCOMPARE(outcome.sku, Sku(u"TEA"_s));
}

void PickTaskTest::theEarliestPromiseIsServedFirst()
{
    Shop shop;
    shop.order(u"LATE"_s, {{u"TEA"_s, 1}}, 180);
    shop.order(u"SOON"_s, {{u"TEA"_s, 1}}, 30);
    shop.order(u"MID"_s, {{u"TEA"_s, 1}}, 60);
    QVERIFY(shop.claim(u"mere"_s, {u"LATE"_s, u"SOON"_s, u"MID"_s}));
    QStringList served;
    for (int i = 0; i < 3; ++i)
        served.append(shop.scan(teaCode).orderRef);
    QCOMPARE(served, (QStringList{u"SOON"_s, u"MID"_s, u"LATE"_s}));
    QCOMPARE(shop.scan(teaCode).result, ScanResult::AlreadyComplete);
}

void PickTaskTest::onesOwnOrderComesBeforeAColleaguesEarlierOne()
{
    Shop shop;
    shop.signIn(u"hemi"_s, u"ring"_s);
    shop.order(u"HERS"_s, {{u"TEA"_s, 1}}, 180);
    shop.order(u"HIS"_s, {{u"TEA"_s, 1}}, 30);
    QVERIFY(shop.claim(u"mere"_s, {u"HERS"_s}));
    QVERIFY(shop.claim(u"hemi"_s, {u"HIS"_s}));
    QCOMPARE(shop.scan(teaCode).orderRef, u"HERS"_s);
    QCOMPARE(shop.scan(teaCode, u"ring"_s).orderRef, u"HIS"_s);
}

void PickTaskTest::whatOnlyAColleagueStillNeedsIsHers()
{
    Shop shop;
    shop.signIn(u"hemi"_s, u"ring"_s);
    shop.order(u"HERS"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"HERS"_s}));
    const ScanOutcome outcome = shop.scan(teaCode, u"ring"_s);
    QCOMPARE(outcome.result, ScanResult::Picked);
    QCOMPARE(outcome.person, PersonCode(u"hemi"_s));
    QCOMPARE(outcome.orderRef, u"HERS"_s);
    QCOMPARE(shop[u"HERS"_s].claim->person, PersonCode(u"mere"_s));
}

void PickTaskTest::anotherStationsOrderIsNeverPickedHere()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    ShopStation other(shop.floor, u"back"_s);
    QVERIFY(other.claim(u"mere"_s, {u"A"_s}));
    other.sync();
    shop.hear();
    QCOMPARE(shop.scan(teaCode).result, ScanResult::NotExpected);
    QCOMPARE(shop.line(u"A"_s).units.open(), 1);
}

void PickTaskTest::whatWasNotTakenIsNotPicked()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    shop.order(u"B"_s, {{u"JAM"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
    QCOMPARE(shop.scan(teaCode).result, ScanResult::WrongItem);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Assigned);
}

void PickTaskTest::anOrderOnHoldMayStillBePickedButNotTaken()
{
    Shop shop;
    shop.order(u"TAKEN"_s, {{u"TEA"_s, 1}});
    shop.order(u"FREE"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"TAKEN"_s}));
    shop.sync();
    for (const QString &ref : {u"TAKEN"_s, u"FREE"_s})
        shop.floor->assignment(ref).hold = u"payment"_s;
    shop.hear();
    QCOMPARE(shop.scan(teaCode).orderRef, u"TAKEN"_s);
    QCOMPARE(shop.claim(u"mere"_s, {u"FREE"_s}).error().code, codes::onHold);
}

void PickTaskTest::aSkippedLineIsNoLongerExpectedNext()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}, {u"JAM"_s, 1}});
    shop.product(u"ALE"_s, ean(4));
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(ean(4)).expected, Sku(u"TEA"_s));
    shop.station().skip(PersonCode(u"mere"_s), LineId(u"A-1"_s));
    QCOMPARE(shop.scan(ean(4)).expected, Sku(u"JAM"_s));
}

void PickTaskTest::pickingASkippedLineTakesItBackIntoTheWalk()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 2}, {u"JAM"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    shop.station().skip(PersonCode(u"mere"_s), LineId(u"A-1"_s));
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    QVERIFY(shop.station().pickTask(PersonCode(u"mere"_s)).skipped().isEmpty());
}

void PickTaskTest::theSkuItselfCanBeScanned()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop.scan(u"TEA"_s).result, ScanResult::Picked);
}

void PickTaskTest::aCancelledOrderGetsNoMorePicks()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 2}});
    shop.order(u"B"_s, {{u"TEA"_s, 1}}, 600);
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
    QCOMPARE(shop.scan(teaCode).orderRef, u"A"_s);
    shop.upload();
    shop.cancel(u"A"_s);
    QCOMPARE(shop.scan(teaCode).orderRef, u"B"_s);
    QCOMPARE(shop.line(u"A"_s).units.putBackDue(), 1);
}

void PickTaskTest::aDuplicateReadBooksNothing()
{
    Shop shop;
    shop.order(u"A"_s, {{u"TEA"_s, 2}});
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    Scan again = scanOf(teaCode);
    again.duplicate = true;
    shop.station().scanned(again);
    QCOMPARE(shop.scans.last().result, ScanResult::Duplicate);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
}

namespace {

/// Cheese that a German shop weighs, about 700 g a piece: 28 1111 C WWWWW.
struct CheeseShop : Shop
{
    CheeseShop()
    {
        product(u"CHEESE"_s, label(u"2811110"_s, u"00000"_s));
        weighs(u"CHEESE"_s, 700);
        station().setMeasureRules({.region = u"de"_s, .weightTolerancePercent = 20});
        order(u"A"_s, {{u"CHEESE"_s, 2}});
        Q_ASSERT(claim(u"mere"_s, {u"A"_s}));
    }

    /// `front` ends where the value's check digit is; with the check digits put right.
    static QString label(QString front, const QString &value)
    {
        front.back() = measureCheckDigitFor(value);
        const QString digits = front + value;
        return digits + checkDigitFor(digits);
    }

    /// What is kept of a ham's GS1 code with more elements behind its GTIN.
    Detail pickHam(const QString &elements)
    {
        const QString item = u"9952123454321"_s;
        const QString gtin = item + checkDigitFor(item);
        product(u"HAM"_s, gtin);
        order(u"B"_s, {{u"HAM"_s, 1}});
        Q_ASSERT(claim(u"mere"_s, {u"B"_s}));
        [&] { QCOMPARE(scan(u"]e001"_s + gtin + elements).result, ScanResult::Picked); }();
        return line(u"B"_s).details.first().detail;
    }
};

} // namespace

void PickTaskTest::whatTheShopWeighsIsFoundByItsNumberWithoutTheWeight()
{
    CheeseShop shop;
    const ScanOutcome outcome = shop.scan(CheeseShop::label(u"2811110"_s, u"00650"_s));
    QCOMPARE(outcome.result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).details.first().detail.weightG, 650);
    shop.sync();
    QVERIFY(shop.agrees());
}

void PickTaskTest::thePriceOnALabelIsNoPartOfTheNumber()
{
    CheeseShop shop;
    shop.product(u"PIE"_s, CheeseShop::label(u"2211110"_s, u"00000"_s));
    shop.order(u"B"_s, {{u"PIE"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
    const ScanOutcome outcome = shop.scan(CheeseShop::label(u"2211110"_s, u"00399"_s));
    QCOMPARE(outcome.result, ScanResult::Picked);
    QCOMPARE(outcome.sku, Sku(u"PIE"_s));
    QCOMPARE(shop.line(u"B"_s).details.first().detail.price, 399);
    shop.sync();
    QCOMPARE(shop.line(u"B"_s).details.first().detail.price, 399);
    QVERIFY(shop.agrees());
}

void PickTaskTest::thePriceInAGs1CodeIsKeptWithItsWeight()
{
    CheeseShop shop;
    const Detail detail = shop.pickHam(u"31030007503921125"_s);
    QCOMPARE(detail.weightG, 750);
    QCOMPARE(detail.price, 1250);
}

void PickTaskTest::aPriceInYenHasNoHundredths()
{
    CheeseShop shop;
    shop.floor->store().currency = u"JPY"_s;
    QCOMPARE(shop.pickHam(u"39201290"_s).price, 1290);
}

void PickTaskTest::theStoreSaysByWhoseRulesItsLabelsAreRead()
{
    CheeseShop shop;
    shop.station().setMeasureRules({});
    const QString label = CheeseShop::label(u"2811110"_s, u"00650"_s);
    QCOMPARE(shop.scan(label).result, ScanResult::UnknownCode);
    shop.floor->store().measureRegion = u"de"_s;
    shop.sync();
    QCOMPARE(shop.scan(label).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).details.first().detail.weightG, 650);
}

void PickTaskTest::aCameraExpectsWhatTheShopWeighs()
{
    CheeseShop shop;
    const auto cheese = decodeText(CheeseShop::label(u"2811110"_s, u"00650"_s));
    const auto sausage = decodeText(CheeseShop::label(u"2822220"_s, u"00650"_s));
    QVERIFY(shop.station().expects({}, *cheese));
    QVERIFY(!shop.station().expects({}, *sausage));
}

void PickTaskTest::aCountedLabelIsAsManyUnits()
{
    CheeseShop shop;
    shop.product(u"ROLL"_s, CheeseShop::label(u"2511110"_s, u"00000"_s));
    shop.order(u"B"_s, {{u"ROLL"_s, 6}});
    QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
    QCOMPARE(shop.scan(CheeseShop::label(u"2511110"_s, u"00006"_s)).units, 6);
    QCOMPARE(shop.line(u"B"_s).units.inHand, 6);
}

void PickTaskTest::aPieceFarFromTheOrderedWeightIsRefused()
{
    CheeseShop shop;
    for (const QString &grams : {u"00559"_s, u"00841"_s}) {
        const ScanOutcome outcome = shop.scan(CheeseShop::label(u"2811110"_s, grams));
        QCOMPARE(outcome.result, ScanResult::WrongItem);
        QCOMPARE(outcome.code, codes::weightOff);
    }
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    QCOMPARE(shop.scan(CheeseShop::label(u"2811110"_s, u"00840"_s)).result, ScanResult::Picked);
}

void PickTaskTest::theNetWeightOfAGs1CodeIsKept()
{
    CheeseShop shop;
    const QString gtin = u"9952123454321"_s;
    shop.product(u"HAM"_s, gtin + checkDigitFor(gtin));
    shop.order(u"B"_s, {{u"HAM"_s, 1}});
    QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
    const QString code = u"]C101"_s + gtin + checkDigitFor(gtin) + u"3102000123"_s;
    QCOMPARE(shop.scan(code).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"B"_s).details.first().detail.weightG, 1230);
}

void PickTaskTest::anotherRegionsLabelIsJustANumber()
{
    CheeseShop shop;
    shop.station().setMeasureRules({.region = u"fi"_s});
    QCOMPARE(shop.scan(CheeseShop::label(u"2811110"_s, u"00650"_s)).result,
             ScanResult::UnknownCode);
}

QTEST_GUILESS_MAIN(PickTaskTest)
#include "PickTaskTest.moc"
