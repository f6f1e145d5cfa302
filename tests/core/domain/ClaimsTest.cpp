// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/support/ShopFloor.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const InstallId desk{u"desk"_s};
const InstallId counter{u"counter"_s};

/// One order, and people at two stations.
struct Shop
{
    Shop()
    {
        floor.stock(u"TEA"_s, 5);
        floor.order(u"A"_s, Method::Pickup, {{u"TEA"_s, 1}});
    }

    Outcome does(const InstallId &install, const QString &who, CommandType type,
                 const Args &args = {})
    {
        Command command;
        command.n = ++n;
        command.id = CommandId(u"c%1"_s.arg(n));
        command.type = type;
        command.actor = PersonCode(who);
        command.target = u"A"_s;
        command.args = args;
        return floor.judge(command, install);
    }

    [[nodiscard]] const Assignment &order() { return floor.assignment(u"A"_s); }
    [[nodiscard]] Millis lease() { return std::chrono::minutes(floor.store().policy.leaseMinutes); }

    ShopFloor floor;
    qint64 n = 0;
};

} // namespace

/// Who has an order, and for how long.
class ClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoTakesOverHasItForAWholeLease()
    {
        Shop shop;
        shop.does(desk, u"mere"_s, CommandType::Claim);
        shop.floor.now = shop.floor.now + shop.lease() / 2;
        shop.does(counter, u"nadia"_s, CommandType::TakeOver);
        QCOMPARE(shop.order().claim->install, counter);
        QCOMPARE(shop.order().claim->leaseUntil, shop.floor.now + shop.lease());
    }

    void whoHasFinishedKeepsNobodyAway()
    {
        Shop shop;
        shop.does(desk, u"mere"_s, CommandType::Claim);
        shop.does(desk, u"mere"_s, CommandType::Pick, ofLine(u"A"_s, 1, 1));
        QVERIFY(!shop.does(desk, u"mere"_s, CommandType::Finish).verdict.isRejected());
        QCOMPARE(shop.order().state, AssignmentState::Picked);
        QVERIFY(!shop.order().claim);
    }

    void aRestoredDiskDoesNotKnowWhatItsStationDidSince()
    {
        Shop shop;
        shop.does(desk, u"mere"_s, CommandType::Claim);
        shop.does(desk, u"mere"_s, CommandType::Pick, ofLine(u"A"_s, 1, 1));
        Command decline;
        decline.type = CommandType::Decline;
        decline.actor = PersonCode(u"nadia"_s);
        decline.target = u"A"_s;
        decline.base = 1;
        Assignment picked = shop.order();
        picked.changes.note(Facet::Units, desk, 2);
        World world = shop.floor.world(decline);
        world.assignments.insert(picked.id, picked);
        world.install = InstallId(u"desk, with its disk put back"_s);
        world.formerInstalls = {desk};
        QCOMPARE(apply(world, decline).verdict.code, QString(codes::stale));
        world.install = desk;
        QVERIFY(apply(world, decline).verdict.code != codes::stale);
    }

    void aClaimKeepsOthersDecisionsAwayWhileItLasts()
    {
        Shop shop;
        Args why;
        why.reason = u"because"_s;
        shop.does(desk, u"mere"_s, CommandType::Claim);
        const Outcome refused = shop.does(counter, u"nadia"_s, CommandType::Hold, why);
        QCOMPARE(refused.verdict.code, QString(codes::claimedByOther));
        QVERIFY(!shop.order().hold);
        shop.floor.now = shop.floor.now + shop.lease();
        QVERIFY(!shop.does(counter, u"nadia"_s, CommandType::Hold, why).verdict.isRejected());
        QVERIFY(shop.order().hold);
    }
};

QTEST_APPLESS_MAIN(ClaimsTest)
#include "ClaimsTest.moc"
