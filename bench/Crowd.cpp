// SPDX-License-Identifier: Apache-2.0
#include "bench/Crowd.h"

#include "bench/Chain.h"
#include "core/crypto/SystemRandom.h"
#include "core/domain/Uuid.h"
#include "core/wire/CommandJson.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/ProtocolCommands.h"
#include "core/wire/ProtocolFeed.h"
#include "core/wire/ProtocolHello.h"
#include "oms/http/AdminSocket.h"

#include <QDateTime>
#include <QDir>

#include <poll.h>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 firstAddress = 0x7f000002; // 127.0.0.2
constexpr int stationsPerAddress = 8;        // one address may not enrol many in a row
constexpr int waitSeconds = 25;
constexpr double nsOfMs = 1e6;
constexpr double nsOfSecond = 1e9;

QHostAddress addressOf(int station)
{
    return QHostAddress(firstAddress + quint32(station / stationsPerAddress));
}

QList<QByteArray> storeLines(int stores)
{
    QList<QByteArray> lines{R"({"type":"product","sku":"TEA","title":"Tea",)"
                            R"("codes":[{"code":"9521234543213"}],"price":100,"currency":"NZD"})"};
    for (int store = 0; store < stores; ++store) {
        const QByteArray code = storeCode(store).toUtf8();
        lines.append(R"({"type":"store","code":")" + code + R"(","name":"A shop","latitude":0,)" +
                     R"("longitude":0,"time_zone":"UTC","kind":"store","currency":"NZD"})");
        lines.append(R"({"type":"stock","store":")" + code + R"(","sku":"TEA","on_hand":1000000})");
    }
    return lines;
}

Instant now()
{
    return Instant{QDateTime::currentMSecsSinceEpoch()};
}

/// What a person at the counter may report at any time.
QByteArray adjustment(UuidMaker &uuids, const QString &store)
{
    Command command;
    command.n = 1;
    command.id = CommandId(uuids.next(now()));
    command.type = CommandType::Adjust;
    command.at = now();
    command.actor = PersonCode(u"0042"_s);
    command.target = store;
    command.args.sku = Sku(u"TEA"_s);
    command.args.delta = 1;
    command.args.reason = u"found"_s;
    return wire::encodeCommand(command);
}

Status isGood(const HttpReply &reply)
{
    if (reply.status == 200)
        return {};
    return failure(ErrorKind::Rejected, u"http"_s,
                   u"%1 %2"_s.arg(reply.status).arg(QString::fromUtf8(reply.body.left(300))));
}

} // namespace

Result<std::unique_ptr<Crowd>> Crowd::open(const Place &place, story::HeadOffice &office,
                                           int stations)
{
    if (const Status filled = importLines(office, place, storeLines(stations)); !filled)
        return failure(filled.error());
    std::unique_ptr<Crowd> crowd(new Crowd(office));
    const QString data = QDir(place.folder).filePath(u"oms"_s);
    for (int number = 0; number < stations; ++number) {
        if (const Status enrolled = crowd->enrol(data, number); !enrolled)
            return failure(enrolled.error());
    }
    crowd->m_time.start();
    return crowd;
}

/// Asks the server for a code as `storehand-oms enrol` does, without a process for each.
Status Crowd::enrol(const QString &data, int number)
{
    const auto offer = oms::AdminSocket::ask(
        data, {.verb = u"enrol"_s,
               .arguments = {{u"store"_s, storeCode(number)}, {u"name"_s, u"Till"_s}}});
    if (!offer || !*offer || (*offer)->lines.isEmpty())
        return failure(offer
                           ? Error{ErrorKind::Offline, u"no_code"_s, u"the server gives no code"_s}
                           : offer.error());
    const auto line = HttpLine::open(QUrl(m_office.url()), addressOf(number));
    if (!line)
        return failure(line.error());
    const auto station =
        RemoteStation::enrol(**line, (*offer)->lines.first().value(u"code").toString());
    if (!station)
        return failure(station.error());
    SystemRandom random;
    UuidMaker uuids(random);
    Member member{*station, InstallId(uuids.next(now())), storeCode(number), {}};
    for (bool more = true; more;) {
        const auto body =
            (*line)->ask(station->get(wire::feedTarget(member.cursor, 0, wire::feedRowsMax)));
        const auto page = body ? wire::decodeFeedPage(*body) : failure(body.error());
        if (!page)
            return failure(page.error());
        member.cursor = page->next;
        more = page->more;
    }
    m_members.push_back(std::move(member));
    return {};
}

Status Crowd::connect()
{
    for (size_t i = 0; i < m_members.size(); ++i) {
        auto line = HttpLine::open(QUrl(m_office.url()), addressOf(int(i)));
        if (!line)
            return failure(line.error());
        m_members[i].line = std::move(*line);
        m_members[i].soldAt.clear();
        if (const Status asked = ask(m_members[i]); !asked)
            return asked;
    }
    return {};
}

