// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/station/Station.h"
#include "core/wire/CommandJson.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);
const QString jamCode = ean(2);
const PersonCode mere{u"mere"_s};
const PersonCode hemi{u"hemi"_s};
const AssignmentId orderA{u"A"_s};

/// An order of Rangi's waits on its shelf; Hemi stands at the counter.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        product(u"JAM"_s, jamCode);
        order(u"A"_s, {{u"TEA"_s, 2}, {u"JAM"_s, 1}});
        floor->place(u"S-07"_s, StagingKind::Shelf, 6);
        code = customer(u"A"_s, {.id = CustomerId(u"c-1"_s), .name = u"Rangi Tāmati"_s}).text();
        hear();
        signIn(u"hemi"_s);
    }

    void pick()
    {
        if (!claim(u"hemi"_s, {u"A"_s}))
            qFatal("the order cannot be taken");
        for (const QString &each : {teaCode, teaCode, jamCode})
            (void)scan(each);
        if (!station().confirm(hemi, orderA))
            qFatal("the order cannot be finished");
    }

    void makeReady()
    {
        pick();
        if (!station().stage(hemi, orderA, ParcelCode(u"P-000123"_s), LocationCode(u"S-07"_s)) ||
            !act(u"hemi"_s, CommandType::Ready, u"A"_s))
            qFatal("the order cannot be made ready");
    }

    Result<Issued> give(const std::optional<Proof> &proof, const Args &args = {},
                        const QString &name = {})
    {
        return station().handOver(hemi, orderA, args, proof, name);
    }

    [[nodiscard]] Proof typedCode() const { return {u"code"_s, Sensitive<QString>(code)}; }

    QString code;
};

} // namespace

/// Customers: arriving, collecting, refusing, and what goes back on the shelf.
class StationCounterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCustomerMayArriveAtAnyMoment();
    void leavingStopsTheWaitingClock();
    void theTypedCodeHandsOver();
    void theCodeMayBeTypedLoosely();
    void theSignedCodeHandsOver();
    void aForgedCodeIsRefused();
    void theCodeOfAnotherOrderIsRefused();
    void aNameIsKeptSealed();
    void anEmptyProofIsNone();
    void withoutProofItIsDoneAndFlagged();
    void aPartLeavesTheRestAndItsCode();
    void theRestIsHandedOverLater();
    void onlyOneParcelIsHandedOver();
    void anOrderJustPickedCanBeHandedOver();
    void anOrderNotYetPickedIsFlagged();
    void aHandOverCannotBeTakenBack();
    void aCancelledOrderAlreadyGivenAwayIsAFact();
    void refusedUnitsWaitForPutBack();
    void aRefusalCanBeUndone();
    void everythingRefusedClosesTheOrder();
    void putBackEndsTheWork();
    void moreThanIsDueIsFlagged();
    void putBackBySkuServesAllLines();
    void anExpiredOrderIsPutBack();
    void theCustomersCodeOpensTheOrder();
    void theCustomersSignedCodeOpensTheOrder();
    void aForgedSignedCodeOpensNothing();
    void parcelAndOrderCodesOpenTheOrder();
    void aPreprintedParcelLabelOpensTheOrder();
    void aCommandCardConfirmsAndUndoes();
    void aCommandCardThatCannotSaysWhy();
    void aCommandThatNobodyKnowsIsAnUnknownCode();
    void badgesAndPlacesAreForTheScreen();
    void pickersMayNotHandOver();
};

void StationCounterTest::aCustomerMayArriveAtAnyMoment()
{
    Shop shop;
    QVERIFY(shop.act(u"hemi"_s, CommandType::Arrive, u"A"_s));
    QVERIFY(shop[u"A"_s].arrival);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Assigned);
    shop.makeReady();
    QVERIFY(shop[u"A"_s].arrival);
    QVERIFY(shop.act(u"hemi"_s, CommandType::Arrive, u"A"_s));
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::leavingStopsTheWaitingClock()
{
    Shop shop;
    QVERIFY(shop.act(u"hemi"_s, CommandType::Arrive, u"A"_s));
    shop.clock.advance(std::chrono::minutes(10));
    QVERIFY(shop.act(u"hemi"_s, CommandType::Leave, u"A"_s));
    QCOMPARE(*shop[u"A"_s].arrival->leftAt - shop[u"A"_s].arrival->at, std::chrono::minutes(10));
}

