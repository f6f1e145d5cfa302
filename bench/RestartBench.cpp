// SPDX-License-Identifier: Apache-2.0
// One order manager with 20,000 orders and what fifty stations did with 12,500 of them, 100,000
// commands. It is killed while they still report, and started again: how long until a station that
// asks all the time gets an answer to its hello.
#include "bench/Chain.h"
#include "bench/HttpLoad.h"
#include "bench/RemoteStation.h"
#include "bench/StoreAsker.h"
#include "core/crypto/SystemRandom.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolHello.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ChainSize size{.stores = 50, .products = 400, .ordersPerStore = 400};
constexpr int pickedPerStore = 250; // each makes eight commands
constexpr int commandsEach = 100;
constexpr int kills = 5;
constexpr double goalSeconds = 5;
constexpr double bytesOfMb = 1024.0 * 1024.0;

Status isTaken(const HttpReply &reply)
{
    return reply.status == 200 ? Status() : failure(reply.asError());
}

Status fill(story::HeadOffice &office, const Place &place, UuidMaker &uuids)
{
    if (const Status filled = importLines(office, place, chainLines(size) + orderLines(size));
        !filled)
        return filled;
    std::vector<Asker> stations;
    for (int store = 0; store < size.stores; ++store) {
        auto station = storeAsker(office, store, uuids, {pickedPerStore, commandsEach});
        if (!station)
            return failure(station.error());
        stations.push_back(std::move(*station));
    }
    const auto load = runLoad(std::move(stations), isTaken);
    return load ? Status() : failure(load.error());
}

/// Killed, started, and asked until it answers: seconds from the start.
Result<double> restart(story::HeadOffice &office, const RemoteStation &station,
                       const QByteArray &hello)
{
    office.kill();
    QElapsedTimer time;
    time.start();
    if (const Status opened = office.open(); !opened)
        return failure(opened.error());
    auto line = HttpLine::open(QUrl(office.url()));
    if (!line)
        return failure(line.error());
    const auto answer = (*line)->ask(station.post("/v1/hello", wire::jsonType, hello));
    if (!answer)
        return failure(answer.error());
    return double(time.nsecsElapsed()) / 1e9;
}

} // namespace

Result<Figures> measureRestart(const Place &place)
{
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    SystemRandom random;
    UuidMaker uuids(random);
    if (const Status filled = fill(**office, place, uuids); !filled)
        return failure(filled.error());
    auto line = HttpLine::open(QUrl((*office)->url()));
    const auto code = (*office)->enrolmentCode(storeCode(0), u"Desk"_s);
    if (!line || !code)
        return failure(line ? code.error() : line.error());
    const auto station = RemoteStation::enrol(**line, *code);
    if (!station)
        return failure(station.error());
    const QByteArray hello = wire::toBytes(
        wire::toJson(wire::HelloRequest{.install = InstallId(uuids.next(Instant{})), .lastN = 0}));
    QList<double> seconds;
    for (int i = 0; i < kills; ++i) {
        const auto took = restart(**office, *station, hello);
        if (!took)
            return failure(took.error());
        seconds.append(*took);
    }
    if (const Status sound = (*office)->verify(); !sound)
        return failure(sound.error());
    Figures figures{{u"start until a station's hello is answered, p50"_s, quantile(seconds, 0.5),
                     u"s"_s, Goal{goalSeconds}},
                    {u"the same, the slowest"_s, quantile(seconds, 1), u"s"_s, Goal{goalSeconds}}};
    if (place.database.isEmpty()) {
        const QFileInfo file(place.folder + u"/oms/oms.db"_s);
        figures.append({u"its database"_s, double(file.size()) / bytesOfMb, u"MB"_s});
    }
    return figures;
}

} // namespace storehand::bench
