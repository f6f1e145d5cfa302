// SPDX-License-Identifier: Apache-2.0
#include "core/station/BenchTask.h"

#include "core/domain/Codes.h"
#include "core/station/Bags.h"
#include "core/station/Station.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);
const QString jamCode = ean(2);
const QString mugCode = ean(3);
const QString caseOfTea = ean(4);
const PersonCode mere{u"mere"_s};
const PersonCode nadia{u"nadia"_s};

/// Mere with three orders in hand: A is promised before B, B before C.
struct Bench : ShopStation
{
    explicit Bench(PickWay way = PickWay::SortLater)
    {
        product(u"TEA"_s, {{teaCode, 1}, {caseOfTea, 2}});
        product(u"JAM"_s, jamCode);
        product(u"MUG"_s, mugCode);
        order(u"A"_s, {{u"TEA"_s, 1}, {u"JAM"_s, 1}}, 30);
        order(u"B"_s, {{u"TEA"_s, 2}}, 60);
        order(u"C"_s, {{u"JAM"_s, 1}}, 90);
        hear();
        signIn(u"mere"_s);
        station().setPickWay(way);
        if (!claim(u"mere"_s, {u"A"_s, u"B"_s, u"C"_s}))
            qFatal("the orders cannot be taken");
    }

    /// Fetches everything, loose, and brings it to the bench.
    void fetchAll()
    {
        for (const QString &code : {teaCode, teaCode, teaCode, jamCode, jamCode})
            (void)scan(code);
        station().setAtBench(mere, true);
    }

    [[nodiscard]] int inBag(const QString &ref, int bag) const
    {
        int units = 0;
        for (const Line &line : (*this)[ref].lines) {
            for (const ToteUnits &sorted : line.totes)
                units += bags::numberOf(sorted.tote) == bag ? sorted.units : 0;
        }
        return units;
    }
};

} // namespace