void StationCounterTest::theTypedCodeHandsOver()
{
    Shop shop;
    shop.makeReady();
    const auto given = shop.give(shop.typedCode());
    QCOMPARE(given->verdict.kind, VerdictKind::Applied);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    QVERIFY(shop[u"A"_s].parcels[0].gone);
    QVERIFY(shop.queue().isEmpty());
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::theCodeMayBeTypedLoosely()
{
    Shop shop;
    shop.makeReady();
    const QString loose = shop.code.left(4).toLower() + u" - "_s + shop.code.mid(4);
    QVERIFY(shop.give(Proof{u"code"_s, Sensitive<QString>(loose)}));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
}

void StationCounterTest::theSignedCodeHandsOver()
{
    Shop shop;
    shop.makeReady();
    const QString qr = PickupCode::fromTyped(shop.code)->toQr(shop.omsKey);
    QVERIFY(shop.give(Proof{u"code"_s, Sensitive<QString>(qr)}));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
}

void StationCounterTest::aForgedCodeIsRefused()
{
    Shop shop;
    shop.makeReady();
    const QString forged = PickupCode::fromTyped(shop.code)->toQr(SigningKey::make(shop.random));
    QCOMPARE(shop.give(Proof{u"code"_s, Sensitive<QString>(forged)}).error().code,
             codes::pickupCodeNotGenuine);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Ready);
}

void StationCounterTest::theCodeOfAnotherOrderIsRefused()
{
    Shop shop;
    shop.makeReady();
    for (const QString &wrong : {PickupCode::make(shop.random).text(), u"short"_s, QString()})
        QCOMPARE(shop.give(Proof{u"code"_s, Sensitive<QString>(wrong)}).error().code,
                 codes::wrongProof);
    QCOMPARE(shop.line(u"A"_s).units.handedOver, 0);
}

void StationCounterTest::aNameIsKeptSealed()
{
    Shop shop;
    shop.makeReady();
    const auto given =
        shop.give(Proof{u"name"_s, Sensitive<QString>(u"Rangi Tāmati"_s)}, {}, u"Aroha Tāmati"_s);
    QCOMPARE(given->verdict.kind, VerdictKind::Applied);
    const QByteArray line = shop.outbox().find(given->id).value()->line;
    QVERIFY(!line.contains("Rangi") && !line.contains("Aroha"));
    const auto kept = shop.outbox().personal(given->id).value();
    QVERIFY(kept->reveal().contains("Rangi") && kept->reveal().contains("Aroha"));
    const Command sent = wire::decodeCommand(line).value();
    QVERIFY(shop.omsBox.open(sent.args.sealed)->reveal().contains("Aroha"));
}

void StationCounterTest::anEmptyProofIsNone()
{
    Shop shop;
    shop.makeReady();
    QCOMPARE(shop.give(Proof{u"name"_s, Sensitive<QString>(u"  "_s)}).error().code,
             codes::wrongProof);
}

void StationCounterTest::withoutProofItIsDoneAndFlagged()
{
    Shop shop;
    shop.makeReady();
    const auto given = shop.give({});
    QCOMPARE(given->verdict.code, codes::proofMissing);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    QCOMPARE(shop.exceptions.last().code, codes::proofMissing);
}

