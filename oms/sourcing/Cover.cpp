// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/Cover.h"

#include "oms/sourcing/CoverSearch.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace storehand::oms {

namespace {

/// A problem shrunk step by step; what was decided on the way stands in `taken`.
struct Shrinking
{
    CoverProblem rest;
    std::vector<int> origin; ///< store positions of `rest` in the problem that was asked
    std::vector<int> taken;  ///< as positions of the problem that was asked
    CoverCost takenCost;
};

/// Keeps the stores for which `wanted` is true. True when any went.
template <typename Wanted>
bool keepStores(Shrinking &s, Wanted wanted)
{
    CoverProblem &p = s.rest;
    size_t kept = 0;
    const size_t count = p.storeCount();
    for (size_t at = 0; at < count; ++at) {
        if (!wanted(at))
            continue;
        if (kept != at) {
            std::copy_n(p.row(at), p.itemCount(), p.row(kept));
            p.costs[kept] = p.costs[at];
            s.origin[kept] = s.origin[at];
        }
        ++kept;
    }
    p.costs.resize(kept);
    p.held.resize(kept * p.itemCount());
    s.origin.resize(kept);
    return kept != count;
}

/// Forgets items that need nothing more, units beyond the need, and stores that are left without
/// any.
void compact(Shrinking &s)
{
    CoverProblem &p = s.rest;
    std::vector<size_t> items;
    std::vector<int> need;
    for (size_t i = 0; i < p.itemCount(); ++i) {
        if (p.need[i] > 0) {
            items.push_back(i);
            need.push_back(p.need[i]);
        }
    }
    std::vector<int> held(p.storeCount() * items.size());
    for (size_t at = 0; at < p.storeCount(); ++at) {
        for (size_t k = 0; k < items.size(); ++k)
            held[at * items.size() + k] = std::min(need[k], p.row(at)[items[k]]);
    }
    p.need = std::move(need);
    p.held = std::move(held);
    keepStores(s, [&p](size_t at) {
        return std::any_of(p.row(at), p.row(at) + p.itemCount(), [](int n) { return n > 0; });
    });
}

/// Takes every store for which `wanted` is true and compacts what is left.
template <typename Wanted>
bool takeStores(Shrinking &s, Wanted wanted)
{
    std::vector<int> need = s.rest.need;
    const bool any = keepStores(s, [&](size_t at) {
        if (!wanted(at))
            return true;
        for (size_t i = 0; i < need.size(); ++i)
            need[i] = std::max(0, need[i] - s.rest.row(at)[i]);
        if (s.rest.costs[at] != CoverCost())
            s.taken.push_back(s.origin[at]);
        s.takenCost = s.takenCost + s.rest.costs[at];
        return false;
    });
    s.rest.need = std::move(need);
    compact(s);
    return any;
}

/// Stores that no solution can do without: all others together hold too little of an item.
bool takeIndispensable(Shrinking &s)
{
    std::vector<qint64> spare;
    for (const int units : s.rest.need)
        spare.push_back(-units);
    for (size_t at = 0; at < s.rest.storeCount(); ++at) {
        for (size_t i = 0; i < spare.size(); ++i)
            spare[i] += s.rest.row(at)[i];
    }
    return takeStores(s, [&](size_t at) {
        for (size_t i = 0; i < spare.size(); ++i) {
            if (s.rest.row(at)[i] > spare[i])
                return true;
        }
        return false;
    });
}

/// Drops each store for which a better one has the whole need of every item that it has any of: a
/// solution with the worse one can exchange it, and a solution with both can do without it.
bool dropDominated(Shrinking &s)
{
    const CoverProblem &p = s.rest;
    if (p.itemCount() > 64)
        return false;
    std::vector<size_t> best(p.storeCount());
    std::iota(best.begin(), best.end(), size_t(0));
    std::sort(best.begin(), best.end(), [&](size_t a, size_t b) {
        return std::tie(p.costs[a], a) < std::tie(p.costs[b], b);
    });
    std::vector<quint64> wholeOfKept;
    std::vector<char> dropped(p.storeCount());
    for (const size_t at : best) {
        quint64 some = 0;
        quint64 whole = 0;
        for (size_t i = 0; i < p.itemCount(); ++i) {
            some |= quint64(p.row(at)[i] > 0) << i;
            whole |= quint64(p.row(at)[i] >= p.need[i]) << i;
        }
        dropped[at] = std::any_of(wholeOfKept.begin(), wholeOfKept.end(),
                                  [some](quint64 other) { return (some & ~other) == 0; });
        if (!dropped[at] && whole != 0)
            wholeOfKept.push_back(whole);
    }
    return keepStores(s, [&](size_t at) { return !dropped[at]; });
}

Shrinking shrink(const CoverProblem &problem)
{
    Shrinking s;
    s.rest = problem;
    s.origin.resize(problem.storeCount());
    std::iota(s.origin.begin(), s.origin.end(), 0);
    takeStores(s, [&](size_t at) { return s.rest.costs[at] == CoverCost(); });
    bool smaller = true;
    while (smaller && !s.rest.need.empty()) {
        const bool taken = takeIndispensable(s);
        smaller = dropDominated(s) || taken;
    }
    return s;
}

} // namespace

CoverAnswer cheapestCover(const CoverProblem &problem, int statesMax)
{
    Shrinking s = shrink(problem);
    CoverSet best;
    bool exact = true;
    if (!s.rest.need.empty()) {
        if (std::optional<CoverSet> few = cheapestUpToTwo(s.rest)) {
            best = std::move(*few);
        } else {
            best = goodCover(s.rest);
            std::optional<CoverSet> proven = cheapestByStates(s.rest, best, statesMax);
            exact = proven.has_value();
            if (proven)
                best = std::move(*proven);
        }
    }
    CoverAnswer answer{std::move(s.taken), s.takenCost + best.cost, exact};
    for (const int at : best.stores)
        answer.stores.push_back(s.origin[size_t(at)]);
    std::sort(answer.stores.begin(), answer.stores.end());
    return answer;
}

} // namespace storehand::oms
