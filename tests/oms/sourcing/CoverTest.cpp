// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/Cover.h"

#include "oms/sourcing/CoverSearch.h"

#include <QTest>

#include <random>

using namespace storehand::oms;

namespace {

int roll(std::mt19937 &engine, int from, int to)
{
    return from + int(engine() % unsigned(to - from + 1));
}

bool holdsEnough(const CoverProblem &p, unsigned chosen)
{
    for (size_t i = 0; i < p.itemCount(); ++i) {
        int held = 0;
        for (size_t at = 0; at < p.storeCount(); ++at)
            held += (chosen >> at & 1) ? p.row(at)[i] : 0;
        if (held < p.need[i])
            return false;
    }
    return true;
}

/// Tries every subset of the stores. Free stores are in all of them.
CoverAnswer byTryingAll(const CoverProblem &p)
{
    unsigned free = 0;
    for (size_t at = 0; at < p.storeCount(); ++at)
        free |= unsigned(p.costs[at] == CoverCost()) << at;
    std::optional<CoverAnswer> best;
    for (unsigned chosen = 0; chosen < 1u << p.storeCount(); ++chosen) {
        if ((chosen & free) || !holdsEnough(p, chosen | free))
            continue;
        CoverAnswer one;
        for (size_t at = 0; at < p.storeCount(); ++at) {
            if (!(chosen >> at & 1))
                continue;
            one.stores.push_back(int(at));
            one.cost = one.cost + p.costs[at];
        }
        if (!best || std::tie(one.cost, one.stores) < std::tie(best->cost, best->stores))
            best = one;
    }
    return *best;
}

/// A problem with scarce stock, many equal distances and now and then a free store.
CoverProblem seededProblem(unsigned seed, int storesMin, int storesMax, int itemsMax, int unitsMax,
                           int emptinessMax)
{
    std::mt19937 engine(seed);
    CoverProblem p;
    const int stores = roll(engine, storesMin, storesMax);
    const int items = roll(engine, 1, itemsMax);
    const int emptiness = roll(engine, 0, emptinessMax);
    std::vector<int> total(size_t(items), 0);
    for (int at = 0; at < stores; ++at) {
        const bool free = roll(engine, 0, 9) == 0;
        p.costs.push_back(free ? CoverCost()
                               : CoverCost{1, roll(engine, 1, 4) * 100, roll(engine, 0, 1)});
        for (int i = 0; i < items; ++i) {
            p.held.push_back(std::max(0, roll(engine, -emptiness * unitsMax, unitsMax)));
            total[size_t(i)] += p.held.back();
        }
    }
    for (const int units : total)
        p.need.push_back(std::min(units, roll(engine, emptiness > 3 ? unitsMax : 0, unitsMax)));
    return p;
}

QByteArray difference(unsigned seed, const CoverAnswer &got, const CoverAnswer &wanted)
{
    QByteArray text = "seed " + QByteArray::number(seed) + ": got";
    for (const int at : got.stores)
        text += ' ' + QByteArray::number(at);
    text += ", wanted";
    for (const int at : wanted.stores)
        text += ' ' + QByteArray::number(at);
    return text;
}

} // namespace

class CoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void smallCasesEqualTryingEverySubset()
    {
        for (unsigned seed = 0; seed < 20'000; ++seed) {
            const CoverProblem problem = seededProblem(seed, 1, 4, 4, 4, 3);
            const CoverAnswer got = cheapestCover(problem);
            const CoverAnswer wanted = byTryingAll(problem);
            QVERIFY2(got == wanted, difference(seed, got, wanted).constData());
        }
    }

    void casesThatNeedManyParcelsEqualTryingEverySubset()
    {
        int manyParcels = 0;
        for (unsigned seed = 0; seed < 1'500; ++seed) {
            const CoverProblem problem = seededProblem(seed, 6, 10, 6, 3, 5);
            const CoverAnswer got = cheapestCover(problem);
            const CoverAnswer wanted = byTryingAll(problem);
            QVERIFY2(got == wanted, difference(seed, got, wanted).constData());
            manyParcels += wanted.cost.parcels >= 3;
        }
        QVERIFY2(manyParcels > 300, qPrintable(QString::number(manyParcels)));
    }

    void theSearchByStatesAloneEqualsTryingEverySubset()
    {
        for (unsigned seed = 0; seed < 1'500; ++seed) {
            CoverProblem problem = seededProblem(seed, 6, 9, 4, 3, 4);
            for (CoverCost &cost : problem.costs)
                cost.parcels = 1;
            const CoverAnswer wanted = byTryingAll(problem);
            const auto got = cheapestByStates(problem, goodCover(problem), coverStatesMax);
            QVERIFY2(got && got->stores == wanted.stores, qPrintable(QString::number(seed)));
        }
    }

    void aFreeStoreIsUsedAndCostsNothing()
    {
        const CoverProblem problem{{2}, {{1, 10, 0}, {}}, {2, 2}};
        QCOMPARE(cheapestCover(problem), CoverAnswer());
    }

    void oneMoreParcelCostsMoreThanAnyDistance()
    {
        const CoverProblem problem{
            {1, 1}, {{1, 1, 0}, {1, 1, 0}, {1, 20'000'000, 0}}, {1, 0, 0, 1, 1, 1}};
        QCOMPARE(cheapestCover(problem).stores, std::vector<int>{2});
    }

    void nothingNeededTakesNobody()
    {
        QCOMPARE(cheapestCover({}), CoverAnswer());
        QCOMPARE(cheapestCover({{0}, {{1, 1, 0}}, {5}}), CoverAnswer());
    }

    void hugeUnitsDoNotOverflow()
    {
        constexpr int most = std::numeric_limits<int>::max();
        const CoverProblem problem{
            {most}, {{1, 5, 0}, {1, 1, 0}, {1, 2, 0}}, {most - 1, most - 1, most - 2}};
        QCOMPARE(cheapestCover(problem).stores, (std::vector<int>{1, 2}));
    }

    void tenLinesOfOneUnitAreExactAmongFiveHundredStores()
    {
        std::mt19937 engine(7);
        CoverProblem problem;
        problem.need.assign(10, 1);
        for (int at = 0; at < 500; ++at) {
            problem.costs.push_back({1, roll(engine, 1, 1'000'000), 0});
            for (int i = 0; i < 10; ++i)
                problem.held.push_back(roll(engine, 0, 7) == 0);
        }
        const CoverAnswer answer = cheapestCover(problem);
        QVERIFY(answer.exact);
        QVERIFY(answer.cost.parcels >= 3);
        for (size_t i = 0; i < 10; ++i) {
            QVERIFY(std::any_of(answer.stores.begin(), answer.stores.end(),
                                [&](int at) { return problem.row(size_t(at))[i] > 0; }));
        }
    }
};

QTEST_APPLESS_MAIN(CoverTest)
#include "CoverTest.moc"
