// SPDX-License-Identifier: Apache-2.0
#include "core/station/Overlay.h"

#include "core/domain/Codes.h"
#include "tests/support/ShopFloor.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const InstallId install{u"install"_s};

/// A screen beside the order manager that its commands go to.
struct Screen
{
    Screen()
    {
        floor.stock(u"TEA"_s, 14);
        floor.stock(u"JAM"_s, 14);
        floor.order(u"A"_s, Method::Pickup, {{u"TEA"_s, 3}, {u"JAM"_s, 1}});
        floor.order(u"B"_s, Method::Pickup, {{u"TEA"_s, 2}});
        overlay.setStore(floor.store());
        for (const QString &sku : {u"TEA"_s, u"JAM"_s})
            overlay.setStock(floor.stockOf(sku));
        for (const QString &ref : {u"A"_s, u"B"_s})
            overlay.setBase(floor.assignment(ref));
        does(CommandType::Claim, u"A"_s);
        does(CommandType::Claim, u"B"_s);
    }

    Command does(CommandType type, const QString &target, const Args &args = {})
    {
        Command command;
        command.n = ++n;
        command.id = CommandId(u"c%1"_s.arg(n));
        command.type = type;
        command.actor = nadia.code;
        command.target = target;
        command.args = args;
        overlay.add(command, nadia, floor.now);
        sent.append(command);
        return command;
    }

    Command picks(const QString &ref, int number, int units = 1)
    {
        return does(CommandType::Pick, ref, ofLine(ref, number, units));
    }

    Command undoes(const Command &command)
    {
        Args args;
        args.n = command.n;
        return does(CommandType::Reverse, command.target, args);
    }

    /// The order manager takes the next `count` commands; the screen hears nothing of it yet.
    void arrive(int count = 1)
    {
        for (int i = 0; i < count; ++i)
            floor.judge(sent.takeFirst(), install);
    }

    void feed(const QString &ref) { overlay.setBase(floor.assignment(ref)); }
    void feedStock(const QString &sku) { overlay.setStock(floor.stockOf(sku)); }

    /// All commands arrive, and the feed brings everything.
    void settle()
    {
        arrive(int(sent.size()));
        overlay.setStore(floor.store());
        for (const Stock &stock : floor.allStock())
            overlay.setStock(stock);
        for (const Assignment &assignment : floor.assignments())
            overlay.setBase(assignment);
    }

    [[nodiscard]] const Quantities &units(const QString &ref, int number) const
    {
        return overlay.assignment(AssignmentId(ref))->lines.at(number - 1).units;
    }
    [[nodiscard]] Stock stock(const QString &sku) const { return overlay.stock(Sku(sku)); }

    ShopFloor floor;
    Person nadia{.code = PersonCode(u"nadia"_s),
                 .name = u"nadia"_s,
                 .role = Role::Manager,
                 .stores = {floor.store().code}};
    Overlay overlay{install};
    QList<Command> sent;
    qint64 n = 0;
};

} // namespace

/// Cache plus own commands, and never a command twice.
class OverlayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPickShowsAtOnce();
    void aPickIsCountedOnceWhenTheFeedBringsIt();
    void aFeedThatBeatsTheAnswerCountsNothingTwice();
    void theFeedOfAnotherStationsWorkKeepsOnesOwnPicks();
    void aRefusedCommandLeavesNoTrace();
    void aMoveToAnotherOrderLeavesBothTogether();
    void anUndoneScanStaysUndoneWhateverTheFeedBrings();
    void anUndoThatWasRefusedBringsThePickBack();
    void anUndoneMoveComesBackFromTheOtherOrder();
    void aCorrectionOfStockIsCountedOnce();
    void anUndoneCorrectionOfStockShowsAtOnceAndOnce();
    void anUndoThatWasTooLateForTheBookLeavesIt();
    void correctionsLeaveAmongOthersThatStay();
    void aPickMovesStockOnce();
    void stockThatTheFeedBroughtFirstIsNotMovedAgain();
    void rowsThatCameTogetherAreJudgedTogether();
    void whatIsInAHandIsThereAlthoughTheStockIsNotKnown();
    void aPauseEndsWhenHeadOfficeEndsIt();
    void aRefusedPauseLeavesTheOtherOne();
    void whatTheOrderManagerHasIsNotKept();
    void commandsOfAVanishedOrderComeBackWithIt();
    void anEmptiedCacheShowsNothingAndRefillsWithOnesOwnWork();
    void aNewInstallCountsItsOwnNumbers();
    void everyChangeIsToldOnce();
    void theClaimThatIsNotConfirmedIsNamedUntilItIs();
    void parcelsOfAllOrdersCountInTheirPlace();
};

