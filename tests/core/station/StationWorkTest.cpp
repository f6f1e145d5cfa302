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
const QString jamCode = ean(2);
const PersonCode mere{u"mere"_s};

/// Mere at the desk, two orders to pick and three places to put them.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        product(u"JAM"_s, jamCode);
        order(u"A"_s, {{u"TEA"_s, 2}, {u"JAM"_s, 1}}, 30);
        order(u"B"_s, {{u"TEA"_s, 1}}, 60);
        floor->place(u"S-07"_s, StagingKind::Shelf, 1);
        floor->place(u"S-08"_s, StagingKind::Shelf, 6);
        floor->place(u"C-01"_s, StagingKind::Cool, 6);
        hear();
        signIn(u"mere"_s);
    }

    void takeBoth()
    {
        if (!claim(u"mere"_s, {u"A"_s, u"B"_s}))
            qFatal("the orders cannot be taken");
    }

    void pickAll()
    {
        takeBoth();
        while (scan(teaCode).result == ScanResult::Picked) {
        }
        (void)scan(jamCode);
    }

    Result<Issued> put(const QString &ref, const QString &parcel, const QString &place)
    {
        return station().stage(mere, AssignmentId(ref), ParcelCode(parcel), LocationCode(place));
    }

    Result<Issued> missing(const QString &ref, int number, int units,
                           const QString &reason = u"not_found"_s)
    {
        Args args = ofLine(ref, number, units);
        args.reason = reason;
        return act(u"mere"_s, CommandType::Short, ref, args);
    }

    [[nodiscard]] QStringList totes(const QString &ref, int number = 1) const
    {
        QStringList all;
        for (const ToteUnits &each : line(ref, number).totes)
            all.append(each.tote);
        return all;
    }
};

} // namespace

/// Taking, picking, finishing, sorting and staging at one station.
class StationWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takingAnOrderAcceptsIt();
    void takingOnesOwnOrderAgainIsFine();
    void takingStopsAtTheFirstThatCannotBeTaken();
    void releasingKeepsThePicks();
    void finishingNeedsEveryUnitDecided();
    void finishingWithoutAnOrderTakesTheCompleteOne();
    void finishingWithoutAnOrderAsksWhichWhenNoneIsComplete();
    void withNothingTakenThereIsNothingToFinish();
    void whatWasNotFoundIsShortAndTheRestGoesOn();
    void anOrderWithNothingFoundIsClosed();
    void anEmptyShelfIsBookedEmpty();
    void moreShortThanTheLineHasIsAnException();
    void undoTakesBackTheLatestScanFirst();
    void undoNamesACommand();
    void undoTakesBackAShort();
    void undoIsOnesOwn();
    void decisionsAreNotUndone();
    void unpickingPutsAUnitBackOnTheShelf();
    void aUnitInTheWrongBagIsMovedToItsOrder();
    void sortingFillsTheToteThatHasTheOrder();
    void aUnitInAnotherOrdersToteIsRefusedAndSaysWhoseItIs();
    void aSecondToteForTheSameOrderIsFine();
    void aToteIsFreeAgainOnceItsOrderIsStaged();
    void sortingServesTheEarliestPromiseFirst();
    void nothingLooseIsNotSorted();
    void anUnpickedUnitLeavesItsTote();
    void aParcelTakesAllThatIsInHand();
    void aSecondParcelOfTheSameCodeInAnotherOrderIsRefused();
    void aParcelCodeMustLookLikeOne();
    void anUnknownPlaceIsRefused();
    void aFullPlaceIsUsedAndFlagged();
    void theWrongKindOfPlaceIsUsedAndFlagged();
    void movingAParcelFreesItsPlace();
    void readyNeedsAShelf();
    void readyTwiceIsFine();
    void notesAndHoldsGoToTheOrderManager();
    void aRoleThatDoesNotReachIsToldSo();
};

