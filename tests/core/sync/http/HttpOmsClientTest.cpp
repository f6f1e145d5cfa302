// SPDX-License-Identifier: Apache-2.0
#include "core/sync/http/HttpOmsClient.h"

#include "core/crypto/RequestSignature.h"
#include "core/domain/Codes.h"
#include "core/sync/http/SpkiHash.h"
#include "tests/support/Eventually.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"
#include "tests/support/LoopbackServer.h"
#include "tests/support/TornStream.h"

#include <QFile>
#include <QSslCertificate>
#include <QTest>

#include <optional>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray spkiOf(const QString &certificateFile)
{
    QFile file(QString::fromUtf8(STOREHAND_SOURCE_DIR "/tests/data/tls/") + certificateFile);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(certificateFile));
    return spkiSha256(QSslCertificate(file.readAll()).toDer());
}

/// A station with a client of its own that waits for answers.
class Station
{
public:
    explicit Station(const HttpOmsClient::Options &options)
        : m_client(std::move(*HttpOmsClient::make(options, time)))
    {}
    explicit Station(const QUrl &url)
        : Station(HttpOmsClient::Options{url})
    {}

    void enrol(const QList<QByteArray> &pins)
    {
        m_client->identify({StationId(u"station-1"_s), key, pins});
    }

    [[nodiscard]] Result<OmsAnswer> ask(OmsRequest request)
    {
        std::optional<Result<OmsAnswer>> result;
        const auto exchange =
            m_client->send(std::move(request), [&](Result<OmsAnswer> r) { result = std::move(r); });
        if (result || !QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            qFatal("the callback came too early or never");
        return *result;
    }

    [[nodiscard]] std::unique_ptr<OmsClient::Exchange> start(OmsRequest request,
                                                             OmsClient::Callback callback)
    {
        return m_client->send(std::move(request), std::move(callback));
    }

    FakeClock clock;
    FakeRandom random;
    ServerClock time{clock};
    SigningKey key = SigningKey::make(random);

private:
    std::unique_ptr<HttpOmsClient> m_client;
};

OmsRequest get(const QByteArray &target = "/v1/feed?c=abc&wait=0&limit=200"_ba)
{
    return {OmsRequest::Method::Get, target};
}

OmsRequest post(const QByteArray &body)
{
    return {OmsRequest::Method::Post, "/v1/commands"_ba, body, "application/x-ndjson"_ba};
}

} // namespace

class HttpOmsClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sendsSignedRequestsByTheTimeOfTheOms()
    {
        LoopbackServer oms;
        oms.answer(httpAnswer("{}"));
        Station station(oms.url());
        station.enrol({});
        const Instant omsTime{station.clock.now().ms + 86'400'000};
        station.time.learn(omsTime);

        const auto answer = station.ask(post("{\"a\":1}\n"));
        QVERIFY(answer);
        QCOMPARE(oms.requests().size(), 1);
        const LoopbackServer::Request seen = oms.requests().constFirst();
        QCOMPARE(seen.method, "POST"_ba);
        QCOMPARE(seen.headers.value("content-type"), "application/x-ndjson"_ba);
        QCOMPARE(seen.headers.value("storehand-protocol"), "1"_ba);
        const auto signature = RequestSignature::fromHeader(seen.headers.value("authorization"));
        QVERIFY(signature);
        QCOMPARE(signature->station, StationId(u"station-1"_s));
        QCOMPARE(signature->at, omsTime);
        QVERIFY(
            signature->isGenuine({seen.method, seen.target, seen.body}, station.key.verifyKey()));
    }

    void signsATargetExactlyAsItTravels()
    {
        LoopbackServer oms;
        oms.answer(httpAnswer("{}"));
        Station station(oms.url());
        station.enrol({});
        const QByteArray target = "/v1/snapshot/a%2Fb?page=x%20y%3D%26~"_ba;
        QVERIFY(station.ask(get(target)));
        const LoopbackServer::Request seen = oms.requests().constFirst();
        QCOMPARE(seen.target, target);
        const auto signature = RequestSignature::fromHeader(seen.headers.value("authorization"));
        QVERIFY(signature->isGenuine({"GET"_ba, target, {}}, station.key.verifyKey()));
    }

    void handsEveryStatusToTheCaller_data()
    {
        QTest::addColumn<QByteArray>("statusLine");
        QTest::addColumn<int>("status");
        for (const auto &[line, status] :
             {std::pair("HTTP/1.1 200 OK", 200), std::pair("HTTP/1.1 302 Found", 302),
              std::pair("HTTP/1.1 400 Bad Request", 400),
              std::pair("HTTP/1.1 401 Unauthorized", 401), std::pair("HTTP/1.1 404 Not Found", 404),
              std::pair("HTTP/1.1 409 Conflict", 409), std::pair("HTTP/1.1 410 Gone", 410),
              std::pair("HTTP/1.1 426 Upgrade Required", 426),
              std::pair("HTTP/1.1 429 Too Many Requests", 429),
              std::pair("HTTP/1.1 500 Internal Server Error", 500),
              std::pair("HTTP/1.1 503 Service Unavailable", 503)})
            QTest::addRow("%d", status) << QByteArray(line) << status;
    }

    void handsEveryStatusToTheCaller()
    {
        QFETCH(QByteArray, statusLine);
        QFETCH(int, status);
        LoopbackServer oms;
        oms.answer(httpAnswer("{\"error\":\"word\"}", statusLine,
                              "Retry-After: 7\r\nLocation: http://127.0.0.1:1/\r\n"));
        Station station(oms.url());
        station.enrol({});
        const auto answer = station.ask(get());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, "{\"error\":\"word\"}"_ba);
        QCOMPARE(answer->contentType, "application/json"_ba);
        QCOMPARE(answer->headers.value("retry-after"), "7"_ba);
        QCOMPARE(answer->headers.value("storehand-protocol"), "1"_ba);
        QCOMPARE(oms.requests().size(), 1); // a redirect is not followed
    }

    void unpacksGzip()
    {
        const QByteArray packed = QByteArray::fromHex(
            "1f8b0800000000000203ab562a484cce4e4d51b22a292a4dad050089e0b5dc0f000000");
        LoopbackServer oms;
        oms.answer(httpAnswer(packed, "HTTP/1.1 200 OK", "Content-Encoding: gzip\r\n"));
        Station station(oms.url());
        station.enrol({});
        const auto answer = station.ask(get());
        QVERIFY(answer);
        QCOMPARE(answer->body, "{\"packed\":true}"_ba);
        QVERIFY(oms.requests().constFirst().headers.value("accept-encoding").contains("gzip"));
    }

    void takesNoDamagedOrCutAnswer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut body") << httpAnswer("{\"a\":1}").chopped(3);
        QTest::newRow("cut head") << "HTTP/1.1 200 OK\r\nContent-Ty"_ba;
        QTest::newRow("nothing at all") << " "_ba;
        QTest::newRow("not HTTP") << "SSH-2.0-OpenSSH_9.2\r\n\r\n"_ba;
        QTest::newRow("damaged gzip")
            << httpAnswer("\x1f\x8b\x08nonsense", "HTTP/1.1 200 OK", "Content-Encoding: gzip\r\n");
    }

    void takesNoDamagedOrCutAnswer()
    {
        QFETCH(QByteArray, bytes);
        LoopbackServer oms;
        oms.answer(bytes, LoopbackServer::ThenClose);
        Station station(oms.url());
        station.enrol({});
        QVERIFY(!station.ask(get()));
    }

    void readsNoMoreThanItsLimit()
    {
        LoopbackServer oms;
        oms.answer(httpAnswer(QByteArray(5'000, 'x')));
        Station station(HttpOmsClient::Options{oms.url(), false, 4'000});
        station.enrol({});
        const auto answer = station.ask(get());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, codes::tooLarge);
    }

    void saysOfflineWhenNobodyListens()
    {
        QUrl url;
        {
            LoopbackServer gone;
            url = gone.url();
        }
        Station station(url);
        station.enrol({});
        const auto answer = station.ask(get());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
        QCOMPARE(answer.error().code, codes::offline);
        QVERIFY2(answer.error().detail.contains(url.authority()),
                 qPrintable(answer.error().detail));
    }

    void saysTimeoutWhenNoAnswerComes()
    {
        LoopbackServer oms;
        oms.stayDumb();
        Station station(oms.url());
        station.enrol({});
        OmsRequest request = get();
        request.timeout = Millis(50);
        const auto answer = station.ask(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QCOMPARE(answer.error().code, codes::timeout);
    }

    void asksOnANewConnectionWhenOneIsStuck_data()
    {
        QTest::addColumn<qint64>("at");
        for (const qint64 at : {0, 5, 300, 478, 520, 560, 600, 700, 900})
            QTest::addRow("%lld", at) << at;
    }

    /// At any byte of the handshake and of the request behind it.
    void asksOnANewConnectionWhenOneIsStuck()
    {
        QFETCH(qint64, at);
        LoopbackServer oms(u"oms-expired.pem"_s, u"oms-key.pem"_s);
        oms.answer(httpAnswer("{}"));
        TornStream way(static_cast<quint16>(oms.url().port()), 2);
        way.suffer({StreamFault::Side::FromClient, StreamFault::Harm::Stall, at});
        Station station(QUrl(u"https://127.0.0.1:%1"_s.arg(way.port())));
        station.enrol({spkiOf(u"oms-expired.pem"_s)});
        OmsRequest request = get();
        request.timeout = Millis(200);
        const auto stuck = station.ask(request);
        QVERIFY(way.isHit());
        QCOMPARE(stuck.error().code, codes::timeout);
        const auto answer = station.ask(get());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    }

    void sendsNothingBeforeItIsEnrolled()
    {
        LoopbackServer oms;
        oms.answer(httpAnswer("{}"));
        Station station(oms.url());
        const auto answer = station.ask(get());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, codes::notEnrolled);
        QCOMPARE(oms.connections(), 0);
    }

    void isSilentAfterItsExchangeWasDestroyed()
    {
        LoopbackServer oms;
        oms.stayDumb();
        Station station(oms.url());
        station.enrol({});
        bool called = false;
        auto exchange = station.start(get(), [&](Result<OmsAnswer>) { called = true; });
        EVENTUALLY_COMPARE(oms.requests().size(), 1);
        exchange.reset();
        oms.answer(httpAnswer("{}"));
        QVERIFY(station.ask(get()));
        QVERIFY(!called);
    }

    void mayBeDestroyedInItsOwnCallback()
    {
        LoopbackServer oms;
        oms.answer(httpAnswer("{}"));
        Station station(oms.url());
        station.enrol({});
        bool called = false;
        std::unique_ptr<OmsClient::Exchange> exchange;
        exchange = station.start(get(), [&](Result<OmsAnswer>) {
            called = true;
            exchange.reset();
        });
        EVENTUALLY_VERIFY(called);
    }

    void trustsAPinnedKeyWhateverTheDatesOfItsCertificate()
    {
        LoopbackServer oms(u"oms-expired.pem"_s, u"oms-key.pem"_s);
        oms.answer(httpAnswer("{}"));
        Station station(oms.url());
        station.enrol({QByteArray(32, 'x'), spkiOf(u"oms-expired.pem"_s)});
        const auto answer = station.ask(get());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(oms.requests().size(), 1);
    }

    void tellsNothingToAServerWithAnotherKey()
    {
        LoopbackServer impostor(u"other.pem"_s, u"other-key.pem"_s);
        impostor.answer(httpAnswer("{}"));
        Station station(impostor.url());
        station.enrol({spkiOf(u"oms-expired.pem"_s)});
        const auto answer = station.ask(post("secret"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
        QCOMPARE(answer.error().code, codes::omsNotTrusted);
        QCOMPARE(impostor.connections(), 1);
        QVERIFY(impostor.requests().isEmpty());
    }

    void trustsAtFirstContactExactlyTheKeyInTheCode()
    {
        LoopbackServer oms(u"oms-expired.pem"_s, u"oms-key.pem"_s);
        LoopbackServer impostor(u"other.pem"_s, u"other-key.pem"_s);
        FakeRandom random;
        const auto code = EnrolmentCode::make(random, spkiOf(u"oms-expired.pem"_s));
        for (LoopbackServer *server : {&oms, &impostor}) {
            server->answer(httpAnswer("{}"));
            Station station(server->url());
            OmsRequest request = post("{}");
            request.firstContact = code;
            QCOMPARE(station.ask(request).has_value(), server == &oms);
        }
        QCOMPARE(oms.requests().size(), 1);
        QVERIFY(!oms.requests().constFirst().headers.contains("authorization"));
        QVERIFY(impostor.requests().isEmpty());
    }

    void forgetsConnectionsThatOldPinsAllowed()
    {
        LoopbackServer oms(u"oms-expired.pem"_s, u"oms-key.pem"_s);
        oms.answer(httpAnswer("{}"));
        Station station(oms.url());
        station.enrol({spkiOf(u"oms-expired.pem"_s)});
        QVERIFY(station.ask(get()));
        station.enrol({spkiOf(u"other.pem"_s)});
        QVERIFY(!station.ask(get()));
        QCOMPARE(oms.requests().size(), 1);
    }

    void takesOnlyAddressesThatKeepSecrets_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("insecureLan");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("https") << u"https://oms.example:8780"_s << false << true;
        QTest::newRow("https with slash") << u"https://oms.example/"_s << false << true;
        QTest::newRow("http here") << u"http://127.0.0.1:8780"_s << false << true;
        QTest::newRow("http here by name") << u"http://localhost:8780"_s << false << true;
        QTest::newRow("http here, IPv6") << u"http://[::1]:8780"_s << false << true;
        QTest::newRow("http elsewhere") << u"http://192.168.1.4:8780"_s << false << false;
        QTest::newRow("http elsewhere, said aloud") << u"http://192.168.1.4:8780"_s << true << true;
        QTest::newRow("with a path") << u"https://oms.example/api"_s << false << false;
        QTest::newRow("with a query") << u"https://oms.example/?a=b"_s << false << false;
        QTest::newRow("with a password") << u"https://me:secret@oms.example"_s << false << false;
        QTest::newRow("another scheme") << u"ftp://oms.example"_s << false << false;
        QTest::newRow("no address") << u"oms.example"_s << false << false;
        QTest::newRow("nothing") << QString() << false << false;
    }

    void takesOnlyAddressesThatKeepSecrets()
    {
        QFETCH(QString, url);
        QFETCH(bool, insecureLan);
        QFETCH(bool, isTaken);
        FakeClock clock;
        const ServerClock time(clock);
        const auto client = HttpOmsClient::make({QUrl(url), insecureLan}, time);
        QCOMPARE(client.has_value(), isTaken);
        if (!isTaken) {
            QCOMPARE(client.error().code, codes::badOmsUrl);
            QVERIFY(!client.error().detail.contains(u"secret"_s));
        }
    }
};

QTEST_GUILESS_MAIN(HttpOmsClientTest)
#include "HttpOmsClientTest.moc"