void Crowd::disconnect()
{
    m_till.reset();
    m_tillWaits = false;
    for (Member &member : m_members)
        member.line.reset();
}

Status Crowd::ask(Member &member)
{
    return member.line->send(
        member.station.get(wire::feedTarget(member.cursor, waitSeconds, wire::feedRowsMax)));
}

/// The next question leaves at once; what was heard of was sold before.
Status Crowd::hear(Member &member, const HttpReply &reply, Watch &watch)
{
    if (const Status good = isGood(reply); !good)
        return good;
    const auto page = wire::decodeFeedPage(reply.body);
    if (!page)
        return failure(page.error());
    ++watch.answers;
    member.cursor = page->next;
    for (qsizetype i = 0; i < page->changes.size() && !member.soldAt.empty(); ++i) {
        watch.deliveredMs.append(double(m_time.nsecsElapsed() - member.soldAt.front()) / nsOfMs);
        member.soldAt.pop_front();
    }
    return ask(member);
}

/// The server closes what is idle, as a till between two customers is.
Status Crowd::sell()
{
    if (!m_till) {
        auto till = HttpLine::open(QUrl(m_office.url()));
        if (!till)
            return failure(till.error());
        m_till = std::move(*till);
    }
    m_chance = m_chance * 6364136223846793005U + 1442695040888963407U;
    Member &member = m_members[(m_chance >> 33) % m_members.size()];
    const QByteArray body = wire::toBytes(QJsonObject{
        {u"id"_s, u"sale-%1"_s.arg(++m_sales)},
        {u"at"_s, now().toText()},
        {u"changes"_s, QJsonArray{QJsonObject{
                           {u"store"_s, member.store}, {u"sku"_s, u"TEA"_s}, {u"delta"_s, -1}}}}});
    member.soldAt.push_back(m_time.nsecsElapsed());
    m_tillWaits = true;
    return m_till->send(requestBytes("POST", "/v1/stock",
                                     "Authorization: Bearer " + m_office.channelKey().toUtf8() +
                                         "\r\nContent-Type: application/json\r\n",
                                     body));
}

Result<Crowd::Watch> Crowd::wait(double seconds, int salesPerSecond)
{
    std::vector<pollfd> waits;
    for (const Member &member : m_members)
        waits.push_back({member.line->descriptor(), POLLIN, 0});
    waits.push_back({-1, POLLIN, 0}); // the till
    Watch watch;
    QElapsedTimer time;
    time.start();
    int sold = 0;
    while (double(time.nsecsElapsed()) / nsOfSecond < seconds) {
        const double due = double(time.nsecsElapsed()) / nsOfSecond * salesPerSecond;
        if (!m_tillWaits && sold < due) {
            if (const Status told = sell(); !told)
                return failure(told.error());
            ++sold;
            waits.back().fd = m_till->descriptor();
        }
        if (::poll(waits.data(), waits.size(), 1) < 0)
            return failure(ErrorKind::Offline, u"poll"_s, qt_error_string(errno));
        for (size_t i = 0; i < waits.size(); ++i) {
            if (waits[i].revents == 0)
                continue;
            const bool isTill = i == m_members.size();
            const auto reply = (isTill ? m_till : m_members[i].line)->receive();
            if (!reply && isTill && !m_tillWaits) {
                m_till.reset();
                waits.back().fd = -1;
                continue;
            }
            if (!reply)
                return failure(reply.error());
            if (!*reply)
                continue;
            Status taken = isGood(**reply);
            if (isTill)
                m_tillWaits = false;
            else if (taken)
                taken = hear(m_members[i], **reply, watch);
            if (!taken)
                return failure(taken.error());
        }
    }
    return watch;
}

Result<LoadResult> Crowd::comeBack()
{
    SystemRandom random;
    UuidMaker uuids(random);
    std::vector<Asker> askers;
    for (const Member &member : m_members) {
        wire::HelloRequest hello;
        hello.install = member.install;
        hello.lastN = 1;
        hello.cursor = member.cursor;
        wire::CommandBatch batch{.install = member.install, .batch = u"1"_s, .prev = {}};
        batch.lines = {adjustment(uuids, member.store)};
        const RemoteStation &station = member.station;
        askers.push_back(
            {nullptr,
             {station.post("/v1/hello", wire::jsonType, wire::toBytes(wire::toJson(hello))),
              station.post("/v1/commands", wire::linesType, wire::encodeBatch(batch)),
              station.get(wire::feedTarget(member.cursor, 0, wire::feedRowsMax))}});
    }
    // The server closes a connection that has nothing to say, so all is ready before the first.
    for (size_t i = 0; i < askers.size(); ++i) {
        auto line = HttpLine::open(QUrl(m_office.url()), addressOf(int(i)));
        if (!line)
            return failure(line.error());
        askers[i].line = std::move(*line);
    }
    return runLoad(std::move(askers), isGood);
}

} // namespace storehand::bench
