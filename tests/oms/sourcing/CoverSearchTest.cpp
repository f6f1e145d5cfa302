// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/CoverSearch.h"

#include <QTest>

#include <random>

using namespace storehand::oms;

namespace {

/// Baskets of 12 to 20 lines with several units, in stores that hold little: far too many states.
CoverProblem largeProblem(unsigned seed)
{
    std::mt19937 engine(seed);
    CoverProblem p;
    const size_t items = 12 + engine() % 9;
    for (size_t i = 0; i < items; ++i)
        p.need.push_back(2 + int(engine() % 5));
    std::vector<int> total(items);
    for (int at = 0; at < 40; ++at) {
        p.costs.push_back({1, qint64(1 + engine() % 900'000), 0});
        for (size_t i = 0; i < items; ++i) {
            p.held.push_back(engine() % 3 == 0 ? int(engine() % 4) : 0);
            total[i] += p.held.back();
        }
    }
    for (size_t i = 0; i < items; ++i)
        p.need[i] = std::min(p.need[i], total[i]);
    return p;
}

bool isComplete(const CoverProblem &p, const std::vector<int> &stores)
{
    for (size_t i = 0; i < p.itemCount(); ++i) {
        int held = 0;
        for (const int at : stores)
            held += p.row(size_t(at))[i];
        if (held < p.need[i])
            return false;
    }
    return true;
}

/// What simpler programs do: line by line, from the nearest store that has any.
CoverCost nearestStorePerLine(const CoverProblem &p)
{
    std::vector<int> order;
    for (size_t at = 0; at < p.storeCount(); ++at)
        order.push_back(int(at));
    std::sort(order.begin(), order.end(),
              [&](int a, int b) { return p.costs[size_t(a)] < p.costs[size_t(b)]; });
    std::vector<char> used(p.storeCount());
    for (size_t i = 0; i < p.itemCount(); ++i) {
        int left = p.need[i];
        for (const int at : order) {
            if (left <= 0)
                break;
            used[size_t(at)] = used[size_t(at)] || p.row(size_t(at))[i] > 0;
            left -= p.row(size_t(at))[i];
        }
    }
    CoverCost cost;
    for (size_t at = 0; at < used.size(); ++at)
        cost = used[at] ? cost + p.costs[at] : cost;
    return cost;
}

} // namespace

class CoverSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aLargeBasketIsCompleteSaysThatItIsNotProvenAndBeatsTheNearestStores()
    {
        int notProven = 0;
        for (unsigned seed = 0; seed < 25; ++seed) {
            const CoverProblem problem = largeProblem(seed);
            const CoverAnswer answer = cheapestCover(problem);
            QVERIFY(isComplete(problem, answer.stores));
            QVERIFY(answer.cost <= nearestStorePerLine(problem));
            notProven += !answer.exact;
        }
        QVERIFY(notProven > 20);
    }

    void noStoreOfALargeAnswerCanBeSpared()
    {
        for (unsigned seed = 0; seed < 25; ++seed) {
            const CoverProblem problem = largeProblem(seed);
            const CoverAnswer answer = cheapestCover(problem);
            for (size_t k = 0; k < answer.stores.size(); ++k) {
                std::vector<int> fewer = answer.stores;
                fewer.erase(fewer.begin() + qsizetype(k));
                QVERIFY(!isComplete(problem, fewer));
            }
        }
    }

    void theQuickSearchIsRarelyDearerThanTheExactOne()
    {
        int equal = 0;
        int cases = 0;
        for (unsigned seed = 0; seed < 400; ++seed) {
            CoverProblem problem = largeProblem(seed);
            CoverProblem few{{}, problem.costs, {}};
            for (size_t i = 0; i < 5; ++i)
                few.need.push_back(std::min(2, problem.need[i]));
            for (size_t at = 0; at < problem.storeCount(); ++at)
                few.held.insert(few.held.end(), problem.row(at), problem.row(at) + 5);
            const CoverSet quick = goodCover(few);
            const auto exact = cheapestByStates(few, quick, coverStatesMax);
            QVERIFY(exact);
            QVERIFY(*exact <= quick);
            QVERIFY(isComplete(few, quick.stores));
            equal += exact->cost.parcels == quick.cost.parcels;
            ++cases;
        }
        QVERIFY2(equal * 100 >= cases * 95, qPrintable(QString::number(equal)));
    }

    void tooManyStatesAreSaid()
    {
        const CoverProblem problem{{9, 9}, {{1, 1, 0}}, {9, 9}};
        QVERIFY(!cheapestByStates(problem, {{1, 1, 0}, {0}}, 99));
        QVERIFY(cheapestByStates(problem, {{1, 1, 0}, {0}}, 100));
    }

    void threeStoresAreNoAnswerOfTheSearchForTwo()
    {
        const CoverProblem problem{
            {1, 1, 1}, {{1, 1, 0}, {1, 1, 0}, {1, 1, 0}}, {1, 0, 0, 0, 1, 0, 0, 0, 1}};
        QVERIFY(!cheapestUpToTwo(problem));
    }
};

QTEST_APPLESS_MAIN(CoverSearchTest)
#include "CoverSearchTest.moc"
