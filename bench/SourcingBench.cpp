// SPDX-License-Identifier: Apache-2.0
#include "bench/Benches.h"
#include "oms/sourcing/Sourcing.h"

#include <ctime>
#include <random>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;
using namespace storehand::oms;

namespace {

constexpr size_t storeCount = 500;

double cpuMicroseconds()
{
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return double(at.tv_sec) * 1e6 + double(at.tv_nsec) / 1e3;
}

/// Each store has a line with the given chance in percent, then 1 to `heldMax` units of it.
SourcingRequest seededRequest(std::mt19937 &engine, int lines, int units, unsigned percent,
                              unsigned heldMax)
{
    SourcingRequest request;
    request.destination = GeoPoint{-41.3, 174.8};
    for (int i = 0; i < lines; ++i)
        request.lines.push_back({i, Sku(QString::number(i)), units});
    for (size_t at = 0; at < storeCount; ++at) {
        Candidate &store = request.candidates.emplace_back();
        store.code = StoreCode(QString::number(1000 + at));
        store.at = GeoPoint{-46 + double(engine() % 12'000) / 1000,
                            166 + double(engine() % 12'000) / 1000};
        store.capacityLeft = int(engine() % 100);
        for (int i = 0; i < lines; ++i) {
            const bool has = engine() % 100 < percent;
            store.offers.push_back({has ? 1 + int(engine() % heldMax) : 0, {}});
        }
    }
    return request;
}

int mixedLines(std::mt19937 &engine)
{
    const unsigned roll = engine() % 100;
    return roll < 55 ? 1 : roll < 77 ? 2 : roll < 88 ? 3 : roll < 94 ? 4 : 5 + int(engine() % 4);
}

/// Processor time of this thread for each decision, reasons included.
template <typename Next>
Figures decide(const QString &what, int rounds, Next next)
{
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        const SourcingRequest request = next();
        const double start = cpuMicroseconds();
        const Decision decision = decideSourcing(request);
        times.append(cpuMicroseconds() - start);
        Q_ASSERT_X(!decision.placements.empty(), "SourcingBench", "nothing was decided");
    }
    return {{what + u", p50"_s, quantile(times, 0.5), u"us"_s},
            {what + u", p99"_s, quantile(times, 0.99), u"us"_s}};
}

} // namespace

Result<Figures> measureSourcing(const Place &)
{
    std::mt19937 engine(1);
    Figures figures = decide(u"mixed orders, 500 stores"_s, 2'000, [&] {
        const int lines = mixedLines(engine);
        return seededRequest(engine, lines, 1 + int(engine() % 10 == 0), 10 + engine() % 40, 4);
    });
    figures += decide(u"ten scarce lines of one"_s, 100,
                      [&] { return seededRequest(engine, 10, 1, 12, 1); });
    figures += decide(u"ten scarce lines of two"_s, 20,
                      [&] { return seededRequest(engine, 10, 2, 12, 2); });
    figures +=
        decide(u"fifteen lines of four"_s, 20, [&] { return seededRequest(engine, 15, 4, 30, 4); });
    return figures;
}

} // namespace storehand::bench