void OverlayTest::aPickShowsAtOnce()
{
    Screen screen;
    screen.picks(u"A"_s, 1);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
    QCOMPARE(screen.overlay.assignment(AssignmentId(u"A"_s))->state, AssignmentState::Picking);
    QCOMPARE(screen.overlay.base(AssignmentId(u"A"_s))->lines.at(0).units.inHand, 0);
}

void OverlayTest::aPickIsCountedOnceWhenTheFeedBringsIt()
{
    Screen screen;
    screen.picks(u"A"_s, 1);
    screen.picks(u"A"_s, 1);
    screen.arrive(3); // both claims and the first pick
    screen.feed(u"A"_s);
    QCOMPARE(screen.overlay.base(AssignmentId(u"A"_s))->lines.at(0).units.inHand, 1);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 2);
    screen.settle();
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 2);
}

void OverlayTest::aFeedThatBeatsTheAnswerCountsNothingTwice()
{
    Screen screen;
    const Command pick = screen.picks(u"A"_s, 1);
    screen.settle();
    screen.feed(u"A"_s); // again, as a repeated page would
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
    screen.overlay.drop(pick.n); // the late answer
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
}

void OverlayTest::theFeedOfAnotherStationsWorkKeepsOnesOwnPicks()
{
    Screen screen;
    screen.settle();
    screen.picks(u"A"_s, 1);
    screen.floor.act(CommandType::Arrive, u"A"_s);
    screen.feed(u"A"_s);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
    QVERIFY(screen.overlay.assignment(AssignmentId(u"A"_s))->arrival);
}

void OverlayTest::aRefusedCommandLeavesNoTrace()
{
    Screen screen;
    const Assignment before = *screen.overlay.assignment(AssignmentId(u"B"_s));
    Args args;
    args.reason = u"payment"_s;
    const Command hold = screen.does(CommandType::Hold, u"B"_s, args);
    QVERIFY(screen.overlay.assignment(AssignmentId(u"B"_s))->hold);
    screen.overlay.drop(hold.n);
    QCOMPARE(*screen.overlay.assignment(AssignmentId(u"B"_s)), before);
}

void OverlayTest::aMoveToAnotherOrderLeavesBothTogether()
{
    Screen screen;
    screen.picks(u"A"_s, 1);
    Args args = ofLine(u"A"_s, 1, 1);
    args.toAssignment = AssignmentId(u"B"_s);
    args.toLine = LineId(u"B-1"_s);
    screen.does(CommandType::Unpick, u"A"_s, args);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    QCOMPARE(screen.units(u"B"_s, 1).inHand, 1);
    screen.arrive(4);
    screen.feed(u"A"_s);
    screen.feed(u"B"_s);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    QCOMPARE(screen.units(u"B"_s, 1).inHand, 1);
}

void OverlayTest::anUndoneScanStaysUndoneWhateverTheFeedBrings()
{
    Screen screen;
    const Command pick = screen.picks(u"A"_s, 1);
    screen.undoes(pick);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    screen.arrive(2); // the claims only
    screen.feed(u"A"_s);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    screen.arrive(1); // the pick, not yet its undo
    screen.feedStock(u"TEA"_s);
    screen.feed(u"A"_s);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    screen.settle();
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
}

