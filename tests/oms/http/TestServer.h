// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/HttpServer.h"
#include "oms/http/IoLoop.h"

#include <mutex>

namespace storehand::test {

// Usage card
//   TestServer server;                           routes below, on a free loopback port
//   server.options.limits.headerTime = …;        before start()
//   server.start();                              fails the program if it cannot
//   server.held()                                replies of GET /hold that were not answered yet
//
//   GET /hello        answers {"hello":"<query name>"}
//   GET /big/{bytes}  answers so many letters
//   POST /echo        answers its body; at most 1,000 bytes; knows "Authorization: known"
//   GET /hold         is kept until the test answers
//   GET /slow         is never answered; its deadline is 200 ms
//   GET /own          for this machine only
class TestServer
{
public:
    TestServer() { options.port = 0; }

    ~TestServer()
    {
        if (m_server)
            m_server->stop(Millis(0));
        m_server.reset();
        loop.stop();
    }

    void start()
    {
        m_server = std::make_unique<oms::HttpServer>(loop, routes(), options);
        m_server->onStopping([this] {
            for (const oms::Reply &reply : takeHeld())
                reply.send({.body = "{}", .headers = {}});
        });
        if (const Status status = m_server->start(); !status)
            qFatal("%s", qPrintable(status.error().detail));
        loop.start();
    }

    [[nodiscard]] oms::HttpServer &server() { return *m_server; }
    [[nodiscard]] QString url() const { return m_server->url(); }

    [[nodiscard]] std::vector<oms::Reply> takeHeld()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_held, {});
    }

    [[nodiscard]] size_t heldCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_held.size();
    }

    [[nodiscard]] int goneCount() const { return m_gone; }

    oms::IoLoop loop;
    oms::HttpServerOptions options;

private:
    [[nodiscard]] oms::RouteTable routes()
    {
        using namespace oms;
        using namespace Qt::Literals::StringLiterals;
        RouteTable table;
        const auto get = [&table](const QString &pattern, RouteHandler handler, Millis deadline,
                                  bool held, RouteAuth auth = RouteAuth::None) {
            table.add({HttpMethod::Get, pattern, auth, std::move(handler), 0, deadline, held});
        };
        get(
            u"/hello"_s,
            [](const HttpRequest &request, const Reply &reply) {
                const QString name = request.queryValue(u"name").value_or(u"shop"_s);
                reply.send({200, "{\"hello\":\"" + name.toUtf8() + "\"}", "application/json", {}});
            },
            Millis(30'000), false);
        get(
            u"/big/{bytes}"_s,
            [](const HttpRequest &request, const Reply &reply) {
                const QByteArray body(request.value(u"bytes").toInt(), 'a');
                reply.send({200, body, "text/plain", {}});
            },
            Millis(30'000), false);
        get(
            u"/hold"_s, [this](const HttpRequest &, const Reply &reply) { hold(reply); },
            Millis(60'000), true);
        get(
            u"/slow"_s, [this](const HttpRequest &, const Reply &reply) { hold(reply); },
            Millis(200), false);
        get(
            u"/own"_s, [](const HttpRequest &, const Reply &reply) { reply.send({}); },
            Millis(30'000), false, RouteAuth::Loopback);
        table.add({HttpMethod::Post, u"/echo"_s, RouteAuth::None,
                   [](const HttpRequest &request, const Reply &reply) {
                       reply.send({200, request.body, "text/plain", {}});
                   },
                   1'000, Millis(30'000), false,
                   [](const HttpRequest &head) { return head.authorization == "known"; }});
        return table;
    }

    void hold(const oms::Reply &reply)
    {
        reply.onGone([this] { ++m_gone; });
        const std::lock_guard lock(m_mutex);
        m_held.push_back(reply);
    }

    std::unique_ptr<oms::HttpServer> m_server;
    std::mutex m_mutex;
    std::vector<oms::Reply> m_held;
    std::atomic<int> m_gone = 0;
};

} // namespace storehand::test
