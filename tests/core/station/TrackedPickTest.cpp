// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/station/PickTask.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString phoneCode = ean(11);
const QString pillsCode = ean(12);
const QString yoghurtCode = ean(13);
const QString teaCode = ean(14);

/// Mere has taken an order for one product of each kind of tracking.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"PHONE"_s, {{phoneCode, 1}}, Track::Serial);
        product(u"PILLS"_s, {{pillsCode, 1}}, Track::Lot);
        product(u"YOGHURT"_s, {{yoghurtCode, 1}}, Track::LotExpiry);
        product(u"TEA"_s, teaCode);
        order(u"A"_s, {{u"PHONE"_s, 2}, {u"PILLS"_s, 2}, {u"YOGHURT"_s, 2}, {u"TEA"_s, 2}});
        signIn(u"mere"_s);
        if (!claim(u"mere"_s, {u"A"_s}))
            qFatal("the order cannot be taken");
    }

    [[nodiscard]] const PickedDetail &detail(int number) const
    {
        return line(u"A"_s, number).details.last();
    }
};

} // namespace

/// Products of which more must be known than their code.
class TrackedPickTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSerialIsAskedForAndTheNextScanSuppliesIt();
    void aSerialInTheSameCodeNeedsNoSecondScan();
    void theSameSerialIsNotPickedTwice();
    void aSerialInAnotherOrderIsNotPickedAgain();
    void aSerialTakenOutOfItsOrderCanBePickedAgain();
    void aSerialComesBackWhenTakingItOutIsUndone();
    void aSerialOfThirteenDigitsNeedsNoCheckDigit();
    void theSerialOfAnUndonePickCanBePickedAgain();
    void aLotIsAskedForOnEachUnit();
    void lotAndExpiryAreAskedForOneAfterTheOther();
    void lotAndExpiryComeInOneCode();
    void anExpiryCanBeTypedAsADate();
    void aBestBeforeDateIsAnExpiry();
    void anAddressReadInsteadOfTheSerialIsAskedForAgain();
    void whatIsNoDateIsAskedForAgain();
    void anImpossibleExpiryIsAskedForAgain();
    void expiredGoodsAreNotPicked();
    void goodsMayStillBePickedOnTheirLastDay();
    void anotherProductInsteadOfTheDetailStartsAnew();
    void theSameProductInsteadOfItsDetailAsksAgain();
    void aDetailOfAnotherProductIsNotTaken();
    void undoForgetsTheProductThatWaits();
    void anOrderCancelledWhileItsDetailIsAskedForGetsNoPick();
    void aSerialThatLooksLikeACommandCardIsTakenAsSerial();
    void aCommandCardIsNoSerial();
};

void TrackedPickTest::aSerialIsAskedForAndTheNextScanSuppliesIt()
{
    Shop shop;
    const ScanOutcome asked = shop.scan(phoneCode);
    QCOMPARE(asked.result, ScanResult::NeedsDetail);
    QCOMPARE(asked.needs, u"serial"_s);
    QCOMPARE(asked.line, LineId(u"A-1"_s));
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    const ScanOutcome picked = shop.scan(u"SN-0001"_s);
    QCOMPARE(picked.result, ScanResult::Picked);
    QCOMPARE(picked.remaining, 1);
    QCOMPARE(shop.detail(1).detail.serial, u"SN-0001"_s);
    QCOMPARE(shop.detail(1).command, picked.command);
}

void TrackedPickTest::aSerialInTheSameCodeNeedsNoSecondScan()
{
    Shop shop;
    QCOMPARE(shop.scan(u"]C1010%1%2"_s.arg(phoneCode, u"21SN-0002"_s)).result, ScanResult::Picked);
    QCOMPARE(shop.detail(1).detail.serial, u"SN-0002"_s);
}

void TrackedPickTest::theSameSerialIsNotPickedTwice()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    (void)shop.scan(u"SN-0001"_s);
    (void)shop.scan(phoneCode);
    const ScanOutcome again = shop.scan(u"SN-0001"_s);
    QCOMPARE(again.result, ScanResult::AlreadyComplete);
    QCOMPARE(again.code, codes::serialTwice);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void TrackedPickTest::aSerialInAnotherOrderIsNotPickedAgain()
{
    Shop shop;
    shop.order(u"B"_s, {{u"PHONE"_s, 1}}, 30);
    QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(u"SN-0001"_s).orderRef, u"B"_s);
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(u"SN-0001"_s).code, codes::serialTwice);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
}