void OverlayTest::anUndoThatWasRefusedBringsThePickBack()
{
    Screen screen;
    const Command pick = screen.picks(u"A"_s, 1);
    const Command undo = screen.undoes(pick);
    screen.overlay.drop(undo.n);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
    screen.undoes(pick);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
}

void OverlayTest::anUndoneMoveComesBackFromTheOtherOrder()
{
    Screen screen;
    screen.picks(u"A"_s, 1);
    Args toOther = ofLine(u"A"_s, 1, 1);
    toOther.toAssignment = AssignmentId(u"B"_s);
    toOther.toLine = LineId(u"B-1"_s);
    const Command move = screen.does(CommandType::Unpick, u"A"_s, toOther);
    QCOMPARE(screen.units(u"B"_s, 1).inHand, 1);
    screen.undoes(move);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
    QCOMPARE(screen.units(u"B"_s, 1).inHand, 0);
    screen.arrive(2); // the claims
    screen.feed(u"B"_s);
    QCOMPARE(screen.units(u"B"_s, 1).inHand, 0);
    screen.settle();
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
    QCOMPARE(screen.units(u"B"_s, 1).inHand, 0);
}

void OverlayTest::aCorrectionOfStockIsCountedOnce()
{
    Screen screen;
    Args args;
    args.sku = Sku(u"TEA"_s);
    args.bucket = Bucket::Shelf;
    args.delta = -4;
    args.reason = u"count"_s;
    screen.does(CommandType::Adjust, u"harbour"_s, args);
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 10);
    screen.settle();
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 10);
}

void OverlayTest::anUndoneCorrectionOfStockShowsAtOnceAndOnce()
{
    Screen screen;
    Args args;
    args.sku = Sku(u"TEA"_s);
    args.bucket = Bucket::Shelf;
    args.delta = -4;
    args.reason = u"count"_s;
    const Command correction = screen.does(CommandType::Adjust, u"harbour"_s, args);
    screen.undoes(correction);
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 14);
    screen.arrive(3); // both claims and the correction
    screen.feedStock(u"TEA"_s);
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 14);
    screen.settle();
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 14);
    QCOMPARE(screen.overlay.pendingCount(), 0);
}

void OverlayTest::anUndoThatWasTooLateForTheBookLeavesIt()
{
    Screen screen;
    screen.settle();
    Args args;
    args.sku = Sku(u"TEA"_s);
    args.bucket = Bucket::Shelf;
    args.delta = 4;
    args.reason = u"count"_s;
    const Command correction = screen.does(CommandType::Adjust, u"harbour"_s, args);
    screen.settle();
    screen.floor.stock(u"TEA"_s, 3); // sold meanwhile
    screen.feedStock(u"TEA"_s);
    screen.undoes(correction);
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 3);
}

void OverlayTest::correctionsLeaveAmongOthersThatStay()
{
    Screen screen;
    Args args;
    args.bucket = Bucket::Shelf;
    args.delta = -1;
    args.reason = u"count"_s;
    for (const QString &sku : {u"JAM"_s, u"TEA"_s, u"JAM"_s, u"TEA"_s}) {
        args.sku = Sku(sku);
        screen.does(CommandType::Adjust, u"harbour"_s, args);
    }
    screen.arrive(int(screen.sent.size()));
    screen.feedStock(u"TEA"_s); // the rows of one change come one by one
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 12);
    QCOMPARE(screen.stock(u"JAM"_s).shelf, 12);
    QCOMPARE(screen.overlay.pendingCount(), 4); // two claims, two corrections
    screen.settle();
    QCOMPARE(screen.stock(u"JAM"_s).shelf, 12);
    QCOMPARE(screen.overlay.pendingCount(), 0);
}

