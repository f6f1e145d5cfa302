// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/SourcingTable.h"

#include "core/domain/Codes.h"
#include "tests/oms/sourcing/SourcingFixture.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using storehand::test::SourcingFixture;

namespace {

QStringList excludedBy(const SourcingTable &table)
{
    QStringList texts;
    for (const Why::Excluded &one : table.excluded)
        texts.append(one.store.text + u' ' + one.code);
    return texts;
}

} // namespace

class SourcingTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyStoreThatMayNotTakePartIsNamedWithItsReason()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.store("paused", 1, {9}).paused = true;
        order.store("shut", 2, {9}).closed = true;
        order.store("full", 3, {9}).capacityLeft = 0;
        order.store("counter", 4, {9}).ships = false;
        order.store("declined", 5, {9}).excludedBecause = codes::declinedByStore;
        order.store("looked", 6, {9}).offers[0].excludedBecause = codes::notFoundRecently;
        order.store("empty", 0.5, {0});
        order.store("below", 0.4, {-3});
        order.store("fine", 7, {1});
        const SourcingTable table = sourcingTable(order.request);
        const QStringList wanted{QStringLiteral("paused paused"),
                                 QStringLiteral("shut store_closed"),
                                 QStringLiteral("full no_capacity"),
                                 QStringLiteral("counter not_a_shipping_store"),
                                 QStringLiteral("declined declined_by_store"),
                                 QStringLiteral("looked not_found_recently"),
                                 QStringLiteral("below no_stock"),
                                 QStringLiteral("empty no_stock")};
        QCOMPARE(excludedBy(table), wanted);
        QCOMPARE(table.rows.size(), size_t(1));
        QCOMPARE(table.rows[0].store.text, QStringLiteral("fine"));
    }

    void aLineThatIsExcludedLeavesTheOthersOfTheStore()
    {
        SourcingFixture order;
        order.line("TEA", 1);
        order.line("MUG", 2);
        order.store("looked", 1, {9, 9}).offers[0].excludedBecause = codes::notFoundRecently;
        const SourcingTable table = sourcingTable(order.request);
        QCOMPARE(table.heldBy(0, 0), 0);
        QCOMPARE(table.heldBy(0, 1), 2);
        QVERIFY(table.excluded.empty());
    }

    void leavingAStoreOutLowersTheNeedToWhatTheOthersHave()
    {
        SourcingFixture order;
        order.line("TEA", 5);
        order.store("a", 1, {3});
        order.store("b", 1, {4});
        const SourcingTable table = sourcingTable(order.request);
        QCOMPARE(table.problem().need, std::vector<int>{5});
        QCOMPARE(table.problem(0).need, std::vector<int>{4});
        QCOMPARE(table.problem(0).held, (std::vector<int>{0, 4}));
    }
};

QTEST_APPLESS_MAIN(SourcingTableTest)
#include "SourcingTableTest.moc"
