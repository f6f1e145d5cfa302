// SPDX-License-Identifier: Apache-2.0
#include "core/station/StockMoves.h"

#include "tests/support/DiskState.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;

namespace {

/// One after the other, no bucket below zero.
Stock oneByOne(Stock stock, const std::map<qint64, StockMove> &moves, qint64 after)
{
    for (auto move = moves.upper_bound(after); move != moves.end(); ++move) {
        stock.shelf = std::max(0, stock.shelf + move->second.shelf);
        stock.picked = std::max(0, stock.picked + move->second.picked);
        stock.unsellable = std::max(0, stock.unsellable + move->second.unsellable);
        stock.reserved = std::max(0, stock.reserved + move->second.reserved);
    }
    return stock;
}

int some(Random &random)
{
    return static_cast<int>(pick(random, 9)) - 5;
}

} // namespace

class StockMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotThereIsNotOwedWhenMoreComes()
    {
        StockMoves moves;
        moves.add(1, {.shelf = -3});
        moves.add(2, {.shelf = 5});
        QCOMPARE(moves.after(Stock{.shelf = 1}, 0).shelf, 5);
        QCOMPARE(moves.after(Stock{.shelf = 1}, 1).shelf, 6);
        QCOMPARE(moves.after(Stock{.shelf = 1}, 2).shelf, 1);
        moves.remove(1);
        moves.remove(2);
        QVERIFY(moves.isEmpty());
    }

    void whatAFormerInstallSentCountsWhateverIsContained()
    {
        StockMoves moves;
        moves.add(-300, {.shelf = -3});
        moves.add(-299, {.shelf = 1});
        moves.add(5, {.shelf = -1});
        QCOMPARE(moves.after(Stock{.shelf = 9}, 0).shelf, 6);
        QCOMPARE(moves.after(Stock{.shelf = 9}, 5).shelf, 7);
        moves.remove(-300);
        QCOMPARE(moves.after(Stock{.shelf = 9}, 5).shelf, 10);
    }

    void thousandsTogetherComeToTheSameAsOneByOne()
    {
        FakeRandom random;
        StockMoves moves;
        std::map<qint64, StockMove> known;
        for (int step = 0; step < 3'000; ++step) {
            const qint64 n = 1 + pick(random, 2'000);
            if (known.erase(n) > 0) {
                moves.remove(n);
            } else {
                known[n] = {.shelf = some(random),
                            .picked = some(random),
                            .unsellable = some(random),
                            .reserved = some(random)};
                moves.add(n, known[n]);
            }
            const Stock base{.shelf = 7, .picked = 1, .reserved = 4};
            const qint64 after = pick(random, 2'100);
            QCOMPARE(moves.after(base, after), oneByOne(base, known, after));
        }
    }
};

QTEST_GUILESS_MAIN(StockMovesTest)
#include "StockMovesTest.moc"
