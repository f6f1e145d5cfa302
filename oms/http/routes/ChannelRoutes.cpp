// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/wire/OrderRequestJson.h"
#include "oms/OrderManager.h"
#include "oms/http/ErrorAnswer.h"
#include "oms/http/routes/NewsPoll.h"
#include "oms/http/routes/RouteParts.h"
#include "oms/http/routes/Routes.h"

#include <QJsonDocument>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 bodyMax = 1'024 * 1'024;
constexpr int ordersMax = 200; // of one page
constexpr qint64 unitsMax = 1'000'000;
constexpr int waitSecondsMax = int(FeedWaiters::waitMax.count() / 1'000);

using Outcome = RequestDesk::Outcome;
/// What a route does for a channel with a body that is a JSON object.
using BodyWork = std::function<Outcome(OrderManager &, const QString &channel,
                                       const HttpRequest &request, const wire::JsonValue &body)>;

HttpAnswer answerWith(const Result<QJsonObject> &result, Instant now)
{
    return result ? HttpAnswer::json(200, *result) : answerTo(result.error(), now);
}

HttpAnswer differs(const QString &message)
{
    return HttpAnswer::error(409, codes::differs, message);
}

CancelRequest readCancelRequest(wire::ObjectReader &reader)
{
    CancelRequest request;
    request.id = reader.textOr("id"_L1);
    request.reason = reader.textOr("reason"_L1);
    if (reader.has("lines"_L1)) {
        request.lines.emplace();
        reader.objects("lines"_L1, 1, [&](wire::ObjectReader &line) {
            const QString ref = line.text("ref"_L1);
            request.lines->append({ref, int(line.integer("quantity"_L1, 1, unitsMax))});
            line.refuseUnknown();
        });
    }
    reader.refuseUnknown();
    return request;
}

Route channelRoute(HttpMethod method, const QString &pattern, RouteHandler handler)
{
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.auth = RouteAuth::Channel;
    route.handler = std::move(handler);
    return route;
}

Route bodyRoute(RequestDesk &desk, HttpMethod method, const QString &pattern, BodyWork work)
{
    Route route = channelRoute(
        method, pattern, [&desk, work](const HttpRequest &request, const Reply &reply) {
            desk.askAsChannel(
                request, reply,
                [work, request](OrderManager &manager, const QString &channel) -> Outcome {
                    if (!request.isOfType(wire::jsonType))
                        return wrongType(wire::jsonType);
                    const auto body = wire::JsonDocument::parse(request.body, {bodyMax});
                    if (!body)
                        return answerTo(body.error(), manager.now());
                    return work(manager, channel, request, body->root());
                });
        });
    route.bodyLimit = bodyMax;
    route.isKnown = [&desk](const HttpRequest &head) { return desk.knowsChannel(head); };
    return route;
}

Outcome answerOrder(OrderManager &manager, const QString &channel, const HttpRequest &,
                    const wire::JsonValue &body)
{
    wire::Problems problems;
    wire::ObjectReader reader(body, {}, problems);
    const OrderRequest request = wire::readOrder(reader);
    if (!problems.isEmpty()) {
        const Result<wire::Problems> all = manager.checkOrder(request, problems);
        return all ? invalid(*all) : answerTo(all.error(), manager.now());
    }
    const Result<OrderReceipt> receipt = manager.placeOrder(channel, request);
    if (!receipt)
        return answerTo(receipt.error(), manager.now());
    switch (receipt->kind) {
    case OrderReceipt::Kind::Placed:
        return HttpAnswer::json(201, receipt->answer);
    case OrderReceipt::Kind::Repeated:
        return HttpAnswer::json(200, receipt->answer);
    case OrderReceipt::Kind::Differs:
        return differs(u"This ref was sent before with other content."_s);
    case OrderReceipt::Kind::Invalid:
        return invalid(receipt->problems);
    }
    Q_UNREACHABLE();
}

Outcome answerCancel(OrderManager &manager, const QString &channel, const HttpRequest &request,
                     const wire::JsonValue &body)
{
    wire::Problems problems;
    wire::ObjectReader reader(body, {}, problems);
    const CancelRequest wish = readCancelRequest(reader);
    if (!problems.isEmpty())
        return invalid(problems);
    return answerWith(manager.cancelOrder(channel, OrderId(request.value(u"id")), wish),
                      manager.now());
}

Outcome answerAnswer(OrderManager &manager, const QString &channel, const HttpRequest &request,
                     const wire::JsonValue &body)
{
    wire::Problems problems;
    wire::ObjectReader reader(body, {}, problems);
    const AnswerRequest wish = readAnswerRequest(reader);
    if (!problems.isEmpty())
        return invalid(problems);
    return answerWith(manager.answerQuestion(channel, OrderId(request.value(u"id")), wish),
                      manager.now());
}

Outcome answerStockReport(OrderManager &manager, const QString &channel, const HttpRequest &,
                          const wire::JsonValue &body)
{
    wire::Problems problems;
    wire::ObjectReader reader(body, {}, problems);
    const StockReport report = readStockReport(reader);
    if (!problems.isEmpty())
        return invalid(problems);
    const auto receipt = manager.reportStock(channel, report);
    if (!receipt)
        return answerTo(receipt.error(), manager.now());
    if (!receipt->problems.isEmpty())
        return invalid(receipt->problems);
    if (receipt->kind == ReportReceipt::Differs)
        return differs(u"This id was sent before with other content."_s);
    return HttpAnswer::json(
        200, {{u"id"_s, report.id}, {u"repeated"_s, receipt->kind == ReportReceipt::Repeated}});
}

Outcome answerProduct(OrderManager &manager, const QString &, const HttpRequest &request,
                      const wire::JsonValue &body)
{
    const QString sku = request.value(u"sku");
    QJsonObject line = body.toObject();
    if (line.value(u"sku").toString(sku) != sku)
        return invalid({{u"sku"_s, u"is another one than in the path"_s}});
    line.insert(u"sku"_s, sku);
    const auto whole = wire::JsonDocument::parse(wire::toBytes(line), {bodyMax});
    if (!whole)
        return answerTo(whole.error(), manager.now());
    wire::Problems problems;
    wire::ObjectReader reader(whole->root(), {}, problems);
    const Product product = readImportedProduct(reader);
    if (!problems.isEmpty())
        return invalid(problems);
    const Status put = manager.putProduct(product);
    return put ? HttpAnswer::json(200, QJsonObject{{u"sku"_s, sku}})
               : answerTo(put.error(), manager.now());
}

void readChangedOrders(RequestDesk &desk, const HttpRequest &request, const Reply &reply)
{
    const auto wait = queryNumber(request, u"wait", 0, waitSecondsMax);
    const auto limit = queryNumber(request, u"limit", ordersMax, ordersMax);
    if (!wait || limit.value_or(0) < 1) {
        desk.askAsChannel(request, reply, [](OrderManager &, const QString &) {
            return badQuery(u"wait and limit must be whole numbers."_s);
        });
        return;
    }
    const auto ask = [&desk, request, reply](RequestDesk::ChannelWork work) {
        desk.askAsChannel(request, reply, std::move(work));
    };
    const auto read = [cursor = request.queryValue(u"after").value_or(QString()), limit = *limit](
                          OrderManager &manager, const QString &channel) -> Result<NewsPage> {
        return manager.ordersAfter(channel, cursor, limit).map([](const OrdersPage &page) {
            return NewsPage{QJsonDocument(page.body).toJson(QJsonDocument::Compact), page.empty,
                            page.topics};
        });
    };
    NewsPoll<QString>::start(desk, reply, std::chrono::seconds(*wait), ask, read);
}

Route ordersRoute(RequestDesk &desk)
{
    Route route = channelRoute(
        HttpMethod::Get, u"/v1/orders"_s, [&desk](const HttpRequest &request, const Reply &reply) {
            const std::optional<QString> ref = request.queryValue(u"ref");
            if (!ref) {
                readChangedOrders(desk, request, reply);
                return;
            }
            desk.askAsChannel(
                request, reply, [ref = *ref](OrderManager &manager, const QString &channel) {
                    return answerWith(manager.orderByRef(channel, ref), manager.now());
                });
        });
    route.held = true;
    route.deadline = pollDeadline;
    return route;
}

Route orderRoute(RequestDesk &desk)
{
    return channelRoute(HttpMethod::Get, u"/v1/orders/{id}"_s,
                        [&desk](const HttpRequest &request, const Reply &reply) {
                            desk.askAsChannel(request, reply,
                                              [id = OrderId(request.value(u"id"))](
                                                  OrderManager &manager, const QString &channel) {
                                                  return answerWith(manager.order(channel, id),
                                                                    manager.now());
                                              });
                        });
}

Route stockRoute(RequestDesk &desk)
{
    return channelRoute(
        HttpMethod::Get, u"/v1/stock"_s, [&desk](const HttpRequest &request, const Reply &reply) {
            desk.askAsChannel(request, reply,
                              [sku = request.queryValue(u"sku")](OrderManager &manager,
                                                                 const QString &) -> Outcome {
                                  if (!sku)
                                      return badQuery(u"Which sku?"_s);
                                  return answerWith(manager.stockOf(Sku(*sku)), manager.now());
                              });
        });
}

} // namespace

void addChannelRoutes(RouteTable &table, RequestDesk &desk)
{
    table.add(bodyRoute(desk, HttpMethod::Post, u"/v1/orders"_s, answerOrder));
    table.add(ordersRoute(desk));
    table.add(orderRoute(desk));
    table.add(bodyRoute(desk, HttpMethod::Post, u"/v1/orders/{id}/cancel"_s, answerCancel));
    table.add(bodyRoute(desk, HttpMethod::Post, u"/v1/orders/{id}/answer"_s, answerAnswer));
    table.add(bodyRoute(desk, HttpMethod::Post, u"/v1/stock"_s, answerStockReport));
    table.add(stockRoute(desk));
    table.add(bodyRoute(desk, HttpMethod::Put, u"/v1/products/{sku}"_s, answerProduct));
}

} // namespace storehand::oms
