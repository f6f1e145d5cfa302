// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/Sourcing.h"

#include "core/domain/Codes.h"
#include "oms/sourcing/Reasons.h"
#include "oms/sourcing/SourcingTable.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace storehand::oms {

namespace {

/// Everything to the named store, in full; what it lacks is said beside.
Decision pickup(const SourcingRequest &request)
{
    Decision decision;
    if (request.lines.empty())
        return decision;
    const auto found =
        std::find_if(request.candidates.begin(), request.candidates.end(),
                     [&](const Candidate &c) { return c.code == *request.pickupAt; });
    std::vector<int> left(request.lines.size());
    for (size_t at = 0; at < request.lines.size(); ++at) {
        const SourcingLine &line = request.lines[at];
        decision.placements.push_back({*request.pickupAt, line.index, line.units});
        const auto same = std::find_if(request.lines.begin(), request.lines.end(),
                                       [&](const SourcingLine &l) { return l.sku == line.sku; });
        int &stock = left[size_t(same - request.lines.begin())];
        if (&*same == &line && found != request.candidates.end())
            stock = std::max(0, found->offers[at].available);
        const int short_ = line.units - std::min(stock, line.units);
        stock -= line.units - short_;
        if (short_ > 0)
            decision.shortages.push_back({line.index, short_});
    }
    decision.parcels = 1;
    Why why;
    why.chosenBecause = codes::customerChose;
    decision.stores.push_back({*request.pickupAt, why});
    return decision;
}

/// The rows that take part, those that join a parcel first, then nearest first.
std::vector<size_t> inOrderOfUse(const SourcingTable &table, const CoverAnswer &answer)
{
    std::vector<size_t> rows(answer.stores.begin(), answer.stores.end());
    for (size_t row = 0; row < table.rows.size(); ++row) {
        if (table.rows[row].joins)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [&](size_t a, size_t b) {
        return std::tie(table.rows[a].cost, a) < std::tie(table.rows[b].cost, b);
    });
    return rows;
}

/// One line out of what the stores still have: whole from the first that has it all, else most
/// first, so that it is cut into as few pieces as possible. Adds to `given`, as many as `stock`.
void takeUnits(int units, std::vector<int> &stock, std::vector<int> &given)
{
    const auto whole = std::find_if(stock.begin(), stock.end(), [&](int n) { return n >= units; });
    auto from = whole != stock.end() ? whole : std::max_element(stock.begin(), stock.end());
    while (units > 0) {
        const int taken = std::min(units, *from);
        Q_ASSERT_X(taken > 0, "sourcing",
                   "the chosen stores do not hold what they were chosen for");
        *from -= taken;
        given[size_t(from - stock.begin())] += taken;
        units -= taken;
        from = std::max_element(stock.begin(), stock.end());
    }
}

/// Units per line and chosen store: rows of `rows.size()` numbers, one row per line.
std::vector<std::vector<int>> distribute(const SourcingRequest &request, const SourcingTable &table,
                                         const std::vector<size_t> &rows, Decision &decision)
{
    std::vector<std::vector<int>> given(request.lines.size(), std::vector<int>(rows.size()));
    for (size_t i = 0; i < table.items.size(); ++i) {
        std::vector<int> stock;
        for (const size_t row : rows)
            stock.push_back(table.heldBy(row, i));
        int left = std::accumulate(stock.begin(), stock.end(), 0);
        std::vector<std::pair<int, size_t>> wanted;
        for (const size_t line : table.items[i].lines) {
            const int units = std::min(left, request.lines[line].units);
            left -= units;
            wanted.emplace_back(-units, line);
            if (units < request.lines[line].units)
                decision.backordered.push_back(
                    {request.lines[line].index, request.lines[line].units - units});
        }
        // The largest first: small lines find a place in what is left.
        std::sort(wanted.begin(), wanted.end());
        for (const auto &[units, line] : wanted)
            takeUnits(-units, stock, given[line]);
    }
    return given;
}

Decision ship(const SourcingRequest &request)
{
    const SourcingTable table = sourcingTable(request);
    const CoverAnswer answer = cheapestCover(table.problem());
    const std::vector<size_t> rows = inOrderOfUse(table, answer);
    Decision decision;
    const std::vector<std::vector<int>> given = distribute(request, table, rows, decision);
    for (size_t k = 0; k < rows.size(); ++k) {
        const StoreCode &store = table.rows[rows[k]].store;
        const size_t before = decision.placements.size();
        for (size_t line = 0; line < given.size(); ++line) {
            if (given[line][k] > 0)
                decision.placements.push_back({store, request.lines[line].index, given[line][k]});
        }
        if (decision.placements.size() > before)
            decision.stores.push_back({store, whyChosen(table, answer, rows[k])});
    }
    for (const std::vector<int> &line : given)
        decision.splitLines +=
            std::count_if(line.begin(), line.end(), [](int n) { return n > 0; }) > 1;
    std::sort(decision.backordered.begin(), decision.backordered.end(),
              [](const MissingUnits &a, const MissingUnits &b) { return a.line < b.line; });
    decision.parcels = answer.cost.parcels;
    decision.distanceKm = distanceKm(table, answer.stores);
    decision.exact = answer.exact;
    return decision;
}

} // namespace

Decision decideSourcing(const SourcingRequest &request)
{
    return request.pickupAt ? pickup(request) : ship(request);
}

} // namespace storehand::oms
