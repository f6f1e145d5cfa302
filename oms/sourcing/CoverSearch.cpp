// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/CoverSearch.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace storehand::oms {

namespace {

/// How many states the exact part of goodCover may take, and how many items it looks at.
constexpr int hardestStatesMax = 4096;
constexpr int hardestItemsMax = 10;
/// Exchanges that are tried from one start. Orders of people need some thousands; one for every
/// unit of a chain would go on for minutes.
constexpr int exchangesMax = 300'000;

bool covers(const int *has, const std::vector<int> &need)
{
    for (size_t i = 0; i < need.size(); ++i) {
        if (has[i] < need[i])
            return false;
    }
    return true;
}

std::vector<size_t> cheapestFirst(const CoverProblem &problem)
{
    std::vector<size_t> order(problem.storeCount());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        return std::tie(problem.costs[a], a) < std::tie(problem.costs[b], b);
    });
    return order;
}

/// How many stores hold any of each item.
std::vector<int> holders(const CoverProblem &problem)
{
    std::vector<int> count(problem.itemCount());
    for (size_t at = 0; at < problem.storeCount(); ++at) {
        for (size_t i = 0; i < count.size(); ++i)
            count[i] += problem.row(at)[i] > 0;
    }
    return count;
}

std::optional<CoverSet> cheapestSingle(const CoverProblem &problem)
{
    std::optional<CoverSet> best;
    for (size_t at = 0; at < problem.storeCount(); ++at) {
        const CoverCost &cost = problem.costs[at];
        if ((!best || cost < best->cost) && covers(problem.row(at), problem.need))
            best = CoverSet{cost, {int(at)}};
    }
    return best;
}

std::optional<CoverSet> cheapestPair(const CoverProblem &problem)
{
    const std::vector<size_t> order = cheapestFirst(problem);
    const std::vector<int> count = holders(problem);
    const size_t pivot = size_t(std::min_element(count.begin(), count.end()) - count.begin());
    std::optional<CoverSet> best;
    std::vector<int> left(problem.need.size());
    for (const size_t a : order) {
        const int *first = problem.row(a);
        if (first[pivot] == 0)
            continue;
        for (size_t i = 0; i < left.size(); ++i)
            left[i] = problem.need[i] - first[i];
        for (const size_t b : order) {
            const CoverCost cost = problem.costs[a] + problem.costs[b];
            if (best && cost > best->cost)
                break;
            if (a == b || !covers(problem.row(b), left))
                continue;
            CoverSet pair{cost, {int(std::min(a, b)), int(std::max(a, b))}};
            if (!best || pair < *best)
                best = std::move(pair);
        }
    }
    return best;
}

/// A set of stores under change, with the sums of what it holds.
class Draft
{
public:
    explicit Draft(const CoverProblem &problem)
        : m_problem(problem)
        , m_held(problem.need.size())
        , m_inside(problem.storeCount())
    {}

    void add(size_t at) { change(at, 1); }

    void remove(size_t at) { change(at, -1); }

    [[nodiscard]] bool contains(size_t at) const { return m_inside[at]; }

    [[nodiscard]] int missing(size_t item) const
    {
        return int(std::max<qint64>(0, m_problem.need[item] - m_held[item]));
    }

    [[nodiscard]] bool isComplete() const
    {
        for (size_t i = 0; i < m_held.size(); ++i) {
            if (missing(i) > 0)
                return false;
        }
        return true;
    }

    /// Units that the store would add to what is still missing.
    [[nodiscard]] qint64 gain(size_t at) const
    {
        qint64 units = 0;
        for (size_t i = 0; i < m_held.size(); ++i)
            units += std::min(missing(i), m_problem.row(at)[i]);
        return units;
    }

    [[nodiscard]] CoverSet set() const
    {
        CoverSet result;
        for (size_t at = 0; at < m_inside.size(); ++at) {
            if (!m_inside[at])
                continue;
            result.stores.push_back(int(at));
            result.cost = result.cost + m_problem.costs[at];
        }
        return result;
    }

private:
    void change(size_t at, int sign)
    {
        m_inside[at] = sign > 0;
        for (size_t i = 0; i < m_held.size(); ++i)
            m_held[i] += sign * m_problem.row(at)[i];
    }

    const CoverProblem &m_problem;
    std::vector<qint64> m_held;
    std::vector<char> m_inside;
};

/// Adds the store with the most missing units until nothing is missing; of several the cheapest.
void completeGreedily(const std::vector<size_t> &order, Draft &draft)
{
    while (!draft.isComplete()) {
        size_t best = order.front();
        qint64 bestGain = 0;
        for (const size_t at : order) {
            const qint64 gain = draft.contains(at) ? 0 : draft.gain(at);
            if (gain > bestGain) {
                best = at;
                bestGain = gain;
            }
        }
        Q_ASSERT_X(bestGain > 0, "Cover", "all stores together hold less than is needed");
        draft.add(best);
    }
}