void StationCounterTest::aPartLeavesTheRestAndItsCode()
{
    Shop shop;
    shop.makeReady();
    Args args;
    args.lines = {{LineId(u"A-1"_s), 1}};
    QVERIFY(shop.give(shop.typedCode(), args));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Ready);
    QCOMPARE(shop.line(u"A"_s, 1).units.handedOver, 1);
    QCOMPARE(shop.line(u"A"_s, 1).units.staged, 1);
    QCOMPARE(shop.line(u"A"_s, 2).units.staged, 1);
    QVERIFY(!shop[u"A"_s].parcels[0].gone);
    QCOMPARE(shop.scan(shop.code).assignment, orderA);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::theRestIsHandedOverLater()
{
    Shop shop;
    shop.makeReady();
    Args args;
    args.lines = {{LineId(u"A-1"_s), 1}};
    QVERIFY(shop.give(shop.typedCode(), args));
    QVERIFY(shop.give(shop.typedCode()));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    QCOMPARE(shop.line(u"A"_s, 1).units.handedOver, 2);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::onlyOneParcelIsHandedOver()
{
    Shop shop;
    shop.pick();
    for (int number = 1; number <= 2; ++number) {
        Args args;
        args.parcel = ParcelCode(u"P-%1-x"_s.arg(number));
        args.lines = {{LineId(u"A-%1"_s.arg(number)), number == 1 ? 2 : 1}};
        QVERIFY(shop.act(u"hemi"_s, CommandType::Pack, u"A"_s, args));
    }
    Args args;
    args.parcels = {ParcelCode(u"P-1-x"_s)};
    QVERIFY(shop.give(shop.typedCode(), args));
    QCOMPARE(shop.line(u"A"_s, 1).units.handedOver, 2);
    QCOMPARE(shop.line(u"A"_s, 2).units.handedOver, 0);
    QVERIFY(isOpen(shop[u"A"_s].state));
}

void StationCounterTest::anOrderJustPickedCanBeHandedOver()
{
    Shop shop;
    shop.pick();
    QVERIFY(shop.give(shop.typedCode()));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
}

void StationCounterTest::anOrderNotYetPickedIsFlagged()
{
    Shop shop;
    const auto given = shop.give(shop.typedCode());
    QCOMPARE(given->verdict.kind, VerdictKind::Exception);
    QCOMPARE(shop.line(u"A"_s).units.handedOver, 0);
}

void StationCounterTest::aHandOverCannotBeTakenBack()
{
    Shop shop;
    shop.makeReady();
    QVERIFY(shop.give(shop.typedCode()));
    (void)shop.station().undo(hemi);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    QCOMPARE(shop.line(u"A"_s).units.handedOver, 2);
}

void StationCounterTest::aCancelledOrderAlreadyGivenAwayIsAFact()
{
    Shop shop;
    shop.makeReady();
    shop.sync();
    QVERIFY(shop.give(shop.typedCode()));
    shop.cancel(u"A"_s); // the customer rang head office meanwhile
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    shop.sync();
    QVERIFY(shop.agrees());
    QCOMPARE(shop.line(u"A"_s).units.handedOver, 2);
    QCOMPARE(shop.exceptions.last().code, codes::cancelled);
}

void StationCounterTest::refusedUnitsWaitForPutBack()
{
    Shop shop;
    shop.makeReady();
    Args args = ofLine(u"A"_s, 1, 1);
    args.reason = u"broken"_s;
    QVERIFY(shop.act(u"hemi"_s, CommandType::Refuse, u"A"_s, args));
    QVERIFY(shop.give(shop.typedCode()));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    QCOMPARE(shop[u"A"_s].putBackDue(), 1);
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::aRefusalCanBeUndone()
{
    Shop shop;
    shop.makeReady();
    Args args = ofLine(u"A"_s, 1, 1);
    args.reason = u"broken"_s;
    QVERIFY(shop.act(u"hemi"_s, CommandType::Refuse, u"A"_s, args));
    QVERIFY(shop.station().undo(hemi));
    QCOMPARE(shop.line(u"A"_s).units.staged, 2);
    QCOMPARE(shop[u"A"_s].parcels[0].units.value(LineId(u"A-1"_s)), 2);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::everythingRefusedClosesTheOrder()
{
    Shop shop;
    shop.makeReady();
    for (const auto &[number, units] : {std::pair(1, 2), std::pair(2, 1)}) {
        Args args = ofLine(u"A"_s, number, units);
        args.reason = u"too_late"_s;
        QVERIFY(shop.act(u"hemi"_s, CommandType::Refuse, u"A"_s, args));
    }
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Cancelled);
    QCOMPARE(shop[u"A"_s].putBackDue(), 3);
}

void StationCounterTest::putBackEndsTheWork()
{
    Shop shop;
    shop.makeReady();
    shop.sync();
    shop.cancel(u"A"_s);
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    QVERIFY(shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, ofLine(u"A"_s, 1, 2)));
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    QVERIFY(shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, ofLine(u"A"_s, 2, 1)));
    QVERIFY(shop.queue().isEmpty());
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 14);
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).picked, 0);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationCounterTest::moreThanIsDueIsFlagged()
{
    Shop shop;
    shop.makeReady();
    shop.sync();
    shop.cancel(u"A"_s);
    const auto back = shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, ofLine(u"A"_s, 1, 3));
    QCOMPARE(back->verdict.code, codes::exceedsPutBack);
    QCOMPARE(shop.line(u"A"_s).units.putBack, 2);
}

void StationCounterTest::putBackBySkuServesAllLines()
{
    Shop shop;
    shop.makeReady();
    shop.sync();
    shop.cancel(u"A"_s);
    Args args;
    args.sku = Sku(u"TEA"_s);
    args.units = 2;
    QVERIFY(shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, args));
    QCOMPARE(shop.line(u"A"_s).units.putBackDue(), 0);
    QCOMPARE(shop[u"A"_s].putBackDue(), 1);
}

