// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/RequestSignature.h"
#include "core/crypto/SystemRandom.h"
#include "oms/OrderManager.h"
#include "oms/effects/WebhookPump.h"
#include "oms/http/CoreThread.h"
#include "oms/http/HttpServer.h"
#include "oms/http/IoLoop.h"
#include "oms/http/OrderManagerHost.h"
#include "oms/http/routes/Routes.h"
#include "tests/oms/http/RawClient.h"
#include "tests/support/TestDatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#define OMS(name)                                                                                  \
    QFETCH_GLOBAL(Engine, engine);                                                                 \
    storehand::test::TestOms name(engine);                                                         \
    if (!name.isOpen())                                                                            \
    QSKIP("PostgreSQL is not installed")

namespace storehand::test {

// Usage card
//   TestOms oms;                       a whole order manager over HTTP, on SQLite in a folder of
//                                      its own, with the store `harbour`, TEA-1 (10 on hand) and
//                                      JAM-1 (2)
//   OMS(oms);                          the same on the engine of the test's row, skipped where
//                                      there is none; see TestDatabase::addEngines()
//   TestOms oms(engine, options);      with a certificate, for example
//   oms.channelKey(u"web"_s)           a key of that channel
//   oms.post("/v1/orders", body, key)  a request of a channel and its answer; get() and put() alike
//   oms.restart()                      as after a crash, on the same database
//   oms.feedSchemaMin = 2;             from the next restart() on: older programs are too old
//   TestStation station(oms);          enrols at harbour
//   station.get("/v1/feed")            a signed request and its answer; post() alike
class TestOms
{
public:
    explicit TestOms(Engine engine = Engine::Sqlite, oms::HttpServerOptions options = {},
                     oms::WebhookClient::Options webhooks = {});
    ~TestOms();
    Q_DISABLE_COPY_MOVE(TestOms)

    [[nodiscard]] bool isOpen() const { return m_database.isAvailable(); }
    [[nodiscard]] QString url() const { return m_running->server.url(); }
    [[nodiscard]] oms::HttpServer &server() { return m_running->server; }
    [[nodiscard]] const std::vector<oms::Route> &routes() const
    {
        return m_running->routes.routes();
    }
    [[nodiscard]] Instant now() const { return m_running->loop.now(); }
    [[nodiscard]] oms::WebhookFigures webhooks() const { return m_running->pump.figures(); }

    /// SHA-256 of the public key that the server shows; zeros without TLS.
    [[nodiscard]] QByteArray pin() const;

    /// Cuts everything that is under way and starts anew.
    void restart();

    /// Runs `work` on the order manager, with its commit.
    template <typename Work>
    void run(Work work)
    {
        const Status done = m_running->jobs.runAndWait([&](oms::GroupHost &host) {
            work(static_cast<oms::OrderManagerHost &>(host).manager());
            return true;
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }

    void import(const QByteArray &lines);
    [[nodiscard]] QByteArray channelKey(const QString &channel);
    /// A code for a station at harbour.
    [[nodiscard]] QString enrolmentCode();

    [[nodiscard]] RawAnswer get(const QByteArray &target, const QByteArray &key)
    {
        return RawClient(url()).get(target, bearer(key)).value_or(RawAnswer());
    }

    [[nodiscard]] RawAnswer post(const QByteArray &target, const QByteArray &body,
                                 const QByteArray &key, const QByteArray &type = "application/json")
    {
        return RawClient(url())
            .post(target, body, bearer(key) + "Content-Type: " + type + "\r\n")
            .value_or(RawAnswer());
    }

    [[nodiscard]] RawAnswer put(const QByteArray &target, const QByteArray &body,
                                const QByteArray &key)
    {
        RawClient client(url());
        client.send("PUT " + target + " HTTP/1.1\r\nHost: shop\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\n" + bearer(key) +
                    "Content-Type: application/json\r\n\r\n" + body);
        return client.read().value_or(RawAnswer());
    }

    [[nodiscard]] static QByteArray bearer(const QByteArray &key)
    {
        return key.isEmpty() ? QByteArray() : "Authorization: Bearer " + key + "\r\n";
    }

    int feedSchemaMin = 1;

private:
    /// What a start makes and a crash ends.
    struct Running
    {
        Running(TestOms &test, const oms::HttpServerOptions &options,
                const oms::WebhookClient::Options &webhooks);
        ~Running();

        void start();
        [[nodiscard]] Result<std::unique_ptr<oms::GroupHost>> open();
        [[nodiscard]] oms::RouteTable makeRoutes();
        [[nodiscard]] oms::WebhookPump::Edges pumpEdges();

        TestOms &oms;
        SystemRandom random;
        oms::IoLoop loop;
        oms::FeedWaiters waiters;
        oms::JobQueue jobs;
        oms::RequestDesk desk;
        oms::RouteTable routes;
        oms::WebhookClient client;
        oms::WebhookPump pump;
        oms::HttpServer server;
        oms::CoreThread core;
    };

    TestDatabase m_database;
    const Engine m_engine;
    const oms::HttpServerOptions m_options;
    const oms::WebhookClient::Options m_webhooks;
    std::unique_ptr<Running> m_running;
};

/// A station as the server sees it. See the card of TestOms.
class TestStation
{
public:
    explicit TestStation(TestOms &server)
        : m_oms(server)
        , m_key(SigningKey::make(m_random))
    {
        m_code = server.enrolmentCode();
        const QJsonObject request{{QStringLiteral("code"), m_code},
                                  {QStringLiteral("key"), m_key.verifyKey().toText()}};
        m_enrolled = post("/v1/enrol", QJsonDocument(request).toJson(), "application/json");
        id = QJsonDocument::fromJson(m_enrolled.body)
                 .object()
                 .value(QStringLiteral("station"))
                 .toString();
    }

    [[nodiscard]] const RawAnswer &enrolled() const { return m_enrolled; }

    [[nodiscard]] QByteArray authorization(const QByteArray &method, const QByteArray &target,
                                           const QByteArray &body) const
    {
        const Instant at = m_oms.now() + clockError;
        return "Authorization: " +
               RequestSignature::make({method, target, body}, StationId(id), at, m_key).toHeader() +
               "\r\n";
    }

    [[nodiscard]] RawAnswer get(const QByteArray &target) const
    {
        return RawClient(m_oms.url())
            .get(target, authorization("GET", target, {}))
            .value_or(RawAnswer());
    }

    [[nodiscard]] RawAnswer post(const QByteArray &target, const QByteArray &body,
                                 const QByteArray &type) const
    {
        return RawClient(m_oms.url())
            .post(target, body,
                  authorization("POST", target, body) + "Content-Type: " + type + "\r\n")
            .value_or(RawAnswer());
    }

    QString id;
    Millis clockError{0};

private:
    TestOms &m_oms;
    SystemRandom m_random;
    SigningKey m_key;
    QString m_code;
    RawAnswer m_enrolled;
};

} // namespace storehand::test
