// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/Reasons.h"

#include "core/domain/Codes.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace storehand::oms {

namespace {

/// How many alternatives of each kind a Why names, next to the best decision without the store.
constexpr size_t exchangesMax = 2;
constexpr size_t nearerMax = 2;

/// Explaining an order must not take much longer than deciding it: what else was possible is
/// searched exactly for up to twelve lines of one unit, and well for more.
constexpr int explainStatesMax = 4096;

/// An order that takes more stores than this is explained by their number alone.
constexpr size_t explainStoresMax = 8;

/// Another set of rows with its cost and the units that it would leave without stock.
struct Plan
{
    std::vector<int> rows;
    CoverCost cost;
    int backordered = 0;

    friend bool operator==(const Plan &, const Plan &) = default;
};

int unitsMissing(const SourcingTable &table, const CoverProblem &problem)
{
    int missing = 0;
    for (size_t i = 0; i < table.items.size(); ++i)
        missing += table.items[i].units - problem.need[i];
    return missing;
}

Plan bestWithout(const SourcingTable &table, size_t row)
{
    const CoverProblem problem = table.problem(row);
    CoverAnswer answer = cheapestCover(problem, explainStatesMax);
    return {std::move(answer.stores), answer.cost, unitsMissing(table, problem)};
}

Plan bestWith(const SourcingTable &table, size_t row)
{
    CoverProblem problem = table.problem();
    problem.costs[row] = {};
    CoverAnswer answer = cheapestCover(problem, explainStatesMax);
    answer.stores.push_back(int(row));
    std::sort(answer.stores.begin(), answer.stores.end());
    return {std::move(answer.stores), answer.cost + table.rows[row].cost,
            unitsMissing(table, problem)};
}

bool contains(const std::vector<int> &rows, size_t row)
{
    return std::find(rows.begin(), rows.end(), int(row)) != rows.end();
}

/// Rows that are not chosen, cheapest first.
std::vector<size_t> passedOver(const SourcingTable &table, const CoverAnswer &answer)
{
    std::vector<size_t> rows;
    for (size_t row = 0; row < table.rows.size(); ++row) {
        if (!table.rows[row].joins && !contains(answer.stores, row))
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [&](size_t a, size_t b) {
        return std::tie(table.rows[a].cost, a) < std::tie(table.rows[b].cost, b);
    });
    return rows;
}

/// What the other chosen rows, and those that take part anyway, leave open without `row`.
std::vector<qint64> gapWithout(const SourcingTable &table, const CoverAnswer &answer, size_t row)
{
    std::vector<qint64> gap;
    for (const int units : table.problem().need)
        gap.push_back(units);
    for (size_t other = 0; other < table.rows.size(); ++other) {
        if (other == row || !(table.rows[other].joins || contains(answer.stores, other)))
            continue;
        for (size_t i = 0; i < gap.size(); ++i)
            gap[i] -= table.heldBy(other, i);
    }
    return gap;
}

bool fills(const SourcingTable &table, size_t row, const std::vector<qint64> &gap)
{
    for (size_t i = 0; i < gap.size(); ++i) {
        if (table.heldBy(row, i) < gap[i])
            return false;
    }
    return true;
}

/// The answer with `out` exchanged for `in`.
Plan exchanged(const SourcingTable &table, const CoverAnswer &answer, size_t out, size_t in)
{
    Plan plan{answer.stores, answer.cost - table.rows[out].cost + table.rows[in].cost,
              unitsMissing(table, table.problem())};
    std::replace(plan.rows.begin(), plan.rows.end(), int(out), int(in));
    std::sort(plan.rows.begin(), plan.rows.end());
    return plan;
}

std::vector<Plan> alternatives(const SourcingTable &table, const CoverAnswer &answer, size_t row,
                               Plan without)
{
    std::vector<Plan> plans{std::move(without)};
    if (plans.front().rows.empty())
        plans.clear();
    const auto add = [&plans](Plan plan) {
        const bool isNew = std::find(plans.begin(), plans.end(), plan) == plans.end();
        if (isNew)
            plans.push_back(std::move(plan));
        return isNew;
    };
    const std::vector<qint64> gap = gapWithout(table, answer, row);
    size_t exchanges = 0;
    size_t nearer = 0;
    for (const size_t other : passedOver(table, answer)) {
        if (fills(table, other, gap)) {
            if (exchanges < exchangesMax)
                exchanges += add(exchanged(table, answer, row, other));
        } else if (nearer < nearerMax && table.rows[other].cost < table.rows[row].cost) {
            nearer += add(bestWith(table, other));
        }
    }
    std::stable_sort(plans.begin(), plans.end(), [](const Plan &a, const Plan &b) {
        return std::tie(a.backordered, a.cost) < std::tie(b.backordered, b.cost);
    });
    return plans;
}

QString reason(const CoverAnswer &answer, int backordered, const Plan &without)
{
    if (without.backordered > backordered)
        return codes::onlyStock;
    if (without.cost.parcels > answer.cost.parcels)
        return codes::fewestParcels;
    if (without.cost.distanceM > answer.cost.distanceM)
        return codes::nearest;
    return without.cost.load > answer.cost.load ? codes::mostRoom : codes::firstInOrder;
}

} // namespace

std::optional<double> distanceKm(const SourcingTable &table, const std::vector<int> &rows)
{
    qint64 sumM = 0;
    for (const int row : rows) {
        const std::optional<qint64> &distance = table.rows[size_t(row)].distanceM;
        if (!distance)
            return std::nullopt;
        sumM += *distance;
    }
    return std::round(double(sumM) / 100) / 10;
}

Why whyChosen(const SourcingTable &table, const CoverAnswer &answer, size_t row)
{
    Why why;
    why.parcels = answer.cost.parcels;
    why.distanceKm = distanceKm(table, {int(row)});
    const size_t named = std::min(whyExcludedMax, table.excluded.size());
    for (size_t at = 0; at < named; ++at)
        why.excluded.append(table.excluded[at]);
    why.excludedMore = int(table.excluded.size() - named);
    if (table.rows[row].joins) {
        why.chosenBecause = codes::joinsParcel;
        return why;
    }
    if (answer.stores.size() > explainStoresMax) {
        why.chosenBecause = codes::fewestParcels;
        return why;
    }
    Plan without = bestWithout(table, row);
    why.chosenBecause = reason(answer, unitsMissing(table, table.problem()), without);
    for (const Plan &plan : alternatives(table, answer, row, std::move(without))) {
        Why::Alternative one;
        for (const int other : plan.rows)
            one.stores.append(table.rows[size_t(other)].store.text);
        one.parcels = plan.cost.parcels;
        one.distanceKm = distanceKm(table, plan.rows);
        one.backordered = plan.backordered;
        why.alternatives.append(one);
    }
    return why;
}

} // namespace storehand::oms
