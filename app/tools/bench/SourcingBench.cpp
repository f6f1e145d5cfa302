// SPDX-License-Identifier: Apache-2.0
// How long a sourcing decision takes, reasons included, in CPU time of this thread: orders of a
// realistic mix of lines at 500 stores, and the hardest orders that are still decided exactly.
#include "oms/sourcing/Sourcing.h"

#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <random>

using namespace storehand;
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

void report(const char *what, std::vector<double> times, int notExact)
{
    std::sort(times.begin(), times.end());
    QTextStream(stdout) << what << ": p50 " << times[times.size() / 2] << " us, p99 "
                        << times[times.size() * 99 / 100] << " us, most " << times.back() << " us, "
                        << notExact << " of " << times.size() << " not exact\n";
}

template <typename Next>
void measure(const char *what, int rounds, Next next)
{
    std::vector<double> times;
    int notExact = 0;
    for (int round = 0; round < rounds; ++round) {
        const SourcingRequest request = next();
        const double start = cpuMicroseconds();
        const Decision decision = decideSourcing(request);
        times.push_back(cpuMicroseconds() - start);
        notExact += !decision.exact;
    }
    report(what, std::move(times), notExact);
}

} // namespace

int main()
{
    std::mt19937 engine(1);
    measure("mixed orders", 2'000, [&] {
        const int lines = mixedLines(engine);
        return seededRequest(engine, lines, 1 + int(engine() % 10 == 0), 10 + engine() % 40, 4);
    });
    measure("ten scarce lines of one", 100, [&] { return seededRequest(engine, 10, 1, 12, 1); });
    measure("ten scarce lines of two", 20, [&] { return seededRequest(engine, 10, 2, 12, 2); });
    measure("fifteen lines of four", 20, [&] { return seededRequest(engine, 15, 4, 30, 4); });
}
