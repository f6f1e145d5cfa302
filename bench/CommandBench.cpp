// SPDX-License-Identifier: Apache-2.0
// Fifty stations of fifty stores report each scan alone, one request after the other: nobody waits
// to fill a batch, which is the hardest way. A command counts when its answer says "applied", so
// when it is on the order manager's disk. Requests are made and signed before the clock starts, as
// fifty real stations would do on processors of their own.
#include "bench/Chain.h"
#include "bench/HttpLoad.h"
#include "bench/Machine.h"
#include "bench/RemoteStation.h"
#include "core/crypto/SystemRandom.h"
#include "core/domain/Uuid.h"
#include "core/wire/CommandJson.h"
#include "core/wire/ProtocolCommands.h"

#include <QDateTime>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ChainSize size{.stores = 50, .products = 400, .ordersPerStore = 30};
constexpr int stationsPerAddress = 8; // one address may not enrol many in a row
constexpr double goalPerSecond = 1'000;

/// The commands of one person who takes each order, scans each unit and is done with it.
class Day
{
public:
    Day(UuidMaker &uuids, PersonCode person)
        : m_uuids(uuids)
        , m_person(std::move(person))
    {}

    void pick(const Assignment &order)
    {
        add(CommandType::Claim, order, {});
        for (const Line &line : order.lines) {
            for (int unit = 0; unit < line.units.ordered; ++unit) {
                Args args;
                args.line = line.id;
                args.code = u"9521234543213"_s;
                args.units = 1;
                add(CommandType::Pick, order, args);
            }
        }
        add(CommandType::Finish, order, {});
    }

    /// Each command as a batch of its own.
    [[nodiscard]] QList<QByteArray> batches() const
    {
        QList<QByteArray> all;
        const InstallId install(m_uuids.next(m_now));
        wire::CommandBatch batch{.install = install, .batch = install.text, .prev = {}};
        for (const QByteArray &line : m_lines) {
            batch.lines = {line};
            all.append(wire::encodeBatch(batch));
            batch.prev = {qint64(all.size()), wire::commandHash(line)};
        }
        return all;
    }

private:
    void add(CommandType type, const Assignment &order, Args args)
    {
        Command command;
        command.n = m_lines.size() + 1;
        command.id = CommandId(m_uuids.next(m_now));
        command.type = type;
        command.at = m_now;
        command.actor = m_person;
        command.target = order.id.text;
        command.args = std::move(args);
        m_lines.append(wire::encodeCommand(command));
    }

    UuidMaker &m_uuids;
    PersonCode m_person;
    const Instant m_now{QDateTime::currentMSecsSinceEpoch()};
    QList<QByteArray> m_lines;
};

/// A station of this store with everything that it is going to say.
Result<Asker> makeStation(story::HeadOffice &office, int store, UuidMaker &uuids)
{
    constexpr quint32 firstAddress = 0x7f000002; // 127.0.0.2
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
    Day day(uuids, PersonCode(personCode(store)));
    for (const Assignment &order : *orders)
        day.pick(order);
    Asker asker{std::move(*line), {}};
    for (const QByteArray &batch : day.batches())
        asker.requests.append(station->post("/v1/commands", wire::linesType, batch));
    return asker;
}

Status isApplied(const HttpReply &reply)
{
    if (reply.status == 200 && reply.body.contains(R"("st":"applied")"))
        return {};
    return failure(ErrorKind::Rejected, u"http"_s,
                   u"%1 %2"_s.arg(reply.status).arg(QString::fromUtf8(reply.body.left(500))));
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
        auto station = makeStation(**office, store, uuids);
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