void TrackedPickTest::aSerialTakenOutOfItsOrderCanBePickedAgain()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    (void)shop.scan(u"SN-0001"_s);
    QVERIFY(shop.act(u"mere"_s, CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1)));
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).details.size(), 1);
}

void TrackedPickTest::aSerialComesBackWhenTakingItOutIsUndone()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    (void)shop.scan(u"SN-0001"_s);
    QVERIFY(shop.act(u"mere"_s, CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1)));
    shop.restart();
    shop.signIn(u"mere"_s);
    QVERIFY(shop.station().undo(PersonCode(u"mere"_s)));
    QCOMPARE(shop.detail(1).detail.serial, u"SN-0001"_s);
    shop.sync();
    QVERIFY(shop.agrees());
}

void TrackedPickTest::aSerialOfThirteenDigitsNeedsNoCheckDigit()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    const QString serial = u"4006381333930"_s; // as an EAN its last digit would be 1
    QCOMPARE(shop.scan(serial).result, ScanResult::Picked);
    QCOMPARE(shop.detail(1).detail.serial, serial);
}

void TrackedPickTest::theSerialOfAnUndonePickCanBePickedAgain()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    (void)shop.scan(u"SN-0001"_s);
    QVERIFY(shop.station().undo(PersonCode(u"mere"_s)));
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).details.size(), 1);
}

void TrackedPickTest::aLotIsAskedForOnEachUnit()
{
    Shop shop;
    for (const QString &lot : {u"L1"_s, u"L2"_s}) {
        QCOMPARE(shop.scan(pillsCode).needs, u"lot"_s);
        QCOMPARE(shop.scan(lot).result, ScanResult::Picked);
        QCOMPARE(shop.detail(2).detail.lot, lot);
    }
    QCOMPARE(shop.line(u"A"_s, 2).units.open(), 0);
}

void TrackedPickTest::lotAndExpiryAreAskedForOneAfterTheOther()
{
    Shop shop;
    QCOMPARE(shop.scan(yoghurtCode).needs, u"lot"_s);
    const ScanOutcome lot = shop.scan(u"L7"_s);
    QCOMPARE(lot.result, ScanResult::NeedsDetail);
    QCOMPARE(lot.needs, u"expiry"_s);
    QCOMPARE(shop.scan(u"270131"_s).result, ScanResult::Picked);
    QCOMPARE(shop.detail(3).detail.lot, u"L7"_s);
    QCOMPARE(shop.detail(3).detail.expiry, QDate(2027, 1, 31));
}

void TrackedPickTest::lotAndExpiryComeInOneCode()
{
    Shop shop;
    QCOMPARE(shop.scan(u"(01)0%1(17)270200(10)L8"_s.arg(yoghurtCode)).result, ScanResult::Picked);
    QCOMPARE(shop.detail(3).detail.lot, u"L8"_s);
    QCOMPARE(shop.detail(3).detail.expiry, QDate(2027, 2, 28)); // day 00: the month's last
}

void TrackedPickTest::anExpiryCanBeTypedAsADate()
{
    Shop shop;
    (void)shop.scan(yoghurtCode);
    (void)shop.scan(u"L7"_s);
    QCOMPARE(shop.scan(u"2026-12-24"_s).result, ScanResult::Picked);
    QCOMPARE(shop.detail(3).detail.expiry, QDate(2026, 12, 24));
}

void TrackedPickTest::whatIsNoDateIsAskedForAgain()
{
    Shop shop;
    (void)shop.scan(yoghurtCode);
    (void)shop.scan(u"L7"_s);
    const ScanOutcome again = shop.scan(u"soon"_s);
    QCOMPARE(again.result, ScanResult::NeedsDetail);
    QCOMPARE(again.needs, u"expiry"_s);
    QCOMPARE(shop.line(u"A"_s, 3).units.inHand, 0);
}

