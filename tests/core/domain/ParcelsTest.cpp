// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Assignment.h"
#include "core/domain/Codes.h"
#include "tests/support/ShopFloor.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

Args parcelOf(const QString &code, const QList<LineUnits> &lines)
{
    Args args;
    args.parcel = ParcelCode(code);
    args.lines = lines;
    return args;
}

Args staged(const QString &code, const QString &place)
{
    Args args;
    args.parcel = ParcelCode(code);
    args.location = LocationCode(place);
    return args;
}

Args undoOf(qint64 n)
{
    Args args;
    args.n = n;
    return args;
}

/// Order "A": two teas and two mugs, picked and finished.
struct PickedOrder
{
    explicit PickedOrder(Method method = Method::Pickup)
    {
        shop.stock(u"TEA"_s, 5);
        shop.stock(u"MUG"_s, 5);
        shop.place(u"S-1"_s, StagingKind::Shelf, 9);
        shop.order(u"A"_s, method, {{u"TEA"_s, 2}, {u"MUG"_s, 2}});
        shop.act(CommandType::Claim, u"A"_s);
        shop.act(CommandType::Pick, u"A"_s, test::ofLine(u"A"_s, 1, 2));
        shop.act(CommandType::Pick, u"A"_s, test::ofLine(u"A"_s, 2, 2));
        shop.act(CommandType::Finish, u"A"_s);
    }

    Assignment &order() { return shop.assignment(u"A"_s); }
    Parcel &parcel(const QString &code) { return *order().parcel(ParcelCode(code)); }

    test::ShopFloor shop;
    const LineId tea{u"A-1"_s};
    const LineId mug{u"A-2"_s};
};

} // namespace

class ParcelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aParcelThatLeftIsANewOneWhenItIsPackedAgain()
    {
        PickedOrder picked(Method::Ship);
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.tea, 2}}));
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-2"_s, {{picked.mug, 2}}));
        Args ship;
        ship.parcel = ParcelCode(u"P-1"_s);
        ship.tracking = u"TR1"_s;
        picked.shop.act(CommandType::Ship, u"A"_s, ship);
        QVERIFY(picked.parcel(u"P-1"_s).gone);

        // The mugs had cracks; others come into another box with the same label.
        picked.shop.act(CommandType::Unpick, u"A"_s, test::ofLine(u"A"_s, 2, 2));
        picked.shop.act(CommandType::Pick, u"A"_s, test::ofLine(u"A"_s, 2, 2));
        picked.shop.act(CommandType::Finish, u"A"_s);
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.mug, 2}}));
        QVERIFY(!picked.parcel(u"P-1"_s).gone);
        const Outcome shipped = picked.shop.act(CommandType::Ship, u"A"_s, ship);
        QCOMPARE(shipped.verdict.kind, VerdictKind::Applied);
        QCOMPARE(picked.order().state, AssignmentState::Shipped);
    }

    void whatIsFoundLaterJoinsItsParcelOnTheShelf()
    {
        PickedOrder picked;
        picked.shop.act(CommandType::Pack, u"A"_s,
                        parcelOf(u"P-1"_s, {{picked.tea, 2}, {picked.mug, 1}}));
        picked.shop.act(CommandType::Stage, u"A"_s, staged(u"P-1"_s, u"S-1"_s));
        QCOMPARE(picked.order().line(picked.mug)->units.inHand, 1);
        const Assignment before = picked.order();

        picked.shop.act(CommandType::Stage, u"A"_s, staged(u"P-1"_s, u"S-1"_s));
        QCOMPARE(picked.order().line(picked.mug)->units.staged, 2);
        QCOMPARE(picked.parcel(u"P-1"_s).units.value(picked.mug), 2);
        QCOMPARE(picked.order().state, AssignmentState::Staged);
        QVERIFY(picked.order().areParcelsSound());

        picked.shop.act(CommandType::Reverse, u"A"_s, undoOf(picked.shop.lastN()));
        QCOMPARE(picked.order().lines, before.lines);
        QCOMPARE(picked.order().parcels, before.parcels);
    }

    void aParcelEmptiedAtTheCounterIsNotOnItsShelfWhenItIsPackedAgain()
    {
        PickedOrder picked;
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.tea, 2}}));
        picked.shop.act(CommandType::Stage, u"A"_s, staged(u"P-1"_s, u"S-1"_s));
        Args refuse = test::ofLine(u"A"_s, 1, 2);
        refuse.reason = u"changed_mind"_s;
        picked.shop.actAs(u"nadia"_s, CommandType::Refuse, u"A"_s, refuse);
        QVERIFY(picked.parcel(u"P-1"_s).gone);

        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.mug, 2}}));
        QCOMPARE(picked.order().line(picked.mug)->units.packed, 2);
        QCOMPARE(picked.order().state, AssignmentState::Packed);
        QVERIFY(picked.order().areParcelsSound());
    }

    void packingIsNotUndoneOnceACustomerTookSomethingOutOfTheParcel()
    {
        PickedOrder picked;
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.tea, 2}}));
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.mug, 1}}));
        const qint64 packing = picked.shop.lastN();
        Args handOver;
        handOver.lines = QList<LineUnits>{{picked.tea, 2}};
        picked.shop.actAs(u"nadia"_s, CommandType::HandOver, u"A"_s, handOver);
        const Assignment before = picked.order();

        const Outcome undone = picked.shop.act(CommandType::Reverse, u"A"_s, undoOf(packing));
        QCOMPARE(undone.verdict.kind, VerdictKind::Exception);
        QCOMPARE(undone.verdict.code, u"too_late"_s);
        QCOMPARE(picked.order(), before);
        QVERIFY(picked.order().areParcelsSound());
    }

    void anUndonePackingLeavesNoParcel()
    {
        PickedOrder picked;
        const Assignment before = picked.order();
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.tea, 2}}));
        picked.shop.act(CommandType::Reverse, u"A"_s, undoOf(picked.shop.lastN()));
        QCOMPARE(picked.order().lines, before.lines);
        QCOMPARE(picked.order().parcels, before.parcels);
        QCOMPARE(picked.order().state, before.state);
    }

    void anUndoneMoveLeavesTheParcelsInTheirOrder()
    {
        PickedOrder picked;
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.tea, 1}}));
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-2"_s, {{picked.tea, 1}}));
        picked.shop.act(CommandType::Stage, u"A"_s, staged(u"P-1"_s, u"S-1"_s));
        picked.shop.act(CommandType::Reverse, u"A"_s, undoOf(picked.shop.lastN()));
        QCOMPARE(picked.order().parcels.first().code, ParcelCode(u"P-1"_s));
        QVERIFY(picked.order().areParcelsSound());
    }

    void aMoveOfAParcelWhoseOrderLeftTheStationIsNotUndone()
    {
        PickedOrder picked;
        picked.shop.place(u"S-2"_s, StagingKind::Shelf, 9);
        picked.shop.act(CommandType::Pack, u"A"_s, parcelOf(u"P-1"_s, {{picked.tea, 2}}));
        picked.shop.act(CommandType::Stage, u"A"_s, staged(u"P-1"_s, u"S-1"_s));
        picked.shop.act(CommandType::Stage, u"A"_s, staged(u"P-1"_s, u"S-2"_s));
        Command undo;
        undo.type = CommandType::Reverse;
        undo.actor = PersonCode(u"mere"_s);
        undo.target = u"A"_s;
        undo.args = undoOf(picked.shop.lastN());
        World world = picked.shop.world(undo);
        world.assignments.clear();
        QVERIFY(world.reversed);
        QCOMPARE(apply(world, undo).verdict.code, codes::tooLate);
    }

    void twoSubstitutesNeverShareALine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("of one name") << u"B-3"_s;
        QTest::newRow("without names") << QString();
    }

    void twoSubstitutesNeverShareALine()
    {
        QFETCH(const QString, name);
        PickedOrder picked;
        picked.shop.stock(u"POT"_s, 5);
        picked.shop.order(u"B"_s, Method::Pickup, {{u"TEA"_s, 1}, {u"MUG"_s, 1}});
        picked.shop.act(CommandType::Claim, u"B"_s);
        const auto substituteFor = [&](const QString &line) {
            Args args;
            args.line = LineId(line);
            args.newLine = LineId(name);
            args.sku = Sku(u"POT"_s);
            args.units = 1;
            args.approval = u"phone"_s;
            return picked.shop.act(CommandType::Substitute, u"B"_s, args).verdict;
        };
        QCOMPARE(substituteFor(u"B-1"_s).kind, VerdictKind::Applied);
        QCOMPARE(substituteFor(u"B-2"_s).kind, VerdictKind::Applied);
        const Assignment order = picked.shop.assignment(u"B"_s);
        QCOMPARE(order.lines.size(), 4);
        const Line &first = order.lines[2];
        QVERIFY(!first.id.isEmpty() && (name.isEmpty() || first.id.text == name));
        QCOMPARE(first.substituteFor, LineId(u"B-1"_s));
        const Line &second = order.lines.last();
        QVERIFY(!second.id.isEmpty() && second.id != first.id);
        QCOMPARE(second.substituteFor, LineId(u"B-2"_s));
        QCOMPARE(second.units.inHand, 1);
        QCOMPARE(order.openUnits(), 0);
        QCOMPARE(picked.shop.stockOf(u"POT"_s).picked, 2);
    }
};

QTEST_APPLESS_MAIN(ParcelsTest)
#include "ParcelsTest.moc"