/// What was fetched finds its bag.
class BenchTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPieceGoesToTheEarliestPromiseAndTheScanNamesItsBag()
    {
        Bench shop;
        shop.fetchAll();
        const ScanOutcome first = shop.scan(teaCode);
        QCOMPARE(first.result, ScanResult::Allocated);
        QCOMPARE(first.orderRef, u"A"_s);
        QCOMPARE(bags::numberOf(first.tote), 1);
        QVERIFY(!first.command.isEmpty());
        QVERIFY(first.durableUs > 0);
        QCOMPARE(bags::numberOf(shop.scan(teaCode).tote), 2);
        QCOMPARE(bags::numberOf(shop.scan(teaCode).tote), 2);
        QCOMPARE(shop.inBag(u"A"_s, 1), 1);
        QCOMPARE(shop.inBag(u"B"_s, 2), 2);
        shop.sync();
        QVERIFY(shop.agrees());
    }

    void awayFromTheBenchTheSameScanIsOneTooMany()
    {
        Bench shop;
        shop.fetchAll();
        shop.station().setAtBench(mere, false);
        QCOMPARE(shop.scan(teaCode).result, ScanResult::AlreadyComplete);
        QCOMPARE(shop.inBag(u"A"_s, 1), 0);
    }

    void moreThanWasFetchedIsOneTooManyAtTheBenchToo()
    {
        Bench shop;
        shop.fetchAll();
        (void)shop.scan(jamCode);
        (void)shop.scan(jamCode);
        QCOMPARE(shop.scan(jamCode).result, ScanResult::AlreadyComplete);
        QCOMPARE(shop.scan(mugCode).result, ScanResult::WrongItem);
        QCOMPARE(shop.scan(u"no such code"_s).result, ScanResult::UnknownCode);
    }

    void oneOrderAloneIsNotSorted()
    {
        Bench shop;
        shop.fetchAll();
        (void)shop.scan(teaCode);
        for (const QString &ref : {u"A"_s, u"B"_s})
            QVERIFY(shop.station().confirm(mere, AssignmentId(ref)));
        QCOMPARE(shop.scan(jamCode).result, ScanResult::AlreadyComplete);
        QVERIFY(shop.line(u"C"_s).totes.isEmpty());
    }

    void aPackGoesWholeIntoABagThatWantsAllOfIt()
    {
        Bench shop;
        shop.fetchAll();
        const ScanOutcome pack = shop.scan(caseOfTea);
        QCOMPARE(pack.result, ScanResult::Allocated);
        QCOMPARE(pack.orderRef, u"B"_s);
        QCOMPARE(shop.inBag(u"B"_s, 2), 2);
        const ScanOutcome tooMuch = shop.scan(caseOfTea);
        QCOMPARE(tooMuch.result, ScanResult::WrongItem);
        QCOMPARE(tooMuch.code, QString(codes::packTooLarge));
    }

    void aPieceOfAnOrderThatIsGoneIsForgotten()
    {
        Bench shop;
        shop.fetchAll();
        (void)shop.scan(u"SHT:B-3"_s);
        QCOMPARE(shop.scan(teaCode).code, QString(codes::wrongTote)); // move it?
        QVERIFY(shop.cache().rebuild({ErrorKind::Storage, codes::databaseCorrupt, u"damaged"_s},
                                     shop.clock.now()));
        QVERIFY(shop.station().cacheReplaced());
        QVERIFY(!shop.station().bench(mere).hand());
        QVERIFY(!shop.station().moveIntoBag(mere));
        QCOMPARE(shop.scan(u"SHT:B-1"_s).result, ScanResult::NotExpected);
    }

    void aPieceInTheWrongBagSaysWhoseItIsAndIsMovedByTheLabelOfItsOwn()
    {
        Bench shop;
        shop.fetchAll();
        QCOMPARE(shop.scan(u"SHT:B-3"_s).result, ScanResult::Opened);
        QCOMPARE(shop.station().bench(mere).chosenBag(), 3);
        const ScanOutcome wrong = shop.scan(teaCode);
        QCOMPARE(wrong.result, ScanResult::WrongItem);
        QCOMPARE(wrong.code, QString(codes::wrongTote));
        QCOMPARE(wrong.orderRef, u"A"_s);
        QCOMPARE(bags::numberOf(wrong.tote), 1);
        QVERIFY(wrong.command.isEmpty());
        QCOMPARE(shop.inBag(u"A"_s, 1), 0);

        QCOMPARE(shop.scan(u"SHT:B-2"_s).code, QString(codes::wrongTote));
        const ScanOutcome moved = shop.scan(u"SHT:B-1"_s);
        QCOMPARE(moved.result, ScanResult::Allocated);
        QVERIFY(!moved.command.isEmpty());
        QCOMPARE(shop.inBag(u"A"_s, 1), 1);
    }

    void theCommandCardAndTheScreenMoveItToo()
    {
        Bench shop;
        shop.fetchAll();
        shop.station().chooseBag(mere, 3);
        (void)shop.scan(teaCode);
        QCOMPARE(shop.scan(u"SHC:confirm"_s).result, ScanResult::Allocated);
        QCOMPARE(shop.inBag(u"A"_s, 1), 1);
        (void)shop.scan(teaCode);
        const auto moved = shop.station().moveIntoBag(mere);
        QVERIFY(moved);
        QCOMPARE(moved->orderRef, u"B"_s);
        QCOMPARE(shop.inBag(u"B"_s, 2), 1);
        QCOMPARE(shop.station().moveIntoBag(mere).error().code, QString(codes::notFound));
    }

    void anyOtherScanLeavesThePieceWhereItIs()
    {
        Bench shop;
        shop.fetchAll();
        shop.station().chooseBag(mere, 3);
        (void)shop.scan(teaCode);
        QCOMPARE(shop.scan(jamCode).orderRef, u"C"_s); // the chosen bag wants it, though A is first
        QCOMPARE(shop.inBag(u"C"_s, 3), 1);
        QCOMPARE(shop.inBag(u"A"_s, 1), 0);
        QCOMPARE(shop.station().moveIntoBag(mere).error().code, QString(codes::notFound));
    }

    void afterAPieceTheLabelOfItsBagConfirmsItAndAnotherSaysWhoseItIs()
    {
        Bench shop;
        shop.fetchAll();
        (void)shop.scan(teaCode);
        const ScanOutcome wrong = shop.scan(u"SHT:B-2"_s);
        QCOMPARE(wrong.code, QString(codes::wrongTote));
        QCOMPARE(wrong.orderRef, u"A"_s);
        const ScanOutcome right = shop.scan(u"SHT:B-1"_s);
        QCOMPARE(right.result, ScanResult::Allocated);
        QVERIFY(right.command.isEmpty()); // it was booked before
        QCOMPARE(shop.inBag(u"A"_s, 1), 1);
        QCOMPARE(shop.station().bench(mere).chosenBag(), 0);
    }

    void aBagThatNoOrderHasIsRefused()
    {
        Bench shop;
        shop.fetchAll();
        for (const QString &label : {u"SHT:B-9"_s, u"SHT:BAG"_s}) {
            const ScanOutcome outcome = shop.scan(label);
            QCOMPARE(outcome.result, ScanResult::NotExpected);
            QCOMPARE(outcome.code, QString(codes::notFound));
        }
    }

    void undoTakesThePieceOutOfTheBagAndPutsTheLightOut()
    {
        Bench shop;
        shop.fetchAll();
        (void)shop.scan(teaCode);
        QVERIFY(shop.station().bench(mere).hand());
        QVERIFY(shop.station().undo(mere));
        QVERIFY(!shop.station().bench(mere).hand());
        QCOMPARE(shop.inBag(u"A"_s, 1), 0);
        QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
        shop.sync();
        QVERIFY(shop.agrees());
    }

    void whatWasFetchedByAListIsPickedIntoItsBagAtTheBench()
    {
        Bench shop(PickWay::Paper);
        QVERIFY(shop.station().isAtBench(mere));
        const ScanOutcome picked = shop.scan(teaCode);
        QCOMPARE(picked.result, ScanResult::Picked);
        QCOMPARE(picked.orderRef, u"A"_s);
        QCOMPARE(shop.inBag(u"A"_s, 1), 1);
        shop.station().chooseBag(mere, 3);
        const ScanOutcome wrong = shop.scan(teaCode);
        QCOMPARE(wrong.code, QString(codes::wrongTote));
        QCOMPARE(wrong.orderRef, u"B"_s);
        QCOMPARE(shop.line(u"B"_s).units.inHand, 0);
        QVERIFY(shop.station().moveIntoBag(mere));
        QCOMPARE(shop.inBag(u"B"_s, 2), 1);
        shop.sync();
        QVERIFY(shop.agrees());
    }

    void theChosenBagIsServedBeforeAnEarlierPromise()
    {
        Bench shop(PickWay::Paper);
        shop.station().chooseBag(mere, 2);
        QCOMPARE(shop.scan(teaCode).orderRef, u"B"_s);
        shop.station().chooseBag(mere, 2); // lets go of it
        QCOMPARE(shop.scan(teaCode).orderRef, u"A"_s);
    }

    void anotherWayHoldsForOneWalk()
    {
        Bench shop(PickWay::IntoBags);
        shop.station().setPickWay(mere, PickWay::SortLater);
        QCOMPARE(shop.station().pickWay(mere), PickWay::SortLater);
        shop.fetchAll();
        QCOMPARE(shop.inBag(u"A"_s, 1), 0);
        for (const QString &code : {teaCode, teaCode, teaCode, jamCode, jamCode})
            QCOMPARE(shop.scan(code).result, ScanResult::Allocated);
        QVERIFY(shop.station().finishWalk(mere));
        shop.floor->place(u"S-07"_s, StagingKind::Shelf, 9);
        shop.hear();
        for (const QString &ref : {u"A"_s, u"B"_s, u"C"_s})
            QVERIFY(shop.station().stage(mere, AssignmentId(ref), ParcelCode(u"P-00"_s + ref),
                                         LocationCode(u"S-07"_s)));
        shop.order(u"D"_s, {{u"MUG"_s, 1}});
        shop.hear();
        QVERIFY(shop.claim(u"mere"_s, {u"D"_s}));
        QCOMPARE(shop.station().pickWay(mere), PickWay::IntoBags);
    }

    void twoPeopleSortTheirOwnWalksAtOneBench()
    {
        Bench shop;
        shop.order(u"D"_s, {{u"TEA"_s, 1}}, 10);
        shop.order(u"E"_s, {{u"MUG"_s, 1}}, 20);
        shop.hear();
        shop.signIn(u"nadia"_s, u"Scanner 2"_s);
        QVERIFY(shop.claim(u"nadia"_s, {u"D"_s, u"E"_s}));
        QCOMPARE(shop.scan(teaCode, u"Scanner 2"_s).orderRef, u"D"_s);
        QVERIFY(shop.line(u"D"_s).totes.isEmpty());
        shop.fetchAll();
        QCOMPARE(shop.scan(teaCode).orderRef, u"A"_s); // not Nadia's, though hers is earlier
        shop.station().setAtBench(nadia, true);
        QCOMPARE(shop.scan(teaCode, u"Scanner 2"_s).orderRef, u"D"_s);
        QCOMPARE(shop.inBag(u"D"_s, 1), 1);
        QCOMPARE(shop.inBag(u"A"_s, 1), 1);
    }
};

QTEST_GUILESS_MAIN(BenchTaskTest)
#include "BenchTaskTest.moc"