/// Puts `in` (if any) in the place of `out` when that still holds everything and is cheaper.
bool tryExchange(const CoverProblem &problem, Draft &draft, std::vector<size_t> out,
                 std::optional<size_t> in)
{
    CoverCost before;
    for (const size_t at : out) {
        before = before + problem.costs[at];
        draft.remove(at);
    }
    if (in)
        draft.add(*in);
    const CoverCost after = in ? problem.costs[*in] : CoverCost();
    if (after < before && draft.isComplete())
        return true;
    if (in)
        draft.remove(*in);
    for (const size_t at : out)
        draft.add(at);
    return false;
}

/// Takes the exchanges that it tries from `left`, and gives up when there are none.
bool improveOnce(const CoverProblem &problem, const std::vector<size_t> &order, Draft &draft,
                 int &left)
{
    std::vector<size_t> inside;
    std::copy_if(order.rbegin(), order.rend(), std::back_inserter(inside),
                 [&](size_t at) { return draft.contains(at); });
    for (const size_t at : inside) {
        if (tryExchange(problem, draft, {at}, std::nullopt))
            return true;
    }
    for (const size_t in : order) {
        if (draft.contains(in))
            continue;
        for (size_t a = 0; a < inside.size(); ++a) {
            if (left <= 0)
                return false;
            left -= int(inside.size() - a);
            if (tryExchange(problem, draft, {inside[a]}, in))
                return true;
            for (size_t b = a + 1; b < inside.size(); ++b) {
                if (tryExchange(problem, draft, {inside[a], inside[b]}, in))
                    return true;
            }
        }
    }
    return false;
}

CoverSet improved(const CoverProblem &problem, const std::vector<size_t> &order, Draft draft)
{
    completeGreedily(order, draft);
    int left = exchangesMax;
    while (improveOnce(problem, order, draft, left)) {
    }
    return draft.set();
}

Draft nearestPerItem(const CoverProblem &problem, const std::vector<size_t> &order)
{
    Draft draft(problem);
    for (size_t i = 0; i < problem.need.size(); ++i) {
        const auto whole = std::find_if(order.begin(), order.end(), [&](size_t at) {
            return problem.row(at)[i] >= problem.need[i];
        });
        if (whole != order.end() && !draft.contains(*whole))
            draft.add(*whole);
    }
    return draft;
}

Draft cheapestUntilComplete(const CoverProblem &problem, const std::vector<size_t> &order)
{
    Draft draft(problem);
    for (const size_t at : order) {
        if (draft.isComplete())
            break;
        if (draft.gain(at) > 0)
            draft.add(at);
    }
    return draft;
}

/// The items that fewest stores hold, as many as the exact search takes.
std::vector<size_t> hardestItems(const CoverProblem &problem)
{
    const std::vector<int> count = holders(problem);
    std::vector<size_t> items(problem.need.size());
    std::iota(items.begin(), items.end(), size_t(0));
    std::stable_sort(items.begin(), items.end(),
                     [&](size_t a, size_t b) { return count[a] < count[b]; });
    qint64 states = 1;
    size_t kept = 0;
    while (kept < items.size() && kept < hardestItemsMax &&
           states * (problem.need[items[kept]] + qint64(1)) <= hardestStatesMax)
        states *= problem.need[items[kept++]] + qint64(1);
    items.resize(kept);
    return items;
}

Draft hardestExactly(const CoverProblem &problem, const std::vector<size_t> &order)
{
    Draft draft(problem);
    CoverProblem hard;
    const std::vector<size_t> items = hardestItems(problem);
    if (items.empty())
        return draft;
    for (const size_t i : items)
        hard.need.push_back(problem.need[i]);
    hard.costs = problem.costs;
    for (size_t at = 0; at < problem.storeCount(); ++at) {
        for (const size_t i : items)
            hard.held.push_back(problem.row(at)[i]);
    }
    const CoverSet bound = improved(hard, order, Draft(hard));
    if (const auto exact = cheapestByStates(hard, bound, hardestStatesMax)) {
        for (const int at : exact->stores)
            draft.add(size_t(at));
    }
    return draft;
}

} // namespace

std::optional<CoverSet> cheapestUpToTwo(const CoverProblem &problem)
{
    std::optional<CoverSet> single = cheapestSingle(problem);
    return single ? single : cheapestPair(problem);
}

CoverSet goodCover(const CoverProblem &problem)
{
    const std::vector<size_t> order = cheapestFirst(problem);
    return std::min({improved(problem, order, Draft(problem)),
                     improved(problem, order, nearestPerItem(problem, order)),
                     improved(problem, order, cheapestUntilComplete(problem, order)),
                     improved(problem, order, hardestExactly(problem, order))});
}

} // namespace storehand::oms
