// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Acts.h"
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

struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        product(u"JAM"_s, jamCode);
        order(u"A"_s, {{u"TEA"_s, 3}, {u"JAM"_s, 1}}, 30);
        order(u"B"_s, {{u"TEA"_s, 1}}, 60);
        floor->place(u"S-07"_s, StagingKind::Shelf, 6);
        hear();
        signIn(u"mere"_s);
        if (!claim(u"mere"_s, {u"A"_s, u"B"_s}))
            qFatal("the orders cannot be taken");
    }

    void finishAll()
    {
        while (scan(teaCode).result == ScanResult::Picked) {
        }
        (void)scan(jamCode);
        for (const QString &ref : {u"A"_s, u"B"_s}) {
            const AssignmentId id(ref);
            if (!station().confirm(mere, id) ||
                !station().stage(mere, id, ParcelCode(u"P-"_s + ref), LocationCode(u"S-07"_s)) ||
                !act(u"mere"_s, CommandType::Ready, ref))
                qFatal("%s cannot be finished", qPrintable(ref));
        }
    }
};

} // namespace

/// What the screen shows without a network is what the order manager says once it has heard.
class OfflineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeDayOfWorkIsTheSameOnceItArrived();
    void aRestartShowsTheSameWork();
    void aRestartJudgesByTheServersTime();
    void aCustomerTakesHomeWhatWasCalledOffMeanwhile();
    void aHalfSentDayShowsTheSameWork();
    void undoSurvivesHalfTheWay();
    void undoAfterARestart();
    void workOnAnOrderCancelledMeanwhileIsPutBack();
    void workOnAnOrderMovedMeanwhileIsPutBack();
    void aDecisionRefusedLaterIsTakenBackAndShown();
    void aDecisionRefusedStaysSoAfterARestart();
    void twoOfflineStationsPickTheSameOrder();
    void aRebuiltCacheShowsOnesOwnWorkAgain();
    void anAcknowledgedCommandIsNotReplayedAfterARestart();
    void aRestoredDiskOffersItsWorkUnderNewNumbers();
    void aResolvedExceptionLeavesTheList();
    void theSameExceptionIsToldOnce();
    void whatTheOrderManagerTookAsItWasIsNoExceptionAnyMore();
};

void OfflineTest::aWholeDayOfWorkIsTheSameOnceItArrived()
{
    Shop shop;
    shop.finishAll();
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Ready);
    const Assignment before = shop[u"A"_s];
    shop.sync();
    QVERIFY(shop.agrees());
    QCOMPARE(shop[u"A"_s].lines, before.lines);
    QCOMPARE(shop[u"A"_s].parcels, before.parcels);
    QCOMPARE(shop.station().overlay().pendingCount(), 0);
    QVERIFY(shop.exceptions.isEmpty());
}

void OfflineTest::aRestartShowsTheSameWork()
{
    Shop shop;
    shop.finishAll();
    const Assignment before = shop[u"A"_s];
    shop.restart();
    QCOMPARE(shop[u"A"_s], before);
    shop.sync();
    shop.restart();
    QVERIFY(shop.agrees());
}

void OfflineTest::aRestartJudgesByTheServersTime()
{
    Shop shop;
    shop.serverAhead = std::chrono::hours(5);
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    const auto row = shop.outbox().rows(shop.outbox().lastN());
    QCOMPARE(row->constFirst().at, shop.clock.now() + shop.serverAhead);
}

/// The till is offline when the customer cancels one of four and then collects all of them.
void OfflineTest::aCustomerTakesHomeWhatWasCalledOffMeanwhile()
{
    Shop shop;
    shop.finishAll();
    shop.sync();
    const AssignmentId id(u"A"_s);
    shop.floor->take(
        cancelUnits(shop.floor->world({}), id, QList<LineUnits>{{LineId(u"A-1"_s), 1}}));
    shop.signIn(u"hemi"_s);
    QVERIFY(shop.station().handOver(PersonCode(u"hemi"_s), id, {},
                                    Proof{u"id"_s, Sensitive<QString>(u"passport"_s)}, {}));
    shop.upload();
    shop.hear();
    QVERIFY(shop.agrees());
    QCOMPARE(shop[u"A"_s].state, AssignmentState::HandedOver);
    QCOMPARE(shop.line(u"A"_s).units.handedOver, 3);
    QCOMPARE(shop.line(u"A"_s).units.putBackDue(), 0);
    QCOMPARE(shop.exceptions.size(), 1);
    QCOMPARE(shop.exceptions.constFirst().code, QString(codes::cancelled));
}

