// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "oms/OrderManager.h"
#include "oms/http/ErrorAnswer.h"
#include "oms/http/Turnstile.h"
#include "oms/http/routes/NewsPoll.h"
#include "oms/http/routes/RouteParts.h"
#include "oms/http/routes/Routes.h"

#include <QJsonObject>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 smallBody = 16 * 1024;
constexpr qint64 batchBody = wire::batchBytesMax + 4 * 1024; // with the envelope
constexpr RateLimiter::Rate enrolRate{10, Millis(6'000)};
constexpr int schemaNumberMax = 1'000'000;
constexpr int firstSchema = 1; ///< of who does not name one
constexpr int snapshotPagesAtATime = 4;
constexpr int snapshotPagesWaiting = 2'000;
constexpr int snapshotRetrySeconds = 5;

template <typename T>
HttpAnswer answerWith(const Result<T> &result, Instant now)
{
    return result ? HttpAnswer::json(200, wire::toJson(*result)) : answerTo(result.error(), now);
}

Route stationRoute(HttpMethod method, const QString &pattern, qint64 bodyLimit,
                   RouteHandler handler)
{
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.auth = RouteAuth::Station;
    route.bodyLimit = bodyLimit;
    route.handler = std::move(handler);
    return route;
}

/// A route whose body is one message that `decode` reads and `work` answers.
template <typename Decode, typename Work>
Route messageRoute(RequestDesk &desk, const QString &pattern, qint64 bodyLimit, const char *type,
                   Decode decode, Work work)
{
    Route route = stationRoute(
        HttpMethod::Post, pattern, bodyLimit,
        [&desk, type, decode, work](const HttpRequest &request, const Reply &reply) {
            desk.askAsStation(
                request, reply,
                [type, decode, work, request](OrderManager &manager, const StationIdentity &who) {
                    if (!request.isOfType(type))
                        return wrongType(type);
                    const auto message = decode(request.body);
                    if (!message)
                        return answerTo(message.error(), manager.now());
                    return answerWith(work(manager, who, *message), manager.now());
                });
        });
    route.isKnown = [&desk](const HttpRequest &head) { return desk.knowsStation(head); };
    return route;
}

Route enrolRoute(RequestDesk &desk)
{
    const auto limiter = std::make_shared<RateLimiter>(desk.clock(), enrolRate);
    Route route =
        stationRoute(HttpMethod::Post, u"/v1/enrol"_s, smallBody,
                     [&desk, limiter](const HttpRequest &request, const Reply &reply) {
                         if (!request.isOfType(wire::jsonType)) {
                             reply.send(wrongType(wire::jsonType));
                             return;
                         }
                         if (!limiter->take(request.peer)) {
                             reply.send(HttpAnswer::busy(429, codes::busy, u"Too many attempts."_s,
                                                         limiter->retryAfterSeconds()));
                             return;
                         }
                         desk.ask(reply, [body = request.body](OrderManager &manager) {
                             const Result<wire::EnrolRequest> message =
                                 wire::decodeEnrolRequest(body);
                             if (!message)
                                 return answerTo(message.error(), manager.now());
                             return answerWith(manager.enrol(*message), manager.now());
                         });
                     });
    route.auth = RouteAuth::None;
    return route;
}

void readFeed(RequestDesk &desk, const HttpRequest &request, const Reply &reply)
{
    const auto wait = queryNumber(request, u"wait", 0, wire::feedWaitSecondsMax);
    const auto limit = queryNumber(request, u"limit", wire::feedRowsMax, wire::feedRowsMax);
    const auto schema = queryNumber(request, u"schema", firstSchema, schemaNumberMax);
    if (!wait || limit.value_or(0) < 1 || schema.value_or(0) < 1) {
        desk.askAsStation(request, reply, [](OrderManager &, const StationIdentity &) {
            return badQuery(u"wait, limit and schema must be whole numbers."_s);
        });
        return;
    }
    // A signature is looked at once for a request, however often it is looked for news.
    const auto known = std::make_shared<StationId>();
    const auto ask = [&desk, request, reply, known](RequestDesk::StationWork work) {
        if (!known->isEmpty()) {
            desk.askAgain(*known, reply, std::move(work));
            return;
        }
        desk.askAsStation(
            request, reply,
            [known, work = std::move(work)](OrderManager &manager, const StationIdentity &who) {
                *known = who.station;
                return work(manager, who);
            });
    };
    const auto read = [cursor = request.queryValue(u"c").value_or(QString()), limit = *limit,
                       schema = *schema](OrderManager &manager,
                                         const StationIdentity &who) -> Result<NewsPage> {
        return manager.readFeed(who, cursor, limit, schema).map([](const FeedAnswer &page) {
            return NewsPage{page.body, page.empty, page.topics};
        });
    };
    NewsPoll<StationIdentity>::start(desk, reply, std::chrono::seconds(*wait), ask, read);
}

Route feedRoute(RequestDesk &desk)
{
    Route route = stationRoute(HttpMethod::Get, u"/v1/feed"_s, 0,
                               [&desk](const HttpRequest &request, const Reply &reply) {
                                   readFeed(desk, request, reply);
                               });
    route.held = true;
    route.deadline = pollDeadline;
    return route;
}

void readSnapshotPage(RequestDesk &desk, const HttpRequest &request, const Reply &reply,
                      const Turnstile::Turn &turn)
{
    // The turn ends with the work, done or lost.
    desk.askAsStation(request, reply,
                      [turn, snapshot = request.value(u"id"),
                       page = request.queryValue(u"page").value_or(QString())](
                          OrderManager &manager, const StationIdentity &who) {
                          const Result<QByteArray> rows = manager.snapshotPage(who, snapshot, page);
                          if (!rows)
                              return answerTo(rows.error(), manager.now());
                          HttpAnswer answer;
                          answer.body = *rows;
                          return answer;
                      });
}

/// Pages are long and can wait; polls are short and cannot.
Route snapshotPageRoute(RequestDesk &desk)
{
    const auto turnstile =
        std::make_shared<Turnstile>(desk.poster(), snapshotPagesAtATime, snapshotPagesWaiting);
    return stationRoute(
        HttpMethod::Get, u"/v1/snapshot/{id}"_s, 0,
        [&desk, turnstile](const HttpRequest &request, const Reply &reply) {
            const bool isTaken =
                turnstile->enter([&desk, request, reply](const Turnstile::Turn &turn) {
                    if (reply.isOpen())
                        readSnapshotPage(desk, request, reply, turn);
                });
            if (!isTaken)
                reply.send(HttpAnswer::busy(503, codes::busy, u"Too many snapshots are read."_s,
                                            snapshotRetrySeconds));
        });
}

/// {"assignment":id or null}: what to do next.
Route nextWorkRoute(RequestDesk &desk)
{
    return stationRoute(
        HttpMethod::Get, u"/v1/work/next"_s, 0,
        [&desk](const HttpRequest &request, const Reply &reply) {
            desk.askAsStation(
                request, reply, [](OrderManager &manager, const StationIdentity &who) {
                    const Result<std::optional<Assignment>> work = manager.nextWork(who);
                    if (!work)
                        return answerTo(work.error(), manager.now());
                    const QJsonValue id = *work ? QJsonValue((*work)->id.text) : QJsonValue();
                    return HttpAnswer::json(
                        200, {{u"assignment"_s, id}, {u"server_time"_s, manager.now().toText()}});
                });
        });
}

} // namespace

void addStationRoutes(RouteTable &table, RequestDesk &desk)
{
    table.add(enrolRoute(desk));
    table.add(messageRoute(
        desk, u"/v1/hello"_s, smallBody, wire::jsonType, wire::decodeHelloRequest,
        [](OrderManager &manager, const StationIdentity &who, const wire::HelloRequest &request) {
            return manager.hello(who, request);
        }));
    table.add(messageRoute(
        desk, u"/v1/commands"_s, batchBody, wire::linesType, wire::decodeBatch,
        [](OrderManager &manager, const StationIdentity &who, const wire::CommandBatch &batch) {
            return manager.applyCommands(who, batch);
        }));
    table.add(feedRoute(desk));
    table.add(messageRoute(
        desk, u"/v1/snapshot"_s, smallBody, wire::jsonType, wire::decodeSnapshotRequest,
        [](OrderManager &manager, const StationIdentity &who,
           const wire::SnapshotRequest &request) { return manager.beginSnapshot(who, request); }));
    table.add(snapshotPageRoute(desk));
    table.add(nextWorkRoute(desk));
}

} // namespace storehand::oms
