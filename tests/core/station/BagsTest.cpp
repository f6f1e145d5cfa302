// SPDX-License-Identifier: Apache-2.0
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
const PersonCode mere{u"mere"_s};

/// Mere with a trolley: A is promised before B, B before C.
struct Trolley : ShopStation
{
    Trolley()
    {
        product(u"TEA"_s, teaCode);
        product(u"JAM"_s, jamCode);
        order(u"A"_s, {{u"TEA"_s, 1}, {u"JAM"_s, 1}}, 30);
        order(u"B"_s, {{u"TEA"_s, 1}}, 60);
        order(u"C"_s, {{u"JAM"_s, 1}}, 90);
        hear();
        signIn(u"mere"_s);
        station().setPickWay(PickWay::IntoBags);
    }

    [[nodiscard]] int bagOf(const QString &ref)
    {
        const auto totes =
            bags::totesOf(mere, station().pickTask(mere).ownClaims(), station().overlay());
        return bags::numberOf(totes.value(AssignmentId(ref)));
    }

    [[nodiscard]] QString toteOf(const QString &ref, int number = 1)
    {
        const QList<ToteUnits> &totes = line(ref, number).totes;
        return totes.isEmpty() ? QString() : totes.first().tote;
    }
};

} // namespace

/// One order, one bag, also after a power cut.
class BagsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneOrderAloneNeedsNoBag()
    {
        Trolley shop;
        QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
        QCOMPARE(shop.bagOf(u"B"_s), 0);
        QCOMPARE(shop.scan(teaCode).tote, QString());
        QVERIFY(shop.line(u"B"_s).totes.isEmpty());
    }

    void eachOrderOfAWalkHasABagAndItsUnitsSayWhich()
    {
        Trolley shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
        QCOMPARE(shop.bagOf(u"A"_s), 1);
        QCOMPARE(shop.bagOf(u"B"_s), 2);
        QCOMPARE(shop.scan(teaCode).tote, u"mere/1"_s);
        QCOMPARE(shop.scan(teaCode).tote, u"mere/2"_s);
        QCOMPARE(shop.toteOf(u"A"_s), u"mere/1"_s);
        QCOMPARE(shop.toteOf(u"B"_s), u"mere/2"_s);
    }

    void aBagKeepsItsNumberWhenAnEarlierOrderIsDoneOrComes()
    {
        Trolley shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
        (void)shop.scan(teaCode);
        (void)shop.scan(teaCode);
        (void)shop.scan(jamCode);
        QVERIFY(shop.station().confirm(mere, AssignmentId(u"A"_s)));
        QVERIFY(shop.claim(u"mere"_s, {u"C"_s}));
        QCOMPARE(shop.bagOf(u"B"_s), 2);
        QVERIFY(shop.bagOf(u"C"_s) != 2);
    }

    void aPowerCutMovesNothingBetweenBags()
    {
        Trolley shop;
        QVERIFY(shop.claim(u"mere"_s, {u"B"_s, u"C"_s}));
        (void)shop.scan(jamCode); // bag 2
        QCOMPARE(shop.toteOf(u"C"_s), u"mere/2"_s);
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        QCOMPARE(shop.bagOf(u"A"_s), 1); // A is promised first, and nothing lies in bag 1 yet
        shop.restart();
        shop.signIn(u"mere"_s);
        QCOMPARE(shop.bagOf(u"C"_s), 2);
        QCOMPARE(shop.bagOf(u"A"_s), 1);
        QCOMPARE(shop.bagOf(u"B"_s), 3);
    }

    void whatIsUndoneLeavesItsBag()
    {
        Trolley shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
        (void)shop.scan(teaCode);
        QVERIFY(shop.station().undo(mere));
        QVERIFY(shop.line(u"A"_s).totes.isEmpty());
        shop.sync();
        QVERIFY(shop.agrees());
    }

    void atTheBenchNothingIsInABagUntilItIsSorted()
    {
        Trolley shop;
        shop.station().setPickWay(PickWay::SortLater);
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
        (void)shop.scan(teaCode);
        QVERIFY(shop.line(u"A"_s).totes.isEmpty());
        QVERIFY(shop.station().sort(mere, teaCode, u"T1"_s));
        QCOMPARE(shop.toteOf(u"A"_s), u"T1"_s);
    }

    void aToteThatIsNoBagHasNoNumber()
    {
        QCOMPARE(bags::numberOf(u"mere/12"_s), 12);
        QCOMPARE(bags::numberOf(u"T1"_s), 0);
        QCOMPARE(bags::numberOf(u"mere/x"_s), 0);
        QCOMPARE(bags::numberOf({}), 0);
    }
};

QTEST_GUILESS_MAIN(BagsTest)
#include "BagsTest.moc"
