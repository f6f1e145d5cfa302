// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Assignment.h"
#include "tests/support/ShopFloor.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Order "A" wants three phones, each with a serial; "B" waits for phones, too.
struct Shop
{
    Shop()
    {
        floor.stock(u"PHONE"_s, 9);
        floor.place(u"S-1"_s, StagingKind::Shelf, 9);
        floor.order(u"A"_s, Method::Pickup, {{u"PHONE"_s, 3}});
        floor.order(u"B"_s, Method::Pickup, {{u"PHONE"_s, 2}});
        floor.act(CommandType::Claim, u"A"_s);
        floor.act(CommandType::Claim, u"B"_s);
    }

    void pick(const QString &serial, const QString &bag)
    {
        Args args = ofLine(u"A"_s, 1, 1);
        args.detail.serial = serial;
        args.tote = bag;
        floor.act(CommandType::Pick, u"A"_s, args);
    }

    void pickAll()
    {
        for (const QString &serial : {u"S1"_s, u"S2"_s, u"S3"_s})
            pick(serial, u"mere/1"_s);
        floor.act(CommandType::Finish, u"A"_s);
    }

    void pack(int units)
    {
        Args args;
        args.parcel = ParcelCode(u"P-1"_s);
        args.lines = QList<LineUnits>{{LineId(u"A-1"_s), units}};
        floor.act(CommandType::Pack, u"A"_s, args);
    }

    void undo()
    {
        Args args;
        args.n = floor.lastN();
        if (floor.act(CommandType::Reverse, u"A"_s, args).verdict.kind != VerdictKind::Applied)
            qFatal("it cannot be undone");
    }

    [[nodiscard]] const Line &line() { return floor.assignment(u"A"_s).lines.first(); }

    [[nodiscard]] int inBags()
    {
        int units = 0;
        for (const ToteUnits &tote : line().totes)
            units += tote.units;
        return units;
    }

    [[nodiscard]] QStringList serials()
    {
        QStringList all;
        for (const PickedDetail &picked : line().details)
            all.append(picked.detail.serial);
        return all;
    }

    ShopFloor floor;
};

} // namespace

/// What is known of single units goes with them, and comes back with them.
class TracesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPackedLiesInNoBagAnyMore()
    {
        Shop shop;
        shop.pickAll();
        shop.pack(2);
        QCOMPARE(shop.inBags(), 1);
        QCOMPARE(shop.serials().size(), 3); // still the customer's
        shop.pack(1);
        QCOMPARE(shop.inBags(), 0);
    }

    void whatStandsOnAShelfLiesInNoBagAnyMore()
    {
        Shop shop;
        shop.pickAll();
        Args args;
        args.parcel = ParcelCode(u"P-1"_s);
        args.location = LocationCode(u"S-1"_s);
        shop.floor.act(CommandType::Stage, u"A"_s, args);
        QCOMPARE(shop.inBags(), 0);
    }

    void whatTheCustomerTookLiesInNoBagAnyMore()
    {
        Shop shop;
        shop.pickAll();
        Args args;
        args.lines = QList<LineUnits>{{LineId(u"A-1"_s), 1}};
        shop.floor.act(CommandType::HandOver, u"A"_s, args);
        QCOMPARE(shop.inBags(), 2);
    }

    void whatIsGivenToAnotherOrderLeavesItsBag()
    {
        Shop shop;
        shop.pickAll();
        Args args = ofLine(u"A"_s, 1, 1);
        args.toAssignment = AssignmentId(u"B"_s);
        args.toLine = LineId(u"B-1"_s);
        shop.floor.act(CommandType::Unpick, u"A"_s, args);
        QCOMPARE(shop.inBags(), 2);
    }

    void whatIsUnpackedAgainLiesInItsBag()
    {
        Shop shop;
        shop.pickAll();
        const Line before = shop.line();
        shop.pack(2);
        shop.undo();
        QCOMPARE(shop.line(), before);
    }

    void anUndoneUnpickBringsBackSerialAndBag()
    {
        Shop shop;
        shop.pickAll();
        const Line before = shop.line();
        shop.floor.act(CommandType::Unpick, u"A"_s, ofLine(u"A"_s, 1, 2));
        QCOMPARE(shop.serials(), QStringList{u"S1"_s});
        shop.undo();
        QCOMPARE(shop.line(), before);
    }

    void aUnitThatBrokeTakesItsSerialAlongUntilThatIsUndone()
    {
        Shop shop;
        shop.pickAll();
        const Line before = shop.line();
        Args args = ofLine(u"A"_s, 1, 1);
        args.reason = u"damaged"_s;
        shop.floor.act(CommandType::Short, u"A"_s, args);
        QCOMPARE(shop.serials(), (QStringList{u"S1"_s, u"S2"_s}));
        QCOMPARE(shop.inBags(), 2);
        shop.undo();
        QCOMPARE(shop.line(), before);
    }
};

QTEST_APPLESS_MAIN(TracesTest)
#include "TracesTest.moc"