void OfflineTest::aHalfSentDayShowsTheSameWork()
{
    for (int sent = 1; sent <= 12; ++sent) {
        Shop shop;
        shop.finishAll();
        const Assignment before = shop[u"A"_s];
        shop.upload(sent);
        shop.hear();
        QCOMPARE(shop[u"A"_s].lines, before.lines);
        QCOMPARE(shop[u"A"_s].state, before.state);
        shop.restart();
        QCOMPARE(shop[u"A"_s].lines, before.lines);
        shop.sync();
        QVERIFY(shop.agrees());
    }
}

void OfflineTest::undoSurvivesHalfTheWay()
{
    Shop shop;
    (void)shop.scan(teaCode);
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    shop.upload(3); // both claims and the pick
    shop.hear();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    shop.sync();
    QVERIFY(shop.agrees());
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
}

void OfflineTest::undoAfterARestart()
{
    Shop shop;
    (void)shop.scan(teaCode);
    (void)shop.scan(teaCode);
    shop.restart();
    shop.signIn(u"mere"_s);
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    shop.restart();
    shop.signIn(u"mere"_s);
    QVERIFY(shop.station().undo(mere));
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    QCOMPARE(shop.station().undo(mere).error().code, codes::nothingToUndo);
    shop.sync();
    QVERIFY(shop.agrees());
}

void OfflineTest::workOnAnOrderCancelledMeanwhileIsPutBack()
{
    Shop shop;
    (void)shop.scan(teaCode);
    shop.floor->take(cancelUnits(shop.floor->world({}), AssignmentId(u"A"_s), {}));
    shop.sync();
    QCOMPARE(shop[u"A"_s].state, AssignmentState::Cancelled);
    QCOMPARE(shop[u"A"_s].putBackDue(), 1);
    QVERIFY(shop.queue().contains(u"A"_s)); // until it lies on its shelf again
    QVERIFY(shop.agrees());
    QStringList told;
    for (const ExceptionNotice &notice : shop.exceptions)
        told.append(notice.code);
    QCOMPARE(told, (QStringList{codes::cancelled, codes::cancelled})); // the claim and the pick
    QVERIFY(shop.act(u"mere"_s, CommandType::PutBack, u"A"_s, ofLine(u"A"_s, 1, 1)));
    QVERIFY(!shop.queue().contains(u"A"_s));
    shop.sync();
    QVERIFY(shop.agrees());
}

void OfflineTest::workOnAnOrderMovedMeanwhileIsPutBack()
{
    Shop shop;
    shop.sync();
    (void)shop.scan(teaCode);
    shop.floor->take(storehand::moveElsewhere(shop.floor->world({}), AssignmentId(u"A"_s)));
    shop.sync();
    QCOMPARE(shop[u"A"_s].putBackDue(), 1);
    QCOMPARE(shop.exceptions.last().code, codes::reassigned);
    QCOMPARE(shop.exceptions.last().orderRef, u"A"_s);
}

void OfflineTest::aDecisionRefusedLaterIsTakenBackAndShown()
{
    Shop shop;
    shop.order(u"C"_s, {{u"JAM"_s, 1}});
    shop.floor->assignment(u"C"_s).hold = u"payment"_s; // the station has not heard of it
    QVERIFY(shop.claim(u"mere"_s, {u"C"_s}));
    QVERIFY(shop[u"C"_s].claim);
    shop.upload();
    QVERIFY(!shop[u"C"_s].claim);
    QCOMPARE(shop.exceptions.last().code, codes::onHold);
    QCOMPARE(shop.exceptions.last().assignment, AssignmentId(u"C"_s));
    shop.hear();
    QVERIFY(shop.agrees());
}

void OfflineTest::aDecisionRefusedStaysSoAfterARestart()
{
    Shop shop;
    shop.order(u"C"_s, {{u"JAM"_s, 1}});
    shop.floor->assignment(u"C"_s).hold = u"payment"_s; // the station has not heard of it
    QVERIFY(shop.claim(u"mere"_s, {u"C"_s}));
    shop.upload();
    shop.floor->assignment(u"C"_s).hold.reset();
    shop.hear();
    QVERIFY(!shop[u"C"_s].claim);
    shop.restart();
    QVERIFY(!shop[u"C"_s].claim);
}