void StationWorkTest::takingAnOrderAcceptsIt()
{
    Shop shop;
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Accepted);
    QCOMPARE(shop[u"A"_s].claim->person, mere);
    QCOMPARE(shop[u"B"_s].state, AssignmentState::Assigned);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::takingOnesOwnOrderAgainIsFine()
{
    Shop shop;
    shop.takeBoth();
    shop.sync();
    const qint64 fence = shop[u"A"_s].claim->fence;
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    QCOMPARE(shop[u"A"_s].claim->fence, fence);
}

void StationWorkTest::takingStopsAtTheFirstThatCannotBeTaken()
{
    Shop shop;
    shop.cancel(u"B"_s);
    const auto taken = shop.claim(u"mere"_s, {u"A"_s, u"B"_s});
    QCOMPARE(taken.error().code, codes::cancelled);
    QVERIFY(shop[u"A"_s].claim);
}

void StationWorkTest::releasingKeepsThePicks()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    QVERIFY(shop.act(u"mere"_s, CommandType::Release, u"A"_s));
    QVERIFY(!shop[u"A"_s].claim);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    QCOMPARE(shop.scan(jamCode).result, ScanResult::WrongItem);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::finishingNeedsEveryUnitDecided()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    const auto early = shop.station().confirm(mere, AssignmentId(u"A"_s));
    QCOMPARE(early.error().code, codes::linesOpen);
    QCOMPARE(early.error().args, QStringList{u"2"_s});
    (void)shop.scan(teaCode);
    (void)shop.scan(jamCode);
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Picked);
    QVERIFY(!shop[u"A"_s].claim);
}

void StationWorkTest::finishingWithoutAnOrderTakesTheCompleteOne()
{
    Shop shop;
    shop.takeBoth();
    for (int i = 0; i < 3; ++i)
        (void)shop.scan(teaCode); // A's two and B's only one
    QVERIFY(shop.station().confirm(mere));
    QCOMPARE(shop[u"B"_s].state, AssignmentState::Picked);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Picking);
}

void StationWorkTest::finishingWithoutAnOrderAsksWhichWhenNoneIsComplete()
{
    Shop shop;
    shop.takeBoth();
    QCOMPARE(shop.station().confirm(mere).error().code, codes::linesOpen);
}

void StationWorkTest::withNothingTakenThereIsNothingToFinish()
{
    Shop shop;
    QCOMPARE(shop.station().confirm(mere).error().code, codes::notFound);
}

void StationWorkTest::whatWasNotFoundIsShortAndTheRestGoesOn()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    QVERIFY(shop.missing(u"A"_s, 1, 1));
    (void)shop.scan(jamCode);
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QCOMPARE(shop.line(u"A"_s).units.shorted, 1);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 12);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::anOrderWithNothingFoundIsClosed()
{
    Shop shop;
    shop.takeBoth();
    QVERIFY(shop.missing(u"B"_s, 1, 1));
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"B"_s)));
    QCOMPARE(shop[u"B"_s].state, AssignmentState::ShortClosed);
    QCOMPARE(shop.queue(), QStringList{u"A"_s});
    QCOMPARE(shop.removed, QStringList{u"B"_s});
}

void StationWorkTest::anEmptyShelfIsBookedEmpty()
{
    Shop shop;
    shop.takeBoth();
    Args args = ofLine(u"A"_s, 1, 2);
    args.reason = u"not_found"_s;
    args.shelfEmpty = true;
    QVERIFY(shop.act(u"mere"_s, CommandType::Short, u"A"_s, args));
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 0);
    shop.sync();
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 0);
}

void StationWorkTest::moreShortThanTheLineHasIsAnException()
{
    Shop shop;
    shop.takeBoth();
    const auto issued = shop.missing(u"A"_s, 1, 5);
    QCOMPARE(issued->verdict.code, codes::exceedsLine);
    QCOMPARE(shop.line(u"A"_s).units.shorted, 2);
    QCOMPARE(shop.exceptions.last().code, codes::exceedsLine);
}

