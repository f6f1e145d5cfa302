// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Catalogue.h"

#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "tests/support/ShopFloor.h"

#include <QTest>

#include <algorithm>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Arguments that make sense for any type on order "A".
Args sensible()
{
    Args args = test::ofLine(u"A"_s, 1, 1);
    args.sku = Sku(u"TEA"_s);
    args.newLine = LineId(u"A-new"_s);
    args.reason = u"not_found"_s;
    args.tote = u"bag 3"_s;
    args.parcel = ParcelCode(u"P-1"_s);
    args.location = LocationCode(u"S-1"_s);
    args.lines = QList<LineUnits>{{args.line, 1}};
    args.proofVerified = true;
    args.approval = u"customer"_s;
    args.from = PersonCode(u"mere"_s);
    args.tracking = u"TRACK"_s;
    args.until = Instant{9'000'000'000};
    args.delta = 1;
    args.n = 1;
    args.text = u"note"_s;
    return args;
}

/// Brings order "A" (three units of TEA) to a state by setting numbers that belong to it.
void bringTo(Assignment &assignment, AssignmentState state)
{
    assignment.state = state;
    Quantities &units = assignment.lines[0].units;
    switch (state) {
    case AssignmentState::Assigned:
    case AssignmentState::Accepted:
        return;
    case AssignmentState::Picking:
        units.inHand = 1;
        return;
    case AssignmentState::Picked:
        units.inHand = 3;
        return;
    case AssignmentState::Packed:
        units.packed = 3;
        assignment.parcels = {{.code = ParcelCode(u"P-1"_s), .units = {{LineId(u"A-1"_s), 3}}}};
        return;
    case AssignmentState::Staged:
    case AssignmentState::Ready:
        units.staged = 3;
        assignment.parcels = {{.code = ParcelCode(u"P-1"_s),
                               .location = LocationCode(u"S-1"_s),
                               .units = {{LineId(u"A-1"_s), 3}}}};
        return;
    case AssignmentState::HandedOver:
        units.handedOver = 3;
        return;
    case AssignmentState::Shipped:
        units.shipped = 3;
        return;
    case AssignmentState::Declined:
    case AssignmentState::Cancelled:
    case AssignmentState::Expired:
        units.withdrawn = 2;
        units.cancelled = 1;
        return;
    case AssignmentState::ShortClosed:
        units.shorted = 3;
        return;
    }
}

} // namespace

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyArgumentHasACodec()
    {
        for (const CommandRule &rule : catalogue())
            QVERIFY(wire::argsToJson(sensible(), rule.type).toObject().size() <=
                    int(rule.args.size()));
    }

    void everyCommandInEveryState_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("state");
        for (const CommandRule &rule : catalogue()) {
            for (int state = 0; state <= int(AssignmentState::ShortClosed); ++state)
                QTest::addRow("%s in %s", qPrintable(toText(rule.type)),
                              qPrintable(toText(AssignmentState(state))))
                    << int(rule.type) << state;
        }
    }

    void everyCommandInEveryState()
    {
        QFETCH(int, type);
        QFETCH(int, state);
        const CommandRule &rule = ruleOf(CommandType(type));
        test::ShopFloor shop;
        shop.stock(u"TEA"_s, 14);
        shop.place(u"S-1"_s, StagingKind::Shelf, 6);
        Assignment &assignment = shop.order(u"A"_s, Method::Ship, {{u"TEA"_s, 3}});
        bringTo(assignment, AssignmentState(state));
        Stock &tea = shop.stockOf(u"TEA"_s);
        tea.reserved = assignment.openUnits();
        tea.picked = assignment.heldUnits() + assignment.putBackDue();
        const Assignment before = assignment;

        const QString target = rule.target == TargetKind::Store ? u"harbour"_s : u"A"_s;
        const Outcome outcome = shop.act(rule.type, target, sensible());

        const QString code = outcome.verdict.code;
        if (!code.isEmpty())
            QVERIFY2(std::any_of(rule.answers.begin(), rule.answers.end(),
                                 [&](QLatin1StringView known) { return code == known; }),
                     qPrintable(u"answered "_s + code));
        if (rule.isObservation())
            QVERIFY(!outcome.verdict.isRejected());
        if (outcome.verdict.isRejected())
            QCOMPARE(shop.assignment(u"A"_s), before);
        if (rule.target == TargetKind::Assignment && !rule.isLegalIn(AssignmentState(state)))
            QVERIFY(outcome.verdict.kind != VerdictKind::Applied);
        for (const Line &line : shop.assignment(u"A"_s).lines)
            QVERIFY(line.units.areSound());
        for (const StockMove &move : outcome.moves)
            QVERIFY(move.isConserving());
    }
};

QTEST_APPLESS_MAIN(CatalogueTest)
#include "CatalogueTest.moc"
