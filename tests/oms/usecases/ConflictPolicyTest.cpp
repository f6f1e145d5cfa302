// SPDX-License-Identifier: Apache-2.0
// The table of docs/protocol.md, "When two did something at once", line by line: real stations that
// work without a link, and the real order manager that hears of it later.
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "tests/support/ConflictWords.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString tea = u"TEA"_s;
const QString teaCode = u"TEA-CODE"_s;

Args unitsOf(const Assignment &work, int units)
{
    Args args;
    args.line = work.lines.first().id;
    args.units = units;
    args.code = teaCode;
    return args;
}

/// Picks, finishes, and brings it to the shelf.
void prepare(ChainStation &desk, const Assignment &work, int units)
{
    for (int i = 0; i < units; ++i)
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
    QVERIFY(desk.act(CommandType::Finish, work));
    QVERIFY(
        desk.station().stage(desk.person, work.id, ParcelCode(u"P-1"_s), LocationCode(u"S-07"_s)));
    QVERIFY(desk.act(CommandType::Ready, work));
}

} // namespace

class ConflictPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aLateClaimOfACancelledOrderIsRefused()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        desk.cut();
        QVERIFY(desk.claim(work));
        chain.cancel(work);
        QVERIFY(desk.queueHas(work));

        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList{codes::cancelled});
        QCOMPARE(desk.exceptionsOf(work), QStringList{codes::cancelled});
        QVERIFY(!desk.queueHas(work));
        QVERIFY(desk.agrees(work));
        QCOMPARE(chain.now(work).state, AssignmentState::Cancelled);
        SOUND(chain);
    }

    void whatWasPickedOfACancelledOrderGoesBack()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 3}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.settle());
        desk.cut();
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.act(CommandType::Finish, work));
        chain.cancel(work);

        QVERIFY(desk.mend());
        // One unit was the order's when it was cancelled, two came too late; all three go back.
        QCOMPARE(unitsAt(chain, work).withdrawn, 1);
        QCOMPARE(unitsAt(chain, work).surplus, 2);
        QCOMPARE(chain.now(work).putBackDue(), 3);
        const QStringList three(3, codes::cancelled); // two scans and the finish
        QCOMPARE(casesOf(chain, work), three);
        QCOMPARE(desk.exceptionsOf(work), three);
        QVERIFY(desk.queueHas(work));
        QVERIFY(desk.agrees(work));
        SOUND(chain);

        QVERIFY(desk.act(CommandType::PutBack, work, unitsOf(work, 3)));
        QVERIFY(desk.settle());
        QVERIFY(!desk.queueHas(work));
        QCOMPARE(chain.stockOf(tea).shelf, 10);
        QCOMPARE(chain.stockOf(tea).picked, 0);
        SOUND(chain);
    }

    void whatTheCustomerHasStaysHandedOver_data()
    {
        QTest::addColumn<int>("pickedBefore"); ///< the others are picked after the cancellation
        for (const int before : {0, 1, 2})
            QTest::addRow("%d picked before", before) << before;
    }

    void whatTheCustomerHasStaysHandedOver()
    {
        CHAIN(chain);
        QFETCH(int, pickedBefore);
        chain.stock(tea, 10);
        chain.place(u"S-07"_s, 4);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        for (int i = 0; i < pickedBefore; ++i)
            QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.settle());
        desk.cut();
        prepare(desk, work, 2 - pickedBefore);
        QVERIFY(desk.handOver(work));
        chain.cancel(work);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Cancelled);

        QVERIFY(desk.mend());
        QCOMPARE(chain.now(work).state, AssignmentState::HandedOver);
        QCOMPARE(unitsAt(chain, work).handedOver, 2);
        QCOMPARE(chain.now(work).putBackDue(), 0);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Completed);
        QCOMPARE(chain.stockOf(tea).shelf, 8);
        QCOMPARE(chain.stockOf(tea).picked, 0);
        QVERIFY(casesOf(chain, work).contains(codes::cancelled));
        QCOMPARE(sorted(desk.exceptionsOf(work)), casesOf(chain, work));
        QVERIFY(desk.agrees(work));
        SOUND(chain);
    }

    void whatAStoreDeclinedAndGaveAllTheSameCompletesTheOrder()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Lead, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(tea, 2)).first();
        ChainStation desk(chain, u"Desk"_s);
        ChainStation counter(chain, u"Counter"_s);
        open(desk, u"0042"_s);
        open(counter, u"0043"_s);
        QVERIFY(desk.claim(work));
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.settle() && counter.settle());
        counter.cut();
        QVERIFY(counter.handOver(work));
        Args noTime;
        noTime.reason = u"no_time"_s;
        QVERIFY(desk.act(CommandType::Decline, work, noTime));
        QVERIFY(desk.settle());
        QCOMPARE(chain.now(work).state, AssignmentState::Declined);
        const CommandId question(chain.view(u"SO-1"_s)[u"questions"][0][u"id"].toString());
        QVERIFY(chain.oms->answerQuestion(u"web"_s, work.order,
                                          {question, {UnitsAnswer::Kind::Refund}}));
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Cancelled);

        QVERIFY(counter.mend());
        QCOMPARE(unitsAt(chain, work).handedOver, 2);
        QCOMPARE(chain.orderOf(work).status, OrderStatus::Completed);
        SOUND(chain);
    }

    void twoStationsPickedTheSameUnits()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Picker, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        one.cut();
        two.cut();
        for (ChainStation *desk : {&one, &two}) {
            QVERIFY(desk->claim(work));
            QCOMPARE(desk->scan(teaCode).result, ScanResult::Picked);
            QCOMPARE(desk->scan(teaCode).result, ScanResult::Picked);
        }
        QVERIFY(one.mend());
        QVERIFY(two.mend());
        QVERIFY(one.settle());
        QCOMPARE(unitsAt(chain, work).inHand, 2);
        QCOMPARE(unitsAt(chain, work).surplus, 2);
        QCOMPARE(chain.stockOf(tea).shelf, 6);
        QCOMPARE(casesOf(chain, work),
                 (QStringList{codes::claimedByOther, codes::overPicked, codes::overPicked}));
        for (const ExceptionCase &exception : chain.exceptions())
            QCOMPARE(exception.station, u"Desk 2"_s);
        QVERIFY(one.agrees(work));
        QVERIFY(two.agrees(work));
        QVERIFY(two.queueHas(work));

        // The second station puts its units back; the order goes on at the first.
        QVERIFY(two.act(CommandType::PutBack, work, unitsOf(work, 2)));
        QVERIFY(one.act(CommandType::Finish, work));
        QVERIFY(two.settle() && one.settle());
        QCOMPARE(chain.now(work).state, AssignmentState::Picked);
        QCOMPARE(chain.now(work).putBackDue(), 0);
        QCOMPARE(chain.stockOf(tea).shelf, 8);
        SOUND(chain);
    }

    void aShortOfMovedWorkStillTellsOfTheShelf_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("shelf");
        QTest::addColumn<int>("unsellable");
        QTest::newRow("not found") << u"not_found"_s << 8 << 0;
        QTest::newRow("damaged") << u"damaged"_s << 8 << 2;
    }

    void aShortOfMovedWorkStillTellsOfTheShelf()
    {
        CHAIN(chain);
        QFETCH(QString, reason);
        QFETCH(int, shelf);
        QFETCH(int, unsellable);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Ship, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        Args missing = unitsOf(work, 2);
        missing.reason = reason;
        QVERIFY(desk.act(CommandType::Short, work, missing));
        chain.moveElsewhere(work);

        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList{codes::reassigned});
        QCOMPARE(chain.stockOf(tea).shelf, shelf);
        QCOMPARE(chain.stockOf(tea).unsellable, unsellable);
        QCOMPARE(unitsAt(chain, work).shorted, 0); // the order has nothing of it any more
        QCOMPARE(chain.now(work).state, AssignmentState::Cancelled);
        QVERIFY(desk.agrees(work));
        SOUND(chain);
    }

    void whatARestoredDiskSendsAgainCountsOnceOnItsScreen()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 5}});
        const Assignment gone = chain.assign(Method::Pickup, {{tea, 1}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.act(CommandType::Pick, gone, unitsOf(gone, 1)));
        const FolderImage image = desk.image(); // what was scanned waits to be sent
        QVERIFY(desk.mend());
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.settle());

        desk.restore(image);
        QVERIFY(desk.mend());
        QVERIFY(desk.settle());
        QCOMPARE(unitsAt(chain, work).inHand, 2);
        QVERIFY(desk.agrees(work));
        QVERIFY(desk.agrees(gone));
        desk.restart();
        QVERIFY(desk.settle());
        QVERIFY(desk.agrees(work));
        SOUND(chain);
    }

    void decidedOnOutdatedFactsChangesNothing()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Lead, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        Args why;
        why.reason = u"payment"_s;
        QVERIFY(two.act(CommandType::Hold, work, why));
        QVERIFY(two.settle() && one.settle());

        // One lets it go on without a link, while it is held anew for another reason.
        one.cut();
        QVERIFY(one.act(CommandType::Unhold, work));
        QVERIFY(two.act(CommandType::Unhold, work));
        why.reason = u"fraud"_s;
        QVERIFY(two.act(CommandType::Hold, work, why));
        QVERIFY(two.settle());
        QVERIFY(one.mend());
        QCOMPARE(casesOf(chain, work), QStringList{codes::stale});
        QCOMPARE(one.exceptionsOf(work), QStringList{codes::stale});
        QCOMPARE(chain.now(work).hold, u"fraud"_s);
        QVERIFY(one.agrees(work));
        SOUND(chain);
    }

    void whatAnotherChangedElsewhereIsMerged()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Lead, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        one.cut();
        Args why;
        why.reason = u"payment"_s;
        QVERIFY(one.act(CommandType::Hold, work, why));
        QVERIFY(two.act(CommandType::Arrive, work)); // raises the version, but holds nothing
        QVERIFY(two.settle());
        QVERIFY(one.mend());
        QCOMPARE(casesOf(chain, work), QStringList());
        QCOMPARE(chain.now(work).hold, u"payment"_s);
        QVERIFY(chain.now(work).arrival);
        SOUND(chain);
    }

    void ownEarlierChangesMakeNothingStale()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        desk.cut();
        Args why;
        why.reason = u"payment"_s;
        // All four are decided on the same version of the order.
        QVERIFY(desk.act(CommandType::Hold, work, why));
        QVERIFY(desk.act(CommandType::Unhold, work));
        why.reason = u"fraud"_s;
        QVERIFY(desk.act(CommandType::Hold, work, why));
        QVERIFY(desk.act(CommandType::Unhold, work));
        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList());
        QVERIFY(!chain.now(work).hold);
        SOUND(chain);
    }

    void scansOfMovedWorkGoBack()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Ship, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        chain.moveElsewhere(work);
        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList{codes::reassigned});
        QCOMPARE(desk.exceptionsOf(work), QStringList{codes::reassigned});
        QCOMPARE(chain.now(work).putBackDue(), 1);
        QVERIFY(desk.queueHas(work));
        QVERIFY(desk.agrees(work));
        SOUND(chain);
    }

    void anUndoneScanOfMovedWorkLeavesNothingToPutBack()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Ship, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.station().undo(desk.person));
        chain.moveElsewhere(work);
        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList());
        QCOMPARE(desk.exceptionsOf(work), QStringList());
        QCOMPARE(chain.now(work).putBackDue(), 0);
        QCOMPARE(chain.stockOf(tea).shelf, 10);
        SOUND(chain);
    }

    void anExpiredLeaseThatNobodyTookIsRenewed_data()
    {
        QTest::addColumn<int>("type");
        for (const CommandType type : {CommandType::Pick, CommandType::Claim, CommandType::Note})
            QTest::newRow(qPrintable(toText(type))) << int(type);
    }

    void anExpiredLeaseThatNobodyTookIsRenewed()
    {
        CHAIN(chain);
        QFETCH(int, type);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 2}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        chain.clock.advance(std::chrono::hours(3));
        QVERIFY(chain.now(work).claim->leaseUntil < chain.clock.now());
        Args args = unitsOf(work, 1);
        args.text = u"still at it"_s;
        QVERIFY(desk.act(CommandType(type), work, args));
        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList());
        QVERIFY(chain.now(work).claim->leaseUntil > chain.clock.now());
        QCOMPARE(chain.now(work).claim->fence, 1);
        SOUND(chain);
    }

    void whoWasCutOffMeanwhileDecidesNothing()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 1}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        QVERIFY(desk.claim(work));
        QVERIFY(desk.settle());
        desk.cut();
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.act(CommandType::Finish, work));
        chain.cutOff(u"0042"_s);
        QVERIFY(desk.mend());
        QCOMPARE(casesOf(chain, work), QStringList(2, codes::actorRevoked));
        QCOMPARE(unitsAt(chain, work).inHand, 1); // the scan is kept, the finish is not
        QCOMPARE(chain.now(work).state, AssignmentState::Picking);
        QVERIFY(desk.agrees(work));
        SOUND(chain);
    }

    void aDecisionUnderAnUnconfirmedClaimNamesIt()
    {
        CHAIN(chain);
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 1}});
        ChainStation desk(chain, u"Desk"_s);
        open(desk, u"0042"_s);
        desk.cut();
        QVERIFY(desk.claim(work));
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(desk.act(CommandType::Finish, work));
        const auto rows = desk.outbox().pending({});
        QVERIFY(rows && rows->size() == 3);
        const auto claim = wire::decodeCommand(rows->at(0).line);
        const auto finish = wire::decodeCommand(rows->at(2).line);
        QVERIFY(claim && finish);
        QVERIFY(!finish->fence);
        QCOMPARE(finish->deps, QStringList{claim->id.text});
        QVERIFY(desk.mend());
        QCOMPARE(chain.now(work).state, AssignmentState::Picked);

        // Under a confirmed one it has the fence, and names nothing.
        const Assignment next = chain.assign(Method::Pickup, {{tea, 1}});
        QVERIFY(desk.settle());
        QVERIFY(desk.claim(next));
        QVERIFY(desk.settle());
        QCOMPARE(desk.scan(teaCode).result, ScanResult::Picked);
        const Result<Issued> second = desk.act(CommandType::Finish, next);
        QVERIFY(second);
        const auto row = desk.outbox().find(second->id);
        QVERIFY(row && *row);
        const auto fenced = wire::decodeCommand((*row)->line);
        QCOMPARE(fenced->fence, 1);
        QVERIFY(fenced->deps.isEmpty());
        SOUND(chain);
    }

    void aClaimThatSomebodyTookOverDecidesNothing()
    {
        CHAIN(chain);
        chain.hire(u"0043"_s, Role::Picker, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 1}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        open(one, u"0042"_s);
        open(two, u"0043"_s);
        QVERIFY(one.claim(work));
        QVERIFY(one.settle() && two.settle());
        one.cut();
        QCOMPARE(one.scan(teaCode).result, ScanResult::Picked);
        QVERIFY(one.act(CommandType::Finish, work));
        Args from;
        from.from = PersonCode(u"0042"_s);
        QVERIFY(two.act(CommandType::TakeOver, work, from));
        QVERIFY(two.settle());
        QVERIFY(one.mend());
        QCOMPARE(unitsAt(chain, work).inHand, 1); // the scan fills the line all the same
        QCOMPARE(chain.now(work).state, AssignmentState::Picking);
        QCOMPARE(one.exceptionsOf(work), QStringList{codes::claimedByOther});
        QVERIFY(two.settle());
        QVERIFY(two.act(CommandType::Finish, work));
        QVERIFY(two.settle());
        QCOMPARE(chain.now(work).state, AssignmentState::Picked);
        SOUND(chain);
    }

    void workIsNotTakenOverFromWhomItWasTakenAlready()
    {
        CHAIN(chain);
        for (const QString &code : {u"0043"_s, u"0044"_s})
            chain.hire(code, Role::Picker, {chain.harbour});
        chain.stock(tea, 10);
        const Assignment work = chain.assign(Method::Pickup, {{tea, 1}});
        ChainStation one(chain, u"Desk 1"_s);
        ChainStation two(chain, u"Desk 2"_s);
        ChainStation three(chain, u"Desk 3"_s);
        open(one, u"0042"_s);
        QVERIFY(one.claim(work));
        QVERIFY(one.settle());
        open(two, u"0043"_s);
        open(three, u"0044"_s);
        three.cut();
        Args from;
        from.from = PersonCode(u"0042"_s);
        QVERIFY(two.act(CommandType::TakeOver, work, from));
        QVERIFY(three.act(CommandType::TakeOver, work, from));
        QVERIFY(two.settle());
        QVERIFY(three.mend());
        QCOMPARE(chain.now(work).claim->person, PersonCode(u"0043"_s));
        QCOMPARE(three.exceptionsOf(work), QStringList{codes::stale});
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(ConflictPolicyTest)
#include "ConflictPolicyTest.moc"
