// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/PostgresServer.h"
#include "tests/support/TestDatabase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <memory>

// Usage card, for tests of the program storehand-oms itself
//   run({u"verify"_s, …})                  a whole run of it: exit code, lines, messages
//   Shop shop(engine);                     a data folder
//   SHOP(shop);                            the same on the engine of the test's row
//   run(shop.with({u"verify"_s}))          a command on it
//   shop.serve(); shop.ask(path, key)      a server on it, and a request of a channel
//   shop.stop(); shop.kill();
//   chain, order                           import lines of a store with tea, and an order of it
#define SHOP(name)                                                                                 \
    QFETCH_GLOBAL(Engine, engine);                                                                 \
    storehand::test::Shop name(engine);                                                            \
    if (!name.isOpen())                                                                            \
    QSKIP("PostgreSQL is not installed")

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr int patienceMs = 60'000;

inline const QByteArray chain =
    R"({"type":"store","code":"harbour","name":"Harbour Street","latitude":-36.84,)"
    R"("longitude":174.77,"time_zone":"Pacific/Auckland",)"
    R"("open":{"mon":"00:00-24:00"},"capacity_per_day":100,"kind":"store",)"
    R"("currency":"NZD"}
{"type":"product","sku":"TEA-1","title":"Tea","codes":[{"code":"9521234543213"}],)"
    R"("department":"Pantry","price":1290,"currency":"NZD"}
{"type":"stock","store":"harbour","sku":"TEA-1","on_hand":10}
)";

inline const QByteArray order =
    R"({"ref":"SO-1","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
    R"("customer":{"name":"Mere Tamati"},"fulfilment":{"method":"pickup",)"
    R"("store":"harbour"},"lines":[{"ref":"1","sku":"TEA-1","quantity":2,)"
    R"("unit_price":1290}]})";

inline QString program()
{
    return qEnvironmentVariable("STOREHAND_BIN") + u"/storehand-oms"_s;
}

/// What a finished run of the program left.
struct Run
{
    int exitCode = -1;
    QList<QJsonObject> lines;
    QByteArray out;
    QByteArray messages;
};

inline Run finish(QProcess &process)
{
    Run run;
    if (!process.waitForFinished(patienceMs))
        return run;
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.out = process.readAllStandardOutput();
    run.messages = process.readAllStandardError();
    for (const QByteArray &line : run.out.split('\n')) {
        if (!line.isEmpty())
            run.lines.append(QJsonDocument::fromJson(line).object());
    }
    return run;
}

inline Run run(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), arguments);
    return finish(process);
}

/// A data folder, and the server on it while there is one.
class Shop
{
public:
    explicit Shop(Engine engine = Engine::Sqlite)
        : m_engine(engine)
    {
        if (engine == Engine::Sqlite)
            return;
        if (PostgresServer *const server = PostgresServer::sharedSynced())
            m_database = server->createDatabase();
    }

    ~Shop()
    {
        if (m_server.state() != QProcess::NotRunning) {
            m_server.kill();
            m_server.waitForFinished();
        }
    }

    [[nodiscard]] QStringList with(QStringList arguments) const
    {
        arguments << u"--data"_s << data();
        return m_database.isEmpty() ? arguments : arguments << u"--database"_s << m_database;
    }

    /// One statement on the database while no program uses it.
    void execute(const QString &sql) const
    {
        const auto connection = m_engine == Engine::Sqlite
                                    ? Connection::open(SqliteOptions{.path = data() + u"/oms.db"_s})
                                    : Connection::open(PostgresOptions{.url = m_database});
        if (!connection || !(*connection)->execute(sql))
            qFatal("the statement cannot be run");
    }

    [[nodiscard]] bool isOpen() const
    {
        return m_engine == Engine::Sqlite || !m_database.isEmpty();
    }

    /// What a child process does before it becomes the program.
    void prepare(const std::function<void()> &modifier)
    {
        m_server.setChildProcessModifier(modifier);
    }

    [[nodiscard]] qint64 serverPid() const { return m_server.processId(); }

    void serve(const QStringList &more = {})
    {
        m_server.start(program(), with({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}) + more);
        while (!m_server.canReadLine())
            QVERIFY2(m_server.waitForReadyRead(patienceMs),
                     m_server.readAllStandardError().constData());
        const QJsonObject line = QJsonDocument::fromJson(m_server.readLine()).object();
        QCOMPARE(line[u"event"], u"listening"_s);
        m_url = line[u"url"].toString();
    }

    [[nodiscard]] Run stop(int signal = SIGTERM)
    {
        if (const auto pid = pid_t(m_server.processId()); pid > 0) // 0 would be all of this group
            ::kill(pid, signal);
        return finish(m_server);
    }

    void kill()
    {
        m_server.kill();
        m_server.waitForFinished(patienceMs);
    }

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    /// A channel's request; the status and what was answered.
    [[nodiscard]] std::pair<int, QJsonObject> ask(const QString &target, const QString &key,
                                                  const QByteArray &body = {})
    {
        QNetworkRequest request(QUrl(m_url + target));
        request.setRawHeader("Authorization", "Bearer " + key.toUtf8());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        request.setSslConfiguration(tls);
        std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(request)
                                                            : m_network.post(request, body));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, patienceMs))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                QJsonDocument::fromJson(reply->readAll()).object()};
    }

    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString data() const { return m_folder.filePath(u"data"_s); }

    [[nodiscard]] QString channelKey(const QString &channel = u"web"_s) const
    {
        const Run made = run(with({u"channel-key"_s, u"--channel"_s, channel}));
        return made.lines.value(0).value(u"key").toString();
    }

private:
    const Engine m_engine;
    QString m_database; ///< its URL; empty for SQLite
    QTemporaryDir m_folder;
    QProcess m_server;
    QNetworkAccessManager m_network;
    QString m_url;
};

} // namespace storehand::test
