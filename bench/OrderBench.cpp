// SPDX-License-Identifier: Apache-2.0
// Orders to ship, posted by sales channels over eight connections, each with one order under way:
// taken, sourced among fifty stores with 5,000 products each, reserved, and in the stores' feeds
// before the answer. The mix of lines is that of a usual web shop: one line in half of the orders.
#include "bench/Chain.h"
#include "bench/HttpLoad.h"
#include "bench/Machine.h"

#include <random>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ChainSize size{.stores = 50, .products = 5'000};
constexpr int connections = 8;
constexpr int orders = 4'000;
constexpr double goalPerSecond = 300;

int mixedLines(std::mt19937 &engine)
{
    const unsigned roll = engine() % 100;
    return roll < 55 ? 1 : roll < 77 ? 2 : roll < 88 ? 3 : roll < 94 ? 4 : 5 + int(engine() % 4);
}

QByteArray orderBody(std::mt19937 &engine, int number)
{
    QStringList lines;
    const int count = mixedLines(engine);
    const int first = int(engine() % size.products);
    for (int line = 0; line < count; ++line) {
        lines.append(uR"({"ref":"%1","sku":"%2","quantity":%3,"unit_price":1290})"_s.arg(line + 1)
                         .arg(skuCode((first + line * 631) % size.products))
                         .arg(engine() % 10 == 0 ? 2 : 1));
    }
    return uR"({"ref":"WEB-%1","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
           R"("customer":{"name":"Customer %1","email":"customer%1@example.test"},)"
           R"("fulfilment":{"method":"ship","service":"standard","address":{"line1":"%1 Kauri Rd",)"
           R"("city":"Somewhere","postcode":"1010","country":"NZ","latitude":%2,"longitude":%3}},)"
           R"("lines":[%4],"payment":{"status":"paid","amount":1290,"reference":"pay-%1"}})"_s
               .arg(number)
               .arg(-46.0 + double(engine() % 1'100) / 100)
               .arg(167.0 + double(engine() % 1'100) / 100)
               .arg(lines.join(u','))
               .toUtf8();
}

Status isPlaced(const HttpReply &reply)
{
    const bool isTaken = reply.status == 200 || reply.status == 201;
    if (isTaken && reply.body.contains(R"("store":"store-)"))
        return {};
    return failure(reply.asError());
}

} // namespace

Result<Figures> measureOrders(const Place &place)
{
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    if (const Status filled = importLines(**office, place, chainLines(size)); !filled)
        return failure(filled.error());
    const QByteArray headers = "Authorization: Bearer " + (*office)->channelKey().toLatin1() +
                               "\r\nContent-Type: application/json\r\n";
    std::mt19937 engine(1);
    std::vector<Asker> channels(connections);
    for (int number = 0; number < orders; ++number) {
        channels[size_t(number % connections)].requests.append(
            requestBytes("POST", "/v1/orders", headers, orderBody(engine, number)));
    }
    for (Asker &channel : channels) {
        auto line = HttpLine::open(QUrl((*office)->url()));
        if (!line)
            return failure(line.error());
        channel.line = std::move(*line);
    }
    const double before = processorMs((*office)->processId());
    const auto load = runLoad(std::move(channels), isPlaced);
    if (!load)
        return failure(load.error());
    const double processor = processorMs((*office)->processId()) - before;
    if (const Status sound = (*office)->verify(); !sound)
        return failure(sound.error());
    const auto goal = place.slowSync ? std::nullopt : std::optional(Goal{goalPerSecond, true});
    return Figures{{u"orders sourced and in the feed, 8 connections"_s,
                    double(load->answers) / load->seconds, u"/s"_s, goal},
                   {u"order to answer, p50"_s, quantile(load->milliseconds, 0.5), u"ms"_s},
                   {u"order to answer, p99"_s, quantile(load->milliseconds, 0.99), u"ms"_s},
                   {u"processor time of the order manager, each"_s,
                    processor / double(load->answers), u"ms"_s}};
}

} // namespace storehand::bench