void StationWorkTest::undoTakesBackTheLatestScanFirst()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    (void)shop.scan(jamCode);
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"A"_s, 2).units.inHand, 0);
    QCOMPARE(shop.line(u"A"_s, 1).units.inHand, 1);
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"A"_s, 1).units.inHand, 0);
    QCOMPARE(shop.station().undo(mere).error().code, codes::nothingToUndo);
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 14);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::undoNamesACommand()
{
    Shop shop;
    shop.takeBoth();
    const CommandId first = shop.scan(teaCode).command;
    (void)shop.scan(jamCode);
    QVERIFY(shop.station().undo(mere, first));
    QCOMPARE(shop.line(u"A"_s, 1).units.inHand, 0);
    QCOMPARE(shop.line(u"A"_s, 2).units.inHand, 1);
    QCOMPARE(shop.station().undo(mere, first).error().code, codes::nothingToUndo);
}

void StationWorkTest::undoTakesBackAShort()
{
    Shop shop;
    shop.takeBoth();
    QVERIFY(shop.missing(u"A"_s, 1, 2));
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"A"_s).units.open(), 2);
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 14);
}

void StationWorkTest::undoIsOnesOwn()
{
    Shop shop;
    shop.signIn(u"hemi"_s, u"ring"_s);
    shop.takeBoth();
    (void)shop.scan(teaCode);
    QCOMPARE(shop.station().undo(PersonCode(u"hemi"_s)).error().code, codes::nothingToUndo);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void StationWorkTest::decisionsAreNotUndone()
{
    Shop shop;
    shop.takeBoth();
    QCOMPARE(shop.station().undo(mere).error().code, codes::nothingToUndo);
    QVERIFY(shop[u"A"_s].claim);
}

void StationWorkTest::unpickingPutsAUnitBackOnTheShelf()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    QVERIFY(shop.act(u"mere"_s, CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1)));
    QCOMPARE(shop.line(u"A"_s).units.open(), 2);
    QCOMPARE(shop.station().overlay().stock(Sku(u"TEA"_s)).shelf, 14);
    const auto more = shop.act(u"mere"_s, CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1));
    QCOMPARE(more->verdict.code, codes::exceedsPicked);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::aUnitInTheWrongBagIsMovedToItsOrder()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    Args args = ofLine(u"A"_s, 1, 1);
    args.toAssignment = AssignmentId(u"B"_s);
    args.toLine = LineId(u"B-1"_s);
    QVERIFY(shop.act(u"mere"_s, CommandType::Unpick, u"A"_s, args));
    QCOMPARE(shop.line(u"A"_s).units.open(), 2);
    QCOMPARE(shop.line(u"B"_s).units.inHand, 1);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::sortingFillsTheToteThatHasTheOrder()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QCOMPARE(shop.totes(u"A"_s), QStringList{u"T-1"_s});
    QVERIFY(shop.station().sort(mere, teaCode, u"T-2"_s));
    QCOMPARE(shop.totes(u"A"_s), QStringList{u"T-1"_s}); // T-2 is another order's
    QCOMPARE(shop.totes(u"B"_s), QStringList{u"T-2"_s});
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QCOMPARE(shop.totes(u"A"_s), (QStringList{u"T-1"_s, u"T-1"_s}));
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::aUnitInAnotherOrdersToteIsRefusedAndSaysWhoseItIs()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s)); // A's
    QVERIFY(shop.station().sort(mere, teaCode, u"T-2"_s)); // B's
    const auto wrong = shop.station().sort(mere, jamCode, u"T-2"_s);
    QCOMPARE(wrong.error().code, codes::wrongTote);
    QCOMPARE(wrong.error().args, (QStringList{u"A"_s, u"T-1"_s}));
    QVERIFY(shop.totes(u"A"_s, 2).isEmpty());
}

