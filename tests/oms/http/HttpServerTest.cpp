// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpServer.h"

#include "tests/oms/http/RawClient.h"
#include "tests/oms/http/TestServer.h"
#include "tests/support/Eventually.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <future>
#include <thread>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;
using test::RawAnswer;
using test::RawClient;
using test::TestServer;

namespace {

QByteArray head(const QByteArray &target, const QByteArray &method = "GET")
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: shop\r\n";
}

QString errorOf(const std::optional<RawAnswer> &answer)
{
    return answer ? QJsonDocument::fromJson(answer->body)[u"error"].toString() : u"no answer"_s;
}

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsAnsweredWithTheHeadersThatEachAnswerHas()
    {
        TestServer server;
        server.start();
        QVERIFY(server.url().startsWith(u"http://127.0.0.1:"));
        const auto answer = RawClient(server.url()).get("/hello?name=Mere%20T.");
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, "{\"hello\":\"Mere T.\"}");
        QCOMPARE(answer->header("Storehand-Protocol"), "1");
        QCOMPARE(answer->header("Cache-Control"), "no-store");
        QCOMPARE(answer->header("Content-Type"), "application/json");
    }

    void aConnectionServesOneRequestAfterTheOther()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.get("/hello")->status, 200);
        QCOMPARE(client.post("/echo", "abc")->body, "abc");
        QCOMPARE(server.server().figures().accepted, 1);
        QCOMPARE(server.server().figures().requests, 4);
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/hello?name=1") + "\r\n" + head("/echo", "POST") +
                    "Content-Length: 3\r\n\r\nabc" + head("/hello?name=3") + "\r\n");
        QCOMPARE(client.read()->body, "{\"hello\":\"1\"}");
        QCOMPARE(client.read()->body, "abc");
        QCOMPARE(client.read()->body, "{\"hello\":\"3\"}");
    }

    void headIsAnsweredWithoutABody()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/hello", "HEAD") + "\r\n");
        const auto answer = client.read(false);
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->header("Content-Length"), "16");
        QCOMPARE(client.get("/hello")->status, 200);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");

        const QByteArray get = head("/hello");
        const auto row = [](const char *name, const QByteArray &request, int status,
                            QString error) { QTest::newRow(name) << request << status << error; };
        row("unknown path", head("/nothing") + "\r\n", 404, u"not_found"_s);
        row("other method", head("/hello", "POST") + "\r\n", 405, u"method_not_allowed"_s);
        row("odd method", head("/hello", "BREW") + "\r\n", 405, u"method_not_allowed"_s);
        row("broken escape", head("/hel%zzlo") + "\r\n", 400, u"bad_target"_s);
        row("not UTF-8", head("/%ff") + "\r\n", 400, u"bad_target"_s);
        row("control character", head("/hello?x=%00") + "\r\n", 400, u"bad_target"_s);
        row("whole URL as target", head("http://shop/hello") + "\r\n", 400, u"bad_target"_s);
        row("no host", "GET /hello HTTP/1.1\r\n\r\n", 400, u"bad_request"_s);
        row("not HTTP", "what?\r\n\r\n", 400, u"bad_request"_s);
        row("HTTP/2.0", "GET / HTTP/2.0\r\n\r\n", 505, u"bad_version"_s);
        row("other protocol", get + "Storehand-Protocol: 2\r\n\r\n", 400,
            u"unsupported_protocol"_s);
        row("long target", head('/' + QByteArray(5'000, 'a')) + "\r\n", 414, u"target_too_long"_s);
        row("long headers", get + "X: " + QByteArray(20'000, 'a') + "\r\n\r\n", 431,
            u"header_too_large"_s);
        row("many headers", get + QByteArray("A: b\r\n").repeated(5'000) + "\r\n", 431,
            u"header_too_large"_s);
        row("endless header", get + "X: " + QByteArray(2'000'000, 'a'), 431, u"header_too_large"_s);
        const QByteArray post = head("/echo", "POST");
        row("large body", post + "Content-Length: 1001\r\n\r\n" + QByteArray(1'001, 'a'), 413,
            u"body_too_large"_s);
        row("huge body said", post + "Content-Length: 18446744073709551615\r\n\r\n", 413,
            u"body_too_large"_s);
        row("large chunked body",
            post + "Transfer-Encoding: chunked\r\n\r\n" +
                ("fa\r\n" + QByteArray(250, 'a') + "\r\n").repeated(40'000),
            413, u"body_too_large"_s);
        row("one large chunk",
            post + "Transfer-Encoding: chunked\r\n\r\nffffff\r\n" + QByteArray(100'000, 'a'), 413,
            u"body_too_large"_s);
        row("body where none is taken", get + "Content-Length: 3\r\n\r\nabc", 413,
            u"body_too_large"_s);
        row("length and chunked",
            post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
            u"bad_request"_s);
        row("chunked and length",
            post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400,
            u"bad_request"_s);
        row("two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400,
            u"bad_request"_s);
        row("negative length", post + "Content-Length: -1\r\n\r\n", 400, u"bad_request"_s);
        row("gzip transfer", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501,
            u"unsupported_transfer"_s);
        row("packed body", post + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\na", 415,
            u"unsupported_encoding"_s);
        row("bad chunk", post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400, u"bad_request"_s);
        row("through a proxy", head("/own") + "X-Forwarded-For: 203.0.113.7\r\n\r\n", 403,
            u"loopback_only"_s);
    }

    void mistakesAreNamed()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QString, error);
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(request);
        const auto answer = client.read();
        QCOMPARE(errorOf(answer), error);
        QCOMPARE(answer->status, status);
        QCOMPARE(RawClient(server.url()).get("/hello")->status, 200);
    }

    void aWrongMethodIsToldTheRightOnes()
    {
        TestServer server;
        server.start();
        const auto answer = RawClient(server.url()).get("/echo");
        QCOMPARE(answer->status, 405);
        QCOMPARE(answer->header("Allow"), "POST");
    }

    void aBodyAtTheLimitIsTakenWholeOrInChunks()
    {
        TestServer server;
        server.start();
        const QByteArray body(1'000, 'x');
        RawClient client(server.url());
        QCOMPARE(client.post("/echo", body)->body, body);
        client.send(head("/echo", "POST") + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 4; ++i)
            client.send("fa\r\n" + body.first(250) + "\r\n");
        client.send("0\r\n\r\n");
        QCOMPARE(client.read()->body, body);
    }

    void whoAsksBeforeSendingIsToldToGoOn()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/echo", "POST") + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
        QCOMPARE(client.read()->status, 100);
        client.send("abc");
        QCOMPARE(client.read()->body, "abc");
    }

    void longAnswersAreGzippedForThoseWhoTakeIt()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        const auto packed = client.get("/big/100000", "Accept-Encoding: deflate, gzip;q=0.5\r\n");
        QCOMPARE(packed->header("Content-Encoding"), "gzip");
        QVERIFY(packed->body.size() < 2'000);
        QVERIFY(packed->body.startsWith("\x1f\x8b"));
        for (const QByteArray &header : {QByteArray(), "Accept-Encoding: gzip;q=0\r\n"_ba}) {
            const auto plain = client.get("/big/100000", header);
            QCOMPARE(plain->header("Content-Encoding"), "");
            QCOMPARE(plain->body.size(), 100'000);
        }
        QCOMPARE(client.get("/big/20", "Accept-Encoding: gzip\r\n")->body.size(), 20);
    }

    void aDribbledHeaderIsCutOff()
    {
        TestServer server;
        server.options.limits.headerTime = Millis(300);
        server.options.limits.idleTime = Millis(60'000);
        server.start();
        RawClient silent(server.url());
        RawClient second(server.url());
        QCOMPARE(second.get("/hello")->status, 200);
        QElapsedTimer timer;
        timer.start();
        while (second.socket().state() == QAbstractSocket::ConnectedState) {
            second.send("G");
            second.socket().waitForReadyRead(50);
            QVERIFY2(timer.elapsed() < RawClient::patienceMs, "the dribble was never cut off");
        }
        QVERIFY(silent.waitForEnd());
    }

    void aDribbledBodyIsCutOff()
    {
        TestServer server;
        server.options.limits.bodyTime = Millis(300);
        server.start();
        RawClient client(server.url());
        client.send(head("/echo", "POST") + "Content-Length: 900\r\n\r\n");
        QElapsedTimer timer;
        timer.start();
        while (client.socket().state() == QAbstractSocket::ConnectedState) {
            client.send("x");
            client.socket().waitForReadyRead(50);
            QVERIFY2(timer.elapsed() < RawClient::patienceMs, "the dribble was never cut off");
        }
    }

    /// Many who promise much and send little must not fill the memory.
    void strangersShareTheRoomForLargeBodies()
    {
        TestServer server;
        server.options.limits.smallBodyBytes = 100;
        server.options.limits.strangersBodyBytes = 1'000;
        server.options.limits.bodyBytes = 500;
        server.start();
        const auto status = [&](const QByteArray &lines, const QByteArray &body) {
            RawClient client(server.url());
            client.send(head("/echo", "POST") + lines + "\r\n" + body);
            const auto answer = client.read();
            return answer ? answer->status : 0;
        };
        const auto stranger = [&](int size) {
            return status("Content-Length: " + QByteArray::number(size) + "\r\n",
                          QByteArray(size, 'x'));
        };
        const QByteArray chunks = "c8\r\n" + QByteArray(200, 'x') + "\r\n0\r\n\r\n";

        RawClient slow(server.url());
        slow.send(head("/echo", "POST") + "Content-Length: 800\r\n\r\n" + QByteArray(700, 'x'));
        EVENTUALLY_COMPARE(stranger(300), 503);
        QCOMPARE(stranger(200), 200);
        QCOMPARE(stranger(100), 200);
        QCOMPARE(status("Transfer-Encoding: chunked\r\n", chunks), 503);
        QCOMPARE(status("Authorization: known\r\nContent-Length: 300\r\n", QByteArray(300, 'x')),
                 200);
        QCOMPARE(status("Authorization: known\r\nContent-Length: 600\r\n", QByteArray(600, 'x')),
                 503);
        slow.send(QByteArray(100, 'x'));
        QCOMPARE(slow.read()->body.size(), 800);
        EVENTUALLY_COMPARE(stranger(300), 200);
        EVENTUALLY_COMPARE(status("Transfer-Encoding: chunked\r\n", chunks), 200);
    }

    void anIdleConnectionIsClosed()
    {
        TestServer server;
        server.options.limits.idleTime = Millis(200);
        server.start();
        RawClient client(server.url());
        QCOMPARE(client.get("/hello")->status, 200);
        QVERIFY(client.waitForEnd());
    }

    void aReaderWhoDoesNotReadIsCutOff()
    {
        TestServer server;
        server.options.limits.writeTime = Millis(300);
        server.start();
        RawClient client(server.url());
        client.socket().setReadBufferSize(1'000);
        client.send(head("/big/50000000") + "\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(server.server().figures().answers[2], 1, RawClient::patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(server.server().figures().connections, 0, RawClient::patienceMs);
    }

    void aRouteThatDoesNotAnswerIsGivenUp()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        const auto answer = client.get("/slow");
        QCOMPARE(answer->status, 503);
        QVERIFY(answer->header("Retry-After").toInt() > 0);
        QCOMPARE(server.goneCount(), 1);
        for (const Reply &late : server.takeHeld())
            late.send({}); // must not be taken for the answer to what follows
        QCOMPARE(client.get("/hello")->body, "{\"hello\":\"shop\"}");
    }

    void aHeldRequestIsAnsweredFromAnyThread()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/hold") + "\r\n");
        EVENTUALLY_COMPARE(server.heldCount(), 1);
        QCOMPARE(server.server().figures().held, 1);
        std::thread([&] { server.takeHeld().front().send({.body = "now", .headers = {}}); }).join();
        QCOMPARE(client.read()->body, "now");
        QCOMPARE(server.server().figures().held, 0);
    }

    void theLeavingOfAHeldClientIsNoticedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<bool>("halfClosed");
        QTest::newRow("closed") << QByteArray() << false;
        QTest::newRow("only its sending side") << QByteArray() << true;
        QTest::newRow("after a pipelined request") << head("/hello") + "\r\n" << false;
    }

    void theLeavingOfAHeldClientIsNoticedAtOnce()
    {
        QFETCH(QByteArray, more);
        QFETCH(bool, halfClosed);
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/hold") + "\r\n" + more);
        EVENTUALLY_COMPARE(server.heldCount(), 1);
        QCOMPARE(server.goneCount(), 0);
        if (halfClosed)
            client.closeSendingSide();
        else
            client.socket().abort();
        QTRY_COMPARE_WITH_TIMEOUT(server.goneCount(), 1, RawClient::patienceMs);
        EVENTUALLY_COMPARE(server.server().figures().connections, 0);
        for (const Reply &late : server.takeHeld())
            late.send({}); // nobody is there, and nothing breaks
        QCOMPARE(RawClient(server.url()).get("/hello")->status, 200);
    }

    void whoLeftBeforeItsPollBeganIsNoticedToo()
    {
        TestServer server;
        server.start();
        std::promise<void> hasLeft;
        server.loop.post([gone = hasLeft.get_future().share()] { gone.wait(); });
        RawClient client(server.url());
        client.send(head("/hold") + "\r\n");
        client.closeSendingSide();
        hasLeft.set_value();
        QTRY_COMPARE_WITH_TIMEOUT(server.goneCount(), 1, RawClient::patienceMs);
        EVENTUALLY_COMPARE(server.server().figures().connections, 0);
    }

    void aPipelinedRequestWaitsForTheHeldOne()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/hold") + "\r\n" + head("/hello") + "\r\n");
        EVENTUALLY_COMPARE(server.heldCount(), 1);
        server.takeHeld().front().send({.body = "first", .headers = {}});
        QCOMPARE(client.read()->body, "first");
        QCOMPARE(client.read()->status, 200);
    }

    void aClientThatClosesItsSendingSideStillGetsAPromptAnswer()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/hello") + "\r\n");
        client.closeSendingSide();
        QCOMPARE(client.read()->status, 200);
    }

    void tooManyConnectionsAreRefusedByName_data()
    {
        QTest::addColumn<bool>("ofOneClient");
        QTest::addColumn<int>("status");
        QTest::newRow("in all") << false << 503;
        QTest::newRow("from one address") << true << 429;
    }

    void tooManyConnectionsAreRefusedByName()
    {
        QFETCH(bool, ofOneClient);
        QFETCH(int, status);
        TestServer server;
        (ofOneClient ? server.options.limits.connectionsFromLoopback
                     : server.options.limits.connections) = 2;
        server.start();
        RawClient first(server.url());
        RawClient second(server.url());
        QCOMPARE(first.get("/hello")->status, 200);
        QCOMPARE(second.get("/hello")->status, 200);
        RawClient third(server.url());
        const auto answer = third.get("/hello");
        QCOMPARE(answer->status, status);
        QVERIFY(answer->header("Retry-After").toInt() > 0);
        QVERIFY(third.waitForEnd());
        first.socket().abort();
        EVENTUALLY_COMPARE(server.server().figures().connections, 1);
        QCOMPARE(RawClient(server.url()).get("/hello")->status, 200);
    }

    void stoppingAnswersTheHeldAndClosesTheIdle()
    {
        TestServer server;
        server.start();
        RawClient idle(server.url());
        QCOMPARE(idle.get("/hello")->status, 200);
        RawClient held(server.url());
        held.send(head("/hold") + "\r\n");
        EVENTUALLY_COMPARE(server.heldCount(), 1);
        std::thread stopping([&] { server.server().stop(Millis(10'000)); });
        const auto answer = held.read();
        QCOMPARE(answer->body, "{}");
        QCOMPARE(answer->header("Connection"), "close");
        held.socket().disconnectFromHost();
        QVERIFY(idle.waitForEnd());
        stopping.join();
        QCOMPARE(server.server().figures().connections, 0);
        QTcpSocket late;
        late.connectToHost(u"127.0.0.1"_s, quint16(QUrl(server.url()).port()));
        QVERIFY(!late.waitForConnected(2'000));
    }

    void stoppingLetsARequestUnderWayFinish()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/echo", "POST") + "Content-Length: 3\r\n\r\na");
        EVENTUALLY_COMPARE(server.server().figures().connections, 1);
        std::thread stopping([&] { server.server().stop(Millis(10'000)); });
        client.send("bc");
        QCOMPARE(client.read()->body, "abc");
        client.socket().disconnectFromHost();
        stopping.join();
    }

    void stoppingDoesNotWaitForEver()
    {
        TestServer server;
        server.start();
        RawClient client(server.url());
        client.send(head("/echo", "POST") + "Content-Length: 3\r\n\r\na");
        EVENTUALLY_COMPARE(server.server().figures().connections, 1);
        server.server().stop(Millis(100));
        QCOMPARE(server.server().figures().connections, 0);
    }

    void twoThousandStationsWaitAndAreAnswered()
    {
        TestServer server;
        server.start();
        std::vector<std::unique_ptr<QTcpSocket>> stations(2'000);
        const quint16 port = quint16(QUrl(server.url()).port());
        for (auto &station : stations) {
            station = std::make_unique<QTcpSocket>();
            station->connectToHost(u"127.0.0.1"_s, port);
            QVERIFY(station->waitForConnected(RawClient::patienceMs));
            station->write(head("/hold") + "\r\n");
            station->flush();
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.heldCount(), stations.size(), RawClient::patienceMs);
        QCOMPARE(server.server().figures().held, 2'000);
        for (const Reply &reply : server.takeHeld())
            reply.send({.body = "news", .headers = {}});
        for (auto &station : stations) {
            QVERIFY(station->bytesAvailable() || station->waitForReadyRead(RawClient::patienceMs));
            QVERIFY(station->readAll().endsWith("news"));
        }
    }

    void anAddressThatOthersReachNeedsTls()
    {
        IoLoop loop;
        HttpServerOptions options;
        options.address = u"0.0.0.0"_s;
        options.port = 0;
        const Status refused = HttpServer(loop, {}, options).start();
        QCOMPARE(refused.error().code, u"insecure");
        options.insecureLan = true;
        loop.start();
        HttpServer allowed(loop, {}, options);
        QVERIFY(allowed.start());
    }

    void aPortInUseIsAnErrorThatNamesIt()
    {
        TestServer server;
        server.start();
        HttpServerOptions options;
        options.port = quint16(QUrl(server.url()).port());
        const Status refused = HttpServer(server.loop, {}, options).start();
        QCOMPARE(refused.error().code, u"cannot_listen");
        QVERIFY(refused.error().detail.contains(QString::number(options.port)));
    }

    void listenAddressesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::newRow("v4") << u"127.0.0.1:8780"_s << u"127.0.0.1"_s << 8780;
        QTest::newRow("any port") << u"0.0.0.0:0"_s << u"0.0.0.0"_s << 0;
        QTest::newRow("v6") << u"[::1]:443"_s << u"::1"_s << 443;
        for (const QString &bad : {u"8780"_s, u"::1:8780"_s, u"127.0.0.1"_s, u"127.0.0.1:70000"_s,
                                   u"shop.example:80"_s, u"127.0.0.1:"_s, u""_s, u":80"_s}) {
            QTest::newRow(qPrintable(u"bad: "_s + bad)) << bad << QString() << 0;
        }
    }

    void listenAddressesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, address);
        QFETCH(int, port);
        HttpServerOptions options;
        const Status status = setListenAddress(options, text);
        QCOMPARE(status.has_value(), !address.isEmpty());
        if (status) {
            QCOMPARE(options.address, address);
            QCOMPARE(int(options.port), port);
        } else {
            QVERIFY(status.error().detail.contains(text));
        }
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "HttpServerTest.moc"