void OfflineTest::twoOfflineStationsPickTheSameOrder()
{
    Shop first;
    ShopStation second(first.floor, u"back"_s);
    second.product(u"TEA"_s, teaCode);
    second.signIn(u"hemi"_s);
    QVERIFY(second.claim(u"hemi"_s, {u"B"_s}));
    QCOMPARE(first.scan(teaCode).orderRef, u"A"_s);
    for (int i = 0; i < 3; ++i)
        (void)first.scan(teaCode);
    QCOMPARE(second.scan(teaCode).orderRef, u"B"_s);
    first.sync();
    second.sync();
    first.hear();
    QCOMPARE(first.line(u"B"_s).units.inHand, 1);
    QCOMPARE(first.line(u"B"_s).units.surplus, 1);
    QVERIFY(first.agrees());
    QVERIFY(second.agrees());
    QCOMPARE(second.exceptions.last().code, codes::overPicked);
}

void OfflineTest::aRebuiltCacheShowsOnesOwnWorkAgain()
{
    Shop shop;
    (void)shop.scan(teaCode);
    QVERIFY(shop.cache().rebuild({}, shop.clock.now()));
    QVERIFY(shop.station().cacheReplaced());
    QVERIFY(shop.queue().isEmpty());
    shop.forgetTold();
    shop.hear();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    QCOMPARE(shop.queue(), (QStringList{u"A"_s, u"B"_s}));
    shop.sync();
    QVERIFY(shop.agrees());
}

void OfflineTest::anAcknowledgedCommandIsNotReplayedAfterARestart()
{
    Shop shop;
    (void)shop.scan(teaCode);
    shop.upload(); // acknowledged, but the feed has not brought it
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    shop.restart();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    shop.hear();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    shop.restart();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void OfflineTest::aRestoredDiskOffersItsWorkUnderNewNumbers()
{
    Shop shop;
    (void)shop.scan(teaCode);
    shop.sync();
    (void)shop.scan(teaCode);
    const auto numberAnew = [](const OutboxRow &row, qint64 n, const auto &) {
        Command command = wire::decodeCommand(row.line).value();
        command.n = n;
        return Result<QByteArray>(wire::encodeCommand(command));
    };
    QVERIFY(shop.outbox().rollback(InstallId(u"restored"_s), numberAnew));
    QVERIFY(shop.station().installChanged(InstallId(u"restored"_s)));
    QCOMPARE(shop.line(u"A"_s).units.inHand, 2);
    shop.sync();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 2);
    QVERIFY(shop.agrees());
}

void OfflineTest::aResolvedExceptionLeavesTheList()
{
    Shop shop;
    (void)shop.scan(teaCode);
    shop.floor->take(cancelUnits(shop.floor->world({}), AssignmentId(u"A"_s), {}));
    shop.sync();
    QVERIFY(!shop.station().exceptions().isEmpty());
    shop.resolveExceptions();
    QVERIFY(shop.station().exceptions().isEmpty());
}

void OfflineTest::theSameExceptionIsToldOnce()
{
    Shop shop;
    (void)shop.scan(teaCode);
    shop.floor->take(cancelUnits(shop.floor->world({}), AssignmentId(u"A"_s), {}));
    shop.sync();
    const qsizetype told = shop.exceptions.size();
    shop.hear();
    shop.station().answered({});
    QCOMPARE(shop.exceptions.size(), told);
    QCOMPARE(shop.station().exceptions().size(), told);
}

void OfflineTest::whatTheOrderManagerTookAsItWasIsNoExceptionAnyMore()
{
    Shop shop;
    Args args = ofLine(u"B"_s, 1, 2);
    args.code = teaCode;
    const Result<Issued> issued = shop.act(u"mere"_s, CommandType::Pick, u"B"_s, args);
    QVERIFY(issued);
    QCOMPARE(shop.station().exceptions().size(), 1);
    shop.station().answered({{issued->n, issued->id, {VerdictKind::Applied, {}, {}}, true}});
    QVERIFY(shop.station().exceptions().isEmpty());
}

QTEST_GUILESS_MAIN(OfflineTest)
#include "OfflineTest.moc"