void StationWorkTest::aSecondToteForTheSameOrderIsFine()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QVERIFY(shop.station().sort(mere, jamCode, u"T-9"_s));
    QCOMPARE(shop.totes(u"A"_s, 2), QStringList{u"T-9"_s});
    QCOMPARE(shop.station().sort(mere, teaCode, u"T-9"_s).has_value(), true);
    QCOMPARE(shop.totes(u"A"_s, 1), (QStringList{u"T-1"_s, u"T-9"_s}));
}

void StationWorkTest::aToteIsFreeAgainOnceItsOrderIsStaged()
{
    Shop shop;
    shop.pickAll();
    for (const QString &code : {teaCode, teaCode, jamCode})
        QVERIFY(shop.station().sort(mere, code, u"T-1"_s));
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QVERIFY(shop.put(u"A"_s, u"P-000123"_s, u"S-08"_s));
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QCOMPARE(shop.totes(u"B"_s), QStringList{u"T-1"_s});
}

void StationWorkTest::sortingServesTheEarliestPromiseFirst()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().sort(mere, jamCode, u"T-1"_s));
    QCOMPARE(shop.totes(u"A"_s, 2), QStringList{u"T-1"_s});
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QCOMPARE(shop.totes(u"A"_s, 1), QStringList{u"T-1"_s});
}

void StationWorkTest::nothingLooseIsNotSorted()
{
    Shop shop;
    shop.takeBoth();
    QCOMPARE(shop.station().sort(mere, teaCode, u"T-1"_s).error().code, codes::notFound);
    (void)shop.scan(teaCode);
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QCOMPARE(shop.station().sort(mere, teaCode, u"T-1"_s).error().code, codes::notFound);
}

void StationWorkTest::anUnpickedUnitLeavesItsTote()
{
    Shop shop;
    shop.takeBoth();
    (void)shop.scan(teaCode);
    QVERIFY(shop.station().sort(mere, teaCode, u"T-1"_s));
    QVERIFY(shop.act(u"mere"_s, CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1)));
    QVERIFY(shop.totes(u"A"_s).isEmpty());
    (void)shop.scan(teaCode);
    QVERIFY(shop.station().sort(mere, teaCode, u"T-9"_s));
    QCOMPARE(shop.totes(u"A"_s), QStringList{u"T-9"_s});
}

void StationWorkTest::aParcelTakesAllThatIsInHand()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    const auto staged = shop.put(u"A"_s, u"P-000123"_s, u"S-08"_s);
    QCOMPARE(staged->verdict.kind, VerdictKind::Applied);
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Staged);
    QCOMPARE(shop[u"A"_s].parcels.size(), 1);
    QCOMPARE(shop[u"A"_s].parcels[0].location, LocationCode(u"S-08"_s));
    QCOMPARE(shop[u"A"_s].parcels[0].units.value(LineId(u"A-1"_s)), 2);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::aSecondParcelOfTheSameCodeInAnotherOrderIsRefused()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"B"_s)));
    QVERIFY(shop.put(u"A"_s, u"P-000123"_s, u"S-08"_s));
    const auto refused = shop.put(u"B"_s, u"P-000123"_s, u"S-08"_s);
    QCOMPARE(refused.error().code, codes::parcelInUse);
    QCOMPARE(refused.error().args, QStringList{u"A"_s});
    QVERIFY(shop[u"B"_s].parcels.isEmpty());
}

void StationWorkTest::aParcelCodeMustLookLikeOne()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    for (const QString &code : {u"P"_s, u"P 1"_s, u"P_000"_s, QString(41, u'P')})
        QCOMPARE(shop.put(u"A"_s, code, u"S-08"_s).error().code, codes::invalidCode);
}

void StationWorkTest::anUnknownPlaceIsRefused()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QCOMPARE(shop.put(u"A"_s, u"P-000123"_s, u"X-99"_s).error().code, codes::unknownLocation);
}