void StationCounterTest::anExpiredOrderIsPutBack()
{
    Shop shop;
    shop.makeReady();
    shop.sync();
    shop.expire(u"A"_s);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Expired);
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    QVERIFY(shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, ofLine(u"A"_s, 1, 2)));
    QVERIFY(shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, ofLine(u"A"_s, 2, 1)));
    QVERIFY(shop.queue().isEmpty());
}

void StationCounterTest::theCustomersCodeOpensTheOrder()
{
    Shop shop;
    const ScanOutcome outcome = shop.scan(shop.code);
    QCOMPARE(outcome.result, ScanResult::Opened);
    QCOMPARE(outcome.assignment, orderA);
    QCOMPARE(outcome.orderRef, u"A"_s);
    QVERIFY(outcome.command.isEmpty());
}

void StationCounterTest::theCustomersSignedCodeOpensTheOrder()
{
    Shop shop;
    const ScanOutcome outcome = shop.scan(PickupCode::fromTyped(shop.code)->toQr(shop.omsKey));
    QCOMPARE(outcome.result, ScanResult::Opened);
    QCOMPARE(outcome.assignment, orderA);
}

void StationCounterTest::aForgedSignedCodeOpensNothing()
{
    Shop shop;
    const ScanOutcome outcome =
        shop.scan(PickupCode::fromTyped(shop.code)->toQr(SigningKey::make(shop.random)));
    QCOMPARE(outcome.result, ScanResult::UnknownCode);
    QCOMPARE(outcome.code, codes::pickupCodeNotGenuine);
    QVERIFY(outcome.assignment.isEmpty());
}

void StationCounterTest::parcelAndOrderCodesOpenTheOrder()
{
    Shop shop;
    shop.makeReady();
    for (const QString &code : {u"SHO:A"_s, u"SHP:P-000123"_s, u"shp:p-000123"_s})
        QCOMPARE(shop.scan(code).assignment, orderA);
    QCOMPARE(shop.scan(u"SHO:nobody"_s).result, ScanResult::UnknownCode);
}

void StationCounterTest::aPreprintedParcelLabelOpensTheOrder()
{
    Shop shop;
    shop.makeReady();
    QCOMPARE(shop.scan(u"P-000123"_s).assignment, orderA);
}

void StationCounterTest::aCommandCardConfirmsAndUndoes()
{
    Shop shop;
    QVERIFY(shop.claim(u"hemi"_s, {u"A"_s}));
    for (const QString &each : {teaCode, teaCode, jamCode})
        (void)shop.scan(each);
    ScanOutcome card = shop.scan(u"SHC:undo"_s);
    QCOMPARE(card.result, ScanResult::Opened);
    QVERIFY(!card.command.isEmpty());
    QCOMPARE(shop.line(u"A"_s, 2).units.open(), 1);
    (void)shop.scan(jamCode);
    card = shop.scan(u"SHC:CONFIRM"_s);
    QCOMPARE(card.action, u"confirm"_s);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Picked);
}

void StationCounterTest::aCommandCardThatCannotSaysWhy()
{
    Shop shop;
    QCOMPARE(shop.scan(u"SHC:undo"_s).code, codes::nothingToUndo);
    QVERIFY(shop.claim(u"hemi"_s, {u"A"_s}));
    const ScanOutcome card = shop.scan(u"SHC:confirm"_s);
    QCOMPARE(card.code, codes::linesOpen);
    QVERIFY(card.command.isEmpty());
}

void StationCounterTest::aCommandThatNobodyKnowsIsAnUnknownCode()
{
    Shop shop;
    const ScanOutcome card = shop.scan(u"SHC:dance"_s);
    QCOMPARE(card.result, ScanResult::UnknownCode);
    QVERIFY(card.action.isEmpty());
    QCOMPARE(shop.scan(u"SHC:print"_s).action, u"print"_s);
}

void StationCounterTest::badgesAndPlacesAreForTheScreen()
{
    Shop shop;
    QCOMPARE(shop.scan(u"SHB:mere"_s).action, u"mere"_s);
    QCOMPARE(shop.scan(u"SHL:S-07"_s).action, u"S-07"_s);
    QCOMPARE(shop.outbox().lastN(), 0);
}

void StationCounterTest::pickersMayNotHandOver()
{
    Shop shop;
    shop.makeReady();
    const auto given = shop.station().handOver(mere, orderA, {}, shop.typedCode(), {});
    // A fact is never refused: the customer has it. But somebody has to look at it.
    QCOMPARE(given->verdict.code, codes::notAllowed);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
}

QTEST_GUILESS_MAIN(StationCounterTest)
#include "StationCounterTest.moc"
