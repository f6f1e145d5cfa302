// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EnrolmentCode.h"
#include "core/domain/Instant.h"
#include "tests/support/TestCertificate.h"

#include <QDir>
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

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;

const QByteArray chain =
    R"({"type":"store","code":"harbour","name":"Harbour Street","latitude":-36.84,)"
    R"("longitude":174.77,"time_zone":"Pacific/Auckland",)"
    R"("open":{"mon":"00:00-24:00"},"capacity_per_day":100,"kind":"store",)"
    R"("currency":"NZD"}
{"type":"product","sku":"TEA-1","title":"Tea","codes":[{"code":"9521234543213"}],)"
    R"("department":"Pantry","price":1290,"currency":"NZD"}
{"type":"stock","store":"harbour","sku":"TEA-1","on_hand":10}
)";

const QByteArray order = R"({"ref":"SO-1","placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
                         R"("customer":{"name":"Mere Tamati"},"fulfilment":{"method":"pickup",)"
                         R"("store":"harbour"},"lines":[{"ref":"1","sku":"TEA-1","quantity":2,)"
                         R"("unit_price":1290}]})";

QString program()
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

Run finish(QProcess &process)
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

Run run(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), arguments);
    return finish(process);
}

/// A data folder, and the server on it while there is one.
class Shop
{
public:
    ~Shop()
    {
        if (m_server.state() != QProcess::NotRunning) {
            m_server.kill();
            m_server.waitForFinished();
        }
    }

    [[nodiscard]] QStringList with(QStringList arguments) const
    {
        return arguments << u"--data"_s << m_folder.filePath(u"data"_s);
    }

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

    [[nodiscard]] Run stop()
    {
        ::kill(pid_t(m_server.processId()), SIGTERM);
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

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QNetworkAccessManager m_network;
    QString m_url;
};

} // namespace

class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionAreThereForPeople()
    {
        const Run help = run({u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("storehand-oms serve"));
        QVERIFY(run({u"help"_s, u"serve"_s}).out.contains("--tls-cert"));
        const Run version = run({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("storehand-oms 0."));
    }

    void wrongUsageIsExitCodeTwo()
    {
        for (const QStringList &wrong :
             {QStringList(), {u"srve"_s}, {u"serve"_s}, {u"verify"_s, u"--data"_s}}) {
            const Run result = run(wrong);
            QCOMPARE(result.exitCode, 2);
            QVERIFY(result.out.isEmpty());
            QVERIFY(result.messages.contains("storehand-oms help"));
        }
    }

    void everyCommandWorksWithoutAServer() { allCommands(false); }

    void everyCommandWorksThroughARunningServer() { allCommands(true); }

    void aBadLineChangesNothing()
    {
        const Shop shop;
        const QString bad =
            shop.write(u"bad.jsonl"_s, chain + "{\"type\":\"stock\",\"store\":\"harbour\","
                                               "\"sku\":\"NOPE\",\"on_hand\":1}\n");
        const Run import = run(shop.with({u"import"_s, bad}));
        QCOMPARE(import.exitCode, 1);
        QVERIFY2(import.messages.contains(bad.toUtf8() + ":4: "), import.messages.constData());
        const Run enrol =
            run(shop.with({u"enrol"_s, u"--store"_s, u"harbour"_s, u"--name"_s, u"Counter"_s}));
        QCOMPARE(enrol.exitCode, 1);
    }

    void whatWasTakenSurvivesTheEndOfTheServer_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("stopped") << false;
        QTest::newRow("killed") << true;
    }

    void whatWasTakenSurvivesTheEndOfTheServer()
    {
        QFETCH(bool, isKilled);
        Shop shop;
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        shop.serve();
        const QString key = channelKey(shop);
        const auto [status, placed] = shop.ask(u"/v1/orders"_s, key, order);
        QCOMPARE(status, 201);
        if (isKilled)
            shop.kill();
        else
            QCOMPARE(shop.stop().exitCode, 0);
        shop.serve();
        const auto [again, repeated] = shop.ask(u"/v1/orders"_s, key, order);
        QCOMPARE(again, 200);
        QCOMPARE(repeated, placed);
        QCOMPARE(run(shop.with({u"verify"_s})).exitCode, 0);
    }

    void aSecondServerOnTheSameFolderIsRefused()
    {
        Shop shop;
        shop.serve();
        const Run second = run(shop.with({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s}));
        QCOMPARE(second.exitCode, 1);
        QVERIFY(!second.messages.isEmpty());
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
    }

    void anOpenAddressNeedsTls()
    {
        const Shop shop;
        const Run result = run(shop.with({u"serve"_s, u"--listen"_s, u"0.0.0.0:0"_s}));
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.messages.contains("TLS"));
    }

    void enrolmentCodesNameTheServersCertificate()
    {
        Shop shop;
        const auto certificate = test::TestCertificate::make(shop.folder());
        QCOMPARE(run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)})).exitCode, 0);
        shop.serve({u"--tls-cert"_s, certificate.certFile, u"--tls-key"_s, certificate.keyFile});
        QVERIFY(shop.url().startsWith(u"https://"));
        QCOMPARE(shop.ask(u"/healthz"_s, {}).first, 200);
        const QStringList enrol =
            shop.with({u"enrol"_s, u"--store"_s, u"harbour"_s, u"--name"_s, u"Counter"_s});
        const auto named = [&] {
            const Run made = run(enrol);
            const auto code =
                EnrolmentCode::fromText(made.lines.value(0).value(u"code").toString());
            return code && code->names(certificate.spkiSha256);
        };
        QVERIFY(named());
        QCOMPARE(shop.stop().exitCode, 0);
        QVERIFY2(named(), "also when no server runs");
    }

private:
    static QString channelKey(const Shop &shop)
    {
        const Run made = run(shop.with({u"channel-key"_s, u"--channel"_s, u"web"_s}));
        return made.lines.value(0).value(u"key").toString();
    }

    void allCommands(bool isServed)
    {
        Shop shop;
        if (isServed)
            shop.serve();
        const Run import = run(shop.with({u"import"_s, shop.write(u"c.jsonl"_s, chain)}));
        QVERIFY2(import.exitCode == 0, import.messages.constData());
        QCOMPARE(import.lines.value(0).value(u"lines"), 3);
        const Run enrol =
            run(shop.with({u"enrol"_s, u"--store"_s, u"harbour"_s, u"--name"_s, u"Counter"_s}));
        QVERIFY2(enrol.exitCode == 0, enrol.messages.constData());
        QVERIFY(EnrolmentCode::fromText(enrol.lines.value(0).value(u"code").toString()));
        QVERIFY(Instant::fromText(enrol.lines.value(0).value(u"expires_at").toString()));
        const QString key = channelKey(shop);
        QVERIFY(!key.isEmpty());
        QVERIFY(channelKey(shop) != key);
        const Run verify = run(shop.with({u"verify"_s}));
        QVERIFY2(verify.exitCode == 0, verify.out.constData());
        QCOMPARE(verify.lines.last().value(u"sound"), true);
        if (!isServed)
            shop.serve();
        QCOMPARE(shop.ask(u"/v1/orders"_s, key, order).first, 201);
        const Run stopped = shop.stop();
        QCOMPARE(stopped.exitCode, 0);
    }
};

QTEST_GUILESS_MAIN(ProgramTest)
#include "ProgramTest.moc"
