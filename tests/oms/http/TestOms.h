// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/RequestSignature.h"
#include "core/crypto/SystemRandom.h"
#include "core/database/Connection.h"
#include "oms/OrderManager.h"
#include "oms/http/CoreThread.h"
#include "oms/http/HttpServer.h"
#include "oms/http/OrderManagerHost.h"
#include "oms/http/routes/Routes.h"
#include "tests/oms/http/RawClient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace storehand::test {

// Usage card
//   TestOms oms;                       a whole order manager over HTTP, on SQLite in a folder of
//   its
//                                      own, with the store `harbour`, TEA-1 (10 on hand) and JAM-1
//                                      (2)
//   oms.channelKey(u"web"_s)           a key of that channel
//   oms.post("/v1/orders", body, key)  a request of a channel and its answer; get() and put() alike
//   TestStation station(oms);          enrols at harbour
//   station.get("/v1/feed")            a signed request and its answer; post() alike
class TestOms
{
public:
    TestOms()
        : m_waiters(loop, m_random)
        , m_desk(loop, m_jobs, m_waiters)
        , m_core(
              m_jobs, [this] { return open(); }, [this] { return loop.now(); }, {})
    {
        m_core.onTopicsChanged([this](const QStringList &topics) {
            loop.post([this, topics] { m_waiters.changed(topics); });
        });
        oms::HttpServerOptions options;
        options.port = 0;
        m_server = std::make_unique<oms::HttpServer>(loop, makeRoutes(), options);
        m_server->onStopping([this] { m_waiters.stop(); });
        if (const Status started = m_core.start(); !started)
            qFatal("%s", qPrintable(started.error().detail));
        loop.start();
        if (const Status started = m_server->start(); !started)
            qFatal("%s", qPrintable(started.error().detail));
        import(chain());
    }

    ~TestOms()
    {
        m_server->stop(Millis(10'000));
        m_server.reset();
        m_jobs.close();
        m_core.join();
        loop.stop();
    }

    [[nodiscard]] QString url() const { return m_server->url(); }
    [[nodiscard]] oms::HttpServer &server() { return *m_server; }
    [[nodiscard]] const std::vector<oms::Route> &routes() const { return m_routes.routes(); }

    /// Runs `work` on the order manager, with its commit.
    template <typename Work>
    void run(Work work)
    {
        const Status done = m_jobs.runAndWait([&](oms::GroupHost &host) {
            work(static_cast<oms::OrderManagerHost &>(host).manager());
            return true;
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }

    void import(const QByteArray &lines)
    {
        run([&](oms::OrderManager &manager) {
            const auto report = manager.import(lines);
            if (!report || report->problem)
                qFatal("the chain of the test cannot be imported");
        });
    }

    [[nodiscard]] QByteArray channelKey(const QString &channel)
    {
        QByteArray key;
        run([&](oms::OrderManager &manager) {
            key = manager.addChannelKey(channel)->reveal().toUtf8();
        });
        return key;
    }

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

    oms::IoLoop loop;

private:
    [[nodiscard]] static QByteArray chain()
    {
        return R"({"type":"store","code":"harbour","name":"Harbour Street",)"
               R"("latitude":-36.84,"longitude":174.77,"time_zone":"Pacific/Auckland",)"
               R"("open":{"mon":"00:00-24:00","tue":"00:00-24:00","wed":"00:00-24:00",)"
               R"("thu":"00:00-24:00","fri":"00:00-24:00","sat":"00:00-24:00",)"
               R"("sun":"00:00-24:00"},"capacity_per_day":1000,"kind":"store","currency":"NZD"}
{"type":"product","sku":"TEA-1","title":"Tea","codes":[{"code":"9521234543213"}],)"
               R"("department":"Pantry","price":1290,"currency":"NZD"}
{"type":"product","sku":"JAM-1","title":"Jam","codes":[{"code":"9521234500001"}],)"
               R"("department":"Pantry","price":590,"currency":"NZD"}
{"type":"stock","store":"harbour","sku":"TEA-1","on_hand":10}
{"type":"stock","store":"harbour","sku":"JAM-1","on_hand":2}
)";
    }

    [[nodiscard]] Result<std::unique_ptr<oms::GroupHost>> open()
    {
        auto connection =
            Connection::open(SqliteOptions{.path = m_folder.filePath(QStringLiteral("oms.db"))});
        if (!connection)
            return failure(connection.error());
        auto manager = oms::OrderManager::open(
            *std::move(connection), loop, m_random,
            {.masterKey = Sensitive(QByteArray(32, 'k')), .pins = {QByteArray(32, '\0')}});
        if (!manager)
            return failure(manager.error());
        return std::make_unique<oms::OrderManagerHost>(*std::move(manager));
    }

    [[nodiscard]] oms::RouteTable makeRoutes()
    {
        addHealthRoutes(m_routes, m_desk,
                        {m_jobs, m_waiters, [this] { return m_server->figures(); }});
        addStationRoutes(m_routes, m_desk);
        addChannelRoutes(m_routes, m_desk);
        return m_routes;
    }

    QTemporaryDir m_folder;
    SystemRandom m_random;
    oms::FeedWaiters m_waiters;
    oms::JobQueue m_jobs;
    oms::RequestDesk m_desk;
    oms::RouteTable m_routes;
    std::unique_ptr<oms::HttpServer> m_server;
    oms::CoreThread m_core;
};

/// A station as the server sees it. See the card of TestOms.
class TestStation
{
public:
    explicit TestStation(TestOms &server)
        : m_oms(server)
        , m_key(SigningKey::make(m_random))
    {
        server.run([&](oms::OrderManager &manager) {
            const auto offer = manager.offerEnrolment(StoreCode(QStringLiteral("harbour")),
                                                      QStringLiteral("Counter"));
            m_code = offer->code.reveal();
        });
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
        const Instant at = m_oms.loop.now() + clockError;
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
