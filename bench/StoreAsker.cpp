// SPDX-License-Identifier: Apache-2.0
#include "bench/StoreAsker.h"

#include "bench/PickDay.h"
#include "bench/RemoteStation.h"
#include "core/wire/ProtocolCommands.h"

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stationsPerAddress = 8;        // one address may not enrol many in a row
constexpr quint32 firstAddress = 0x7f000002; // 127.0.0.2

} // namespace

Result<Asker> storeAsker(story::HeadOffice &office, int store, UuidMaker &uuids,
                         const StoreWork &work)
{
    const QHostAddress from(firstAddress + quint32(store / stationsPerAddress));
    auto line = HttpLine::open(QUrl(office.url()), from);
    const auto code = office.enrolmentCode(storeCode(store), u"Till"_s);
    if (!line || !code)
        return failure(line ? code.error() : line.error());
    const auto station = RemoteStation::enrol(**line, *code);
    if (!station)
        return failure(station.error());
    const auto orders = station->readOrders(**line);
    if (!orders)
        return failure(orders.error());
    PickDay day(uuids, PersonCode(personCode(store)));
    for (const Assignment &order : orders->mid(0, work.ordersMax))
        day.pick(order);
    Asker asker{std::move(*line), {}};
    for (const QByteArray &batch : day.batches(work.commandsEach))
        asker.requests.append(station->post("/v1/commands", wire::linesType, batch));
    return asker;
}

} // namespace storehand::bench
