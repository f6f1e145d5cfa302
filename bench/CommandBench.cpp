// SPDX-License-Identifier: Apache-2.0
// Fifty stations of fifty stores report each scan alone, one request after the other: nobody waits
// to fill a batch, which is the hardest way. A command counts when its answer says "applied", so
// when it is on the order manager's disk. Requests are made and signed before the clock starts, as
// fifty real stations would do on processors of their own.
#include "bench/Chain.h"
#include "bench/HttpLoad.h"
#include "bench/Machine.h"
#include "bench/StoreAsker.h"
#include "core/crypto/SystemRandom.h"

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ChainSize size{.stores = 50, .products = 400, .ordersPerStore = 30};
constexpr double goalPerSecond = 1'000;

Status isApplied(const HttpReply &reply)
{
    if (reply.status == 200 && reply.body.contains(R"("st":"applied")"))
        return {};
    return failure(reply.asError());
}

} // namespace

Result<Figures> measureCommands(const Place &place)
{
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    if (const Status filled = importLines(**office, place, chainLines(size) + orderLines(size));
        !filled)
        return failure(filled.error());
    SystemRandom random;
    UuidMaker uuids(random);
    std::vector<Asker> stations;
    for (int store = 0; store < size.stores; ++store) {
        auto station = storeAsker(**office, store, uuids, {});
        if (!station)
            return failure(station.error());
        stations.push_back(std::move(*station));
    }
    const double before = processorMs((*office)->processId());
    const auto load = runLoad(std::move(stations), isApplied);
    if (!load)
        return failure(load.error());
    const double processor = processorMs((*office)->processId()) - before;
    if (const Status sound = (*office)->verify(); !sound)
        return failure(sound.error());
    const auto goal = place.slowSync ? std::nullopt : std::optional(Goal{goalPerSecond, true});
    return Figures{
        {u"commands on disk, 50 stations"_s, double(load->answers) / load->seconds, u"/s"_s, goal},
        {u"command to answer, p50"_s, quantile(load->milliseconds, 0.5), u"ms"_s},
        {u"command to answer, p99"_s, quantile(load->milliseconds, 0.99), u"ms"_s},
        {u"processor time of the order manager, each"_s, processor / double(load->answers),
         u"ms"_s}};
}

} // namespace storehand::bench