void StationWorkTest::aFullPlaceIsUsedAndFlagged()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"B"_s)));
    QCOMPARE(shop.put(u"A"_s, u"P-1-1"_s, u"S-07"_s)->verdict.kind, VerdictKind::Applied);
    const auto second = shop.put(u"B"_s, u"P-1-2"_s, u"S-07"_s);
    QCOMPARE(second->verdict.code, codes::overCapacity);
    QCOMPARE(shop[u"B"_s].state, AssignmentState::Staged);
    shop.sync();
    QVERIFY(shop.agrees());
}

void StationWorkTest::theWrongKindOfPlaceIsUsedAndFlagged()
{
    Shop shop;
    shop.floor->assignment(u"B"_s).lines[0].storage = Storage::Frozen;
    shop.hear();
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"B"_s)));
    QCOMPARE(shop.put(u"B"_s, u"P-1-2"_s, u"S-08"_s)->verdict.code, codes::wrongKind);
    QCOMPARE(shop[u"B"_s].state, AssignmentState::Staged);
}

void StationWorkTest::movingAParcelFreesItsPlace()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"B"_s)));
    QVERIFY(shop.put(u"A"_s, u"P-1-1"_s, u"S-07"_s));
    QVERIFY(shop.put(u"A"_s, u"P-1-1"_s, u"S-08"_s));
    QCOMPARE(shop.put(u"B"_s, u"P-1-2"_s, u"S-07"_s)->verdict.kind, VerdictKind::Applied);
    QCOMPARE(shop[u"A"_s].parcels.size(), 1);
}

void StationWorkTest::readyNeedsAShelf()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QCOMPARE(shop.act(u"mere"_s, CommandType::Ready, u"A"_s).error().code, codes::notStaged);
    QVERIFY(shop.put(u"A"_s, u"P-000123"_s, u"S-08"_s));
    QVERIFY(shop.act(u"mere"_s, CommandType::Ready, u"A"_s));
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Ready);
    QVERIFY(shop[u"A"_s].readyAt);
}

void StationWorkTest::readyTwiceIsFine()
{
    Shop shop;
    shop.pickAll();
    QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
    QVERIFY(shop.put(u"A"_s, u"P-000123"_s, u"S-08"_s));
    QVERIFY(shop.act(u"mere"_s, CommandType::Ready, u"A"_s));
    const std::optional<Instant> first = shop[u"A"_s].readyAt;
    shop.clock.advance(std::chrono::minutes(5));
    QVERIFY(shop.act(u"mere"_s, CommandType::Ready, u"A"_s));
    QCOMPARE(shop[u"A"_s].readyAt, first);
}

void StationWorkTest::notesAndHoldsGoToTheOrderManager()
{
    Shop shop;
    Args args;
    args.text = u"ring twice"_s;
    QVERIFY(shop.act(u"mere"_s, CommandType::Note, u"A"_s, args));
    args.reason = u"payment"_s;
    QVERIFY(shop.act(u"nadia"_s, CommandType::Hold, u"A"_s, args));
    QCOMPARE(shop.claim(u"mere"_s, {u"A"_s}).error().code, codes::onHold);
    QVERIFY(shop.act(u"nadia"_s, CommandType::Unhold, u"A"_s));
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    shop.sync();
    QVERIFY(shop.agrees());
    QCOMPARE(shop.station().overlay().pendingCount(), 0);
}

void StationWorkTest::aRoleThatDoesNotReachIsToldSo()
{
    Shop shop;
    Args args;
    args.reason = u"payment"_s;
    QCOMPARE(shop.act(u"mere"_s, CommandType::Hold, u"A"_s, args).error().code, codes::notAllowed);
    QCOMPARE(shop.outbox().lastN(), 0);
}

QTEST_GUILESS_MAIN(StationWorkTest)
#include "StationWorkTest.moc"