void TrackedPickTest::anImpossibleExpiryIsAskedForAgain()
{
    Shop shop;
    (void)shop.scan(yoghurtCode);
    (void)shop.scan(u"L7"_s);
    for (const QString &day : {u"271301"_s, u"270231"_s, u"2x0101"_s})
        QCOMPARE(shop.scan(day).result, ScanResult::NeedsDetail);
    QCOMPARE(shop.line(u"A"_s, 3).units.inHand, 0);
}

void TrackedPickTest::aBestBeforeDateIsAnExpiry()
{
    Shop shop;
    QCOMPARE(shop.scan(u"(01)0%1(15)261224(10)L8"_s.arg(yoghurtCode)).result, ScanResult::Picked);
    QCOMPARE(shop.detail(3).detail.expiry, QDate(2026, 12, 24));
}

void TrackedPickTest::anAddressReadInsteadOfTheSerialIsAskedForAgain()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    const QString address = u"https://maker.example/"_s + QString(120, u'x');
    const ScanOutcome asked = shop.scan(address);
    QCOMPARE(asked.result, ScanResult::NeedsDetail);
    QCOMPARE(asked.needs, u"serial"_s);
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::Picked);
    shop.restart();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void TrackedPickTest::expiredGoodsAreNotPicked()
{
    Shop shop;
    const ScanOutcome outcome = shop.scan(u"(01)0%1(17)261120(10)L8"_s.arg(yoghurtCode));
    QCOMPARE(outcome.result, ScanResult::WrongItem);
    QCOMPARE(outcome.code, codes::expired);
    QCOMPARE(shop.line(u"A"_s, 3).units.inHand, 0);
}

void TrackedPickTest::goodsMayStillBePickedOnTheirLastDay()
{
    Shop shop;
    QCOMPARE(shop.scan(u"(01)0%1(17)261121(10)L8"_s.arg(yoghurtCode)).result, ScanResult::Picked);
}

void TrackedPickTest::anotherProductInsteadOfTheDetailStartsAnew()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s, 4).units.inHand, 1);
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::UnknownCode);
    QCOMPARE(shop.line(u"A"_s, 1).units.inHand, 0);
}

void TrackedPickTest::theSameProductInsteadOfItsDetailAsksAgain()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(phoneCode).result, ScanResult::NeedsDetail);
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void TrackedPickTest::aDetailOfAnotherProductIsNotTaken()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    const ScanOutcome outcome = shop.scan(u"(01)0%1(21)SN-0001"_s.arg(ean(99)));
    QCOMPARE(outcome.result, ScanResult::UnknownCode);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
}

void TrackedPickTest::undoForgetsTheProductThatWaits()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    (void)shop.station().undo(PersonCode(u"mere"_s));
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::UnknownCode);
}

void TrackedPickTest::anOrderCancelledWhileItsDetailIsAskedForGetsNoPick()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    shop.upload();
    shop.cancel(u"A"_s);
    const ScanOutcome outcome = shop.scan(u"SN-0001"_s);
    QVERIFY(outcome.result != ScanResult::Picked);
    QCOMPARE(shop.line(u"A"_s).units.surplus, 0);
}

void TrackedPickTest::aSerialThatLooksLikeACommandCardIsTakenAsSerial()
{
    Shop shop;
    (void)shop.scan(phoneCode);
    QCOMPARE(shop.scan(u"SHP:12345"_s).result, ScanResult::Picked);
    QCOMPARE(shop.detail(1).detail.serial, u"SHP:12345"_s);
}

void TrackedPickTest::aCommandCardIsNoSerial()
{
    Shop shop;
    (void)shop.scan(phoneCode); // the wrong one
    const ScanOutcome undone = shop.scan(u"SHC:undo"_s);
    QCOMPARE(undone.result, ScanResult::Opened);
    QCOMPARE(undone.action, u"undo"_s);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    QCOMPARE(shop.scan(u"SN-0001"_s).result, ScanResult::UnknownCode);
}

QTEST_GUILESS_MAIN(TrackedPickTest)
#include "TrackedPickTest.moc"