void OverlayTest::aPickMovesStockOnce()
{
    Screen screen;
    screen.picks(u"A"_s, 1, 3);
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 11);
    QCOMPARE(screen.stock(u"TEA"_s).picked, 3);
    QCOMPARE(screen.stock(u"TEA"_s).reserved, 2);
    screen.settle();
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 11);
    QCOMPARE(screen.stock(u"TEA"_s).picked, 3);
    QCOMPARE(screen.stock(u"TEA"_s).reserved, 2);
}

void OverlayTest::stockThatTheFeedBroughtFirstIsNotMovedAgain()
{
    Screen screen;
    screen.picks(u"A"_s, 1, 3);
    screen.arrive(3);
    screen.feedStock(u"TEA"_s); // the topics of stock and orders are not in step
    QCOMPARE(screen.stock(u"TEA"_s).shelf, 11);
    QCOMPARE(screen.stock(u"TEA"_s).picked, 3);
}

void OverlayTest::rowsThatCameTogetherAreJudgedTogether()
{
    Screen screen;
    screen.picks(u"A"_s, 1, 2);
    screen.settle();
    Args toOther = ofLine(u"A"_s, 1, 1);
    toOther.toAssignment = AssignmentId(u"B"_s);
    toOther.toLine = LineId(u"B-1"_s);
    screen.does(CommandType::Unpick, u"A"_s, toOther);
    screen.does(CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1));
    // Meanwhile somebody else has taken both back to the shelf, and the other customer came.
    screen.floor.act(CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 2));
    screen.floor.act(CommandType::Arrive, u"B"_s);
    QCOMPARE(screen.floor.stockOf(u"TEA"_s).picked, 0);

    // By the new stock and the order as it was before, a piece would be put back that is not there.
    screen.overlay.holdReplays();
    screen.feedStock(u"TEA"_s);
    screen.feed(u"B"_s);
    screen.feed(u"A"_s);
    screen.overlay.releaseReplays();
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    QCOMPARE(screen.stock(u"TEA"_s).picked, 0);
    screen.settle();
    QCOMPARE(screen.stock(u"TEA"_s), screen.floor.stockOf(u"TEA"_s));
    QCOMPARE(*screen.overlay.assignment(AssignmentId(u"B"_s)), screen.floor.assignment(u"B"_s));
}

// A damaged row of the cache was taken out and is not fetched yet.
void OverlayTest::whatIsInAHandIsThereAlthoughTheStockIsNotKnown()
{
    Screen screen;
    screen.picks(u"A"_s, 1, 3);
    screen.settle();
    screen.overlay.removeStock(Sku(u"TEA"_s));
    Args missing = ofLine(u"A"_s, 1, 1);
    missing.reason = toText(ShortReason::NotFound);
    screen.does(CommandType::Short, u"A"_s, missing);
    missing.reason = toText(ShortReason::Damaged);
    screen.does(CommandType::Short, u"A"_s, missing);
    screen.does(CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 1));
    QCOMPARE(screen.units(u"A"_s, 1).shorted, 2);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 0);
    screen.settle();
    QCOMPARE(screen.stock(u"TEA"_s), screen.floor.stockOf(u"TEA"_s));
}

void OverlayTest::aPauseEndsWhenHeadOfficeEndsIt()
{
    Screen screen;
    Args args;
    args.reason = u"flood"_s;
    args.until = screen.floor.now + std::chrono::hours(1);
    screen.does(CommandType::PauseStore, u"harbour"_s, args);
    QVERIFY(screen.overlay.store().pausedUntil);
    screen.settle();
    QVERIFY(screen.overlay.store().pausedUntil);
    screen.floor.store().pausedUntil.reset();
    screen.overlay.setStore(screen.floor.store());
    QVERIFY(!screen.overlay.store().pausedUntil);
}

