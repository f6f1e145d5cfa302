// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/CoverSearch.h"

#include <algorithm>

namespace storehand::oms {

namespace {

/// The 0/1 knapsack cover over all remainders. A state is the covered units per item as one number
/// in mixed radix; each store is offered once, from the last to the first, so the list of a state's
/// stores rises and its head decides ties.
class StateTable
{
public:
    StateTable(const CoverProblem &problem, CoverCost bound, size_t states)
        : m_problem(problem)
        , m_bound(bound)
        , m_states(states)
        , m_strides(problem.need.size(), 1)
    {
        for (size_t i = 1; i < m_strides.size(); ++i)
            m_strides[i] = m_strides[i - 1] * (size_t(problem.need[i - 1]) + 1);
        m_states.front().reached = true;
        m_least = *std::min_element(problem.costs.begin(), problem.costs.end());
    }

    [[nodiscard]] std::optional<CoverSet> solve()
    {
        for (size_t at = m_problem.storeCount(); at-- > 0;)
            offer(at);
        const State &end = m_states.back();
        if (!end.reached)
            return std::nullopt;
        CoverSet result{end.cost, {}};
        for (int link = end.head; link >= 0; link = m_links[size_t(link)].next)
            result.stores.push_back(m_links[size_t(link)].store);
        return result;
    }

private:
    struct State
    {
        CoverCost cost;
        int head = -1; ///< the first of its stores in m_links
        bool reached = false;
    };

    struct Link
    {
        int store;
        int next;
    };

    /// Downwards, because a store leads upwards only: no state sees the same store twice.
    void offer(size_t at)
    {
        const int *has = m_problem.row(at);
        const CoverCost &own = m_problem.costs[at];
        const size_t last = m_states.size() - 1;
        for (size_t from = last; from-- > 0;) {
            if (!m_states[from].reached)
                continue;
            const size_t to = target(from, has);
            const CoverCost cost = m_states[from].cost + own;
            // What is not complete costs at least the cheapest store more.
            if (to == from || (to == last ? cost : cost + m_least) > m_bound)
                continue;
            const int tail = m_states[from].head;
            if (isBetter(m_states[to], cost, int(at), tail)) {
                m_links.push_back({int(at), tail});
                m_states[to] = {cost, int(m_links.size()) - 1, true};
            }
        }
    }

    [[nodiscard]] size_t target(size_t from, const int *has) const
    {
        size_t to = from;
        for (size_t i = 0; i < m_strides.size(); ++i) {
            if (has[i] == 0)
                continue;
            const size_t need = size_t(m_problem.need[i]);
            const size_t covered = from / m_strides[i] % (need + 1);
            to += (std::min(need, covered + size_t(has[i])) - covered) * m_strides[i];
        }
        return to;
    }

    [[nodiscard]] bool isBetter(const State &old, const CoverCost &cost, int store, int tail) const
    {
        if (!old.reached || cost != old.cost)
            return !old.reached || cost < old.cost;
        int link = old.head;
        while (link >= 0 && m_links[size_t(link)].store == store && tail >= 0) {
            store = m_links[size_t(tail)].store;
            tail = m_links[size_t(tail)].next;
            link = m_links[size_t(link)].next;
        }
        return link >= 0 && store < m_links[size_t(link)].store;
    }

    const CoverProblem &m_problem;
    const CoverCost m_bound;
    std::vector<State> m_states;
    std::vector<size_t> m_strides;
    std::vector<Link> m_links;
    CoverCost m_least; ///< of the cheapest store
};

} // namespace

std::optional<CoverSet> cheapestByStates(const CoverProblem &problem, const CoverSet &bound,
                                         int statesMax)
{
    qint64 states = 1;
    for (const int units : problem.need) {
        states *= units + qint64(1);
        if (states > statesMax)
            return std::nullopt;
    }
    return StateTable(problem, bound.cost, size_t(states)).solve();
}

} // namespace storehand::oms
