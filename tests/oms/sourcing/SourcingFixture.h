// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/sourcing/Request.h"

#include <random>

namespace storehand::test {

// Usage card
//   SourcingFixture order;  order.line("TEA", 2);  order.line("MUG", 1);
//   order.store("harbour", 3.0, {2, 0});    3 km north of the customer, units per line
//   decideSourcing(order.request)
struct SourcingFixture
{
    oms::SourcingRequest request{{}, {}, oms::GeoPoint{-36.84, 174.77}, {}, {}};

    void line(const char *sku, int units)
    {
        request.lines.push_back({int(request.lines.size()), Sku(QString::fromLatin1(sku)), units});
    }

    oms::Candidate &store(const char *code, double km, const std::vector<int> &available)
    {
        oms::Candidate &candidate = request.candidates.emplace_back();
        candidate.code = StoreCode(QString::fromLatin1(code));
        candidate.at = oms::GeoPoint{-36.84 + km / 111.195, 174.77};
        for (const int units : available)
            candidate.offers.push_back({units, {}});
        return candidate;
    }

    /// A small random case: up to four stores and four lines, some of the same product, some stores
    /// without place, capacity or permission.
    static SourcingFixture seeded(unsigned seed)
    {
        std::mt19937 engine(seed);
        const auto roll = [&engine](int to) { return int(engine() % unsigned(to + 1)); };
        SourcingFixture order;
        static constexpr const char *skus[] = {"TEA", "MUG", "OIL", "SOAP"};
        static constexpr const char *codes[] = {"queen", "mill", "harbour", "beach"};
        const int lines = 1 + roll(3);
        for (int i = 0; i < lines; ++i)
            order.line(skus[roll(8) == 0 ? 0 : i], 1 + roll(3));
        const int stores = roll(4);
        for (int at = 0; at < stores; ++at) {
            std::vector<int> available;
            for (const oms::SourcingLine &line : order.request.lines) {
                const bool same = !available.empty() && line.sku == order.request.lines[0].sku;
                available.push_back(same ? available[0] : roll(6) - 2);
            }
            oms::Candidate &store = order.store(codes[at], 1.0 + roll(3), available);
            if (roll(7) == 0)
                store.at.reset();
            if (roll(3) == 0)
                store.capacityLeft = roll(2);
            store.paused = roll(15) == 0;
        }
        if (stores > 0 && roll(4) == 0)
            order.request.existing.push_back({order.request.candidates[0].code, 99, 1});
        return order;
    }
};

} // namespace storehand::test
