// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/SourcingTable.h"

#include "core/domain/Codes.h"

#include <algorithm>
#include <tuple>

namespace storehand::oms {

namespace {

/// Farther than any place on Earth: where a distance is unknown, every known one is better.
constexpr qint64 unknownDistanceM = 20'100'000;
/// More room than this, and no limit at all, make no difference.
constexpr int roomMax = 100'000;

std::vector<SourcingTable::Item> itemsOf(const std::vector<SourcingLine> &lines)
{
    std::vector<SourcingTable::Item> items;
    for (size_t at = 0; at < lines.size(); ++at) {
        Q_ASSERT_X(lines[at].units > 0, "sourcing", "a line without units");
        const auto same = std::find_if(items.begin(), items.end(), [&](const auto &item) {
            return lines[item.lines.front()].sku == lines[at].sku;
        });
        SourcingTable::Item &item = same == items.end() ? items.emplace_back() : *same;
        item.lines.push_back(at);
        item.units += lines[at].units;
    }
    return items;
}

bool joinsParcel(const SourcingRequest &request, const StoreCode &store)
{
    return std::any_of(request.existing.begin(), request.existing.end(),
                       [&](const Placement &placement) { return placement.store == store; });
}

/// Why the store as a whole may not take part; empty when it may.
QString exclusionOf(const Candidate &candidate, bool joins)
{
    if (!candidate.excludedBecause.isEmpty())
        return candidate.excludedBecause;
    if (!candidate.ships)
        return codes::notAShippingStore;
    if (candidate.paused)
        return codes::paused;
    if (candidate.closed)
        return codes::storeClosed;
    if (candidate.capacityLeft && *candidate.capacityLeft <= 0 && !joins)
        return codes::noCapacity;
    return {};
}

/// Why a store that may take part holds nothing of what is asked for; empty when it has no stock.
QString exclusionOfLines(const Candidate &candidate)
{
    for (const Candidate::Offer &offer : candidate.offers) {
        if (!offer.excludedBecause.isEmpty())
            return offer.excludedBecause;
    }
    return {};
}

int unitsFor(const Candidate &candidate, const SourcingTable::Item &item)
{
    int units = item.units;
    for (const size_t line : item.lines) {
        const Candidate::Offer &offer = candidate.offers[line];
        units = std::min(units, offer.excludedBecause.isEmpty() ? std::max(0, offer.available) : 0);
    }
    return units;
}

std::optional<qint64> distanceTo(const SourcingRequest &request, const Candidate &candidate)
{
    if (!request.destination || !candidate.at)
        return std::nullopt;
    return distanceM(*request.destination, *candidate.at);
}

SourcingTable::Row rowFor(const SourcingRequest &request, const Candidate &candidate, bool joins)
{
    SourcingTable::Row row{candidate.code, distanceTo(request, candidate), {}, joins};
    if (!joins) {
        row.cost = {1, row.distanceM.value_or(unknownDistanceM),
                    roomMax - std::clamp(candidate.capacityLeft.value_or(roomMax), 0, roomMax)};
    }
    return row;
}

struct Refused
{
    bool byStock;
    qint64 distanceM;
    Why::Excluded why;
};

std::vector<Why::Excluded> nearestFirst(std::vector<Refused> refused)
{
    std::sort(refused.begin(), refused.end(), [](const Refused &a, const Refused &b) {
        return std::tie(a.byStock, a.distanceM, a.why.store) <
               std::tie(b.byStock, b.distanceM, b.why.store);
    });
    std::vector<Why::Excluded> result;
    for (Refused &one : refused)
        result.push_back(std::move(one.why));
    return result;
}

std::vector<const Candidate *> byCode(const std::vector<Candidate> &candidates)
{
    std::vector<const Candidate *> sorted;
    for (const Candidate &candidate : candidates)
        sorted.push_back(&candidate);
    std::sort(sorted.begin(), sorted.end(),
              [](const Candidate *a, const Candidate *b) { return a->code < b->code; });
    return sorted;
}

} // namespace

CoverProblem SourcingTable::problem(std::optional<size_t> without) const
{
    CoverProblem problem{{}, {}, held};
    for (const Row &row : rows)
        problem.costs.push_back(row.cost);
    std::vector<qint64> total(items.size());
    for (size_t row = 0; row < rows.size(); ++row) {
        for (size_t i = 0; i < items.size(); ++i) {
            int &units = problem.held[row * items.size() + i];
            units = row == without ? 0 : units;
            total[i] += units;
        }
    }
    for (size_t i = 0; i < items.size(); ++i)
        problem.need.push_back(int(std::min<qint64>(items[i].units, total[i])));
    return problem;
}

SourcingTable sourcingTable(const SourcingRequest &request)
{
    SourcingTable table{itemsOf(request.lines), {}, {}, {}};
    const QString noStock = codes::noStock;
    std::vector<Refused> refused;
    for (const Candidate *candidate : byCode(request.candidates)) {
        Q_ASSERT_X(candidate->offers.size() == request.lines.size(), "sourcing",
                   "an offer per line");
        const bool joins = joinsParcel(request, candidate->code);
        SourcingTable::Row row = rowFor(request, *candidate, joins);
        QString because = exclusionOf(*candidate, joins);
        if (because.isEmpty()) {
            bool any = false;
            for (const SourcingTable::Item &item : table.items) {
                table.held.push_back(unitsFor(*candidate, item));
                any = any || table.held.back() > 0;
            }
            if (any) {
                table.rows.push_back(std::move(row));
                continue;
            }
            table.held.resize(table.rows.size() * table.items.size());
            because = exclusionOfLines(*candidate);
        }
        const bool byStock = because.isEmpty();
        refused.push_back({byStock,
                           row.distanceM.value_or(unknownDistanceM),
                           {candidate->code, byStock ? noStock : because}});
    }
    table.excluded = nearestFirst(std::move(refused));
    return table;
}

} // namespace storehand::oms