void OverlayTest::aRefusedPauseLeavesTheOtherOne()
{
    Screen screen;
    Args args;
    args.reason = u"flood"_s;
    args.until = screen.floor.now + std::chrono::hours(1);
    screen.does(CommandType::PauseStore, u"harbour"_s, args);
    args.reason = u"storm"_s;
    const Command second = screen.does(CommandType::PauseStore, u"harbour"_s, args);
    QCOMPARE(screen.overlay.store().pauseReason, u"storm"_s);
    screen.overlay.drop(second.n);
    QCOMPARE(screen.overlay.store().pauseReason, u"flood"_s);
}

void OverlayTest::whatTheOrderManagerHasIsNotKept()
{
    Screen screen;
    screen.picks(u"A"_s, 1);
    QCOMPARE(screen.overlay.pendingCount(), 3);
    screen.arrive(2);
    screen.feed(u"B"_s);
    QCOMPARE(screen.overlay.pendingCount(), 2);
    screen.settle();
    QCOMPARE(screen.overlay.pendingCount(), 0);
}

void OverlayTest::commandsOfAVanishedOrderComeBackWithIt()
{
    Screen screen;
    screen.settle();
    const Assignment before = screen.floor.assignment(u"A"_s);
    screen.picks(u"A"_s, 1);
    screen.overlay.removeBase(AssignmentId(u"A"_s));
    QVERIFY(!screen.overlay.assignment(AssignmentId(u"A"_s)));
    screen.overlay.setBase(before);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
}

void OverlayTest::anEmptiedCacheShowsNothingAndRefillsWithOnesOwnWork()
{
    Screen screen;
    screen.settle();
    screen.picks(u"A"_s, 1);
    screen.overlay.clearBase();
    QVERIFY(screen.overlay.assignmentIds().isEmpty());
    QCOMPARE(screen.stock(u"JAM"_s).shelf, 0);
    screen.feed(u"A"_s);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 1);
}

void OverlayTest::aNewInstallCountsItsOwnNumbers()
{
    Screen screen;
    const Command pick = screen.picks(u"A"_s, 1);
    screen.settle();
    screen.overlay.setInstall(InstallId(u"restored"_s), {});
    screen.overlay.clearPending();
    Command again = pick;
    again.n = 1; // what was never acknowledged is numbered anew
    screen.overlay.add(again, screen.nadia, screen.floor.now);
    QCOMPARE(screen.units(u"A"_s, 1).inHand, 2);
}

void OverlayTest::everyChangeIsToldOnce()
{
    Screen screen;
    (void)screen.overlay.takeChanged();
    screen.picks(u"A"_s, 1);
    QCOMPARE(screen.overlay.takeChanged(), QSet<AssignmentId>{AssignmentId(u"A"_s)});
    QVERIFY(screen.overlay.takeChanged().isEmpty());
}

void OverlayTest::theClaimThatIsNotConfirmedIsNamedUntilItIs()
{
    Screen screen;
    QCOMPARE(screen.overlay.pendingClaim(AssignmentId(u"A"_s)), CommandId(u"c1"_s));
    screen.settle();
    QVERIFY(!screen.overlay.pendingClaim(AssignmentId(u"A"_s)));
}

void OverlayTest::parcelsOfAllOrdersCountInTheirPlace()
{
    Screen screen;
    screen.floor.place(u"S-07"_s, StagingKind::Shelf, 2);
    Args args;
    args.location = LocationCode(u"S-07"_s);
    for (const QString &ref : {u"A"_s, u"B"_s}) {
        screen.picks(ref, 1, ref == u"A"_s ? 3 : 2);
        if (ref == u"A"_s)
            screen.picks(ref, 2);
        screen.does(CommandType::Finish, ref);
        args.parcel = ParcelCode(u"P-"_s + ref);
        screen.does(CommandType::Stage, ref, args);
    }
    QCOMPARE(screen.overlay.parcelsIn(LocationCode(u"S-07"_s)), 2);
}

QTEST_GUILESS_MAIN(OverlayTest)
#include "OverlayTest.moc"
