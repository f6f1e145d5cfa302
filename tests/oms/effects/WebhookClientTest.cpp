// SPDX-License-Identifier: Apache-2.0
#include "oms/effects/WebhookClient.h"

#include "core/domain/WebhookUrl.h"
#include "tests/oms/http/TestServer.h"
#include "tests/support/Eventually.h"
#include "tests/support/TestCertificate.h"

#include <QMessageAuthenticationCode>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;
using Kind = WebhookOutcome::Kind;

namespace {

const QByteArray secret = "shh"_ba;
const WebhookMessage message{u"018f-1"_s, "{\"order\":\"SO-1\"}"_ba};
constexpr Instant now{1'795'251'600'500};

/// A receiver that answers every request with the same bytes, and keeps what it got.
struct Receiver
{
    explicit Receiver(QByteArray bytes)
        : answer(std::move(bytes))
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                received += socket->readAll();
                if (received.endsWith(message.body) && !answer.isEmpty()) {
                    socket->write(answer);
                    socket->disconnectFromHost();
                }
            });
        });
    }

    [[nodiscard]] QString url(const QString &path = u"/hook?x=1"_s) const
    {
        return u"http://127.0.0.1:%1%2"_s.arg(server.serverPort()).arg(path);
    }

    QByteArray answer;
    QByteArray received;
    int connections = 0;
    QTcpServer server;
};

WebhookOutcome deliver(const QString &url, WebhookClient::Options options = {})
{
    std::promise<WebhookOutcome> promise;
    std::future<WebhookOutcome> outcome = promise.get_future();
    WebhookClient client(options);
    client.deliver({url, Sensitive(secret)}, message, now,
                   [&promise](const WebhookOutcome &result) { promise.set_value(result); });
    while (outcome.wait_for(Millis(5)) != std::future_status::ready)
        QCoreApplication::processEvents();
    return outcome.get();
}

QByteArray answerOf(int status)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class WebhookClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageArrivesSigned()
    {
        Receiver receiver(answerOf(204));
        const WebhookOutcome outcome = deliver(receiver.url());
        QCOMPARE(outcome.kind, Kind::Delivered);
        QCOMPARE(outcome.status, 204);
        QVERIFY(receiver.received.startsWith("POST /hook?x=1 HTTP/1.1\r\nHost: 127.0.0.1:"));
        QVERIFY(receiver.received.contains("\r\nContent-Type: application/json\r\n"));
        QVERIFY(receiver.received.contains("\r\nStorehand-Id: 018f-1\r\n"));
        QVERIFY(receiver.received.endsWith("\r\n\r\n" + message.body));
        const QByteArray expected =
            QMessageAuthenticationCode::hash("1795251600." + message.body, secret,
                                             QCryptographicHash::Sha256)
                .toHex();
        QVERIFY(receiver.received.contains("\r\nStorehand-Signature: t=1795251600,v1=" + expected +
                                           "\r\n"));
    }

    void theSignatureCoversTimeAndBody()
    {
        const QByteArray good = webhookSignature("a", secret, now).right(64);
        QVERIFY(good != webhookSignature("b", secret, now).right(64));
        QVERIFY(good != webhookSignature("a", "other", now).right(64));
        QVERIFY(good != webhookSignature("a", secret, now + Millis(1'000)).right(64));
    }

    void whatTheReceiverSaysIsUnderstood_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("accepted") << 202 << int(Kind::Delivered);
        QTest::newRow("bad request") << 400 << int(Kind::Failed);
        QTest::newRow("gone") << 410 << int(Kind::Refused);
        QTest::newRow("busy") << 503 << int(Kind::Failed);
    }

    void whatTheReceiverSaysIsUnderstood()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        Receiver receiver(answerOf(status));
        const WebhookOutcome outcome = deliver(receiver.url());
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(outcome.status, status);
    }

    void redirectsAreNotFollowed()
    {
        Receiver elsewhere(answerOf(200));
        Receiver receiver("HTTP/1.1 307 X\r\nLocation: " + elsewhere.url().toLatin1() +
                          "\r\nContent-Length: 0\r\n\r\n");
        const WebhookOutcome outcome = deliver(receiver.url());
        QCOMPARE(outcome.kind, Kind::Failed);
        QVERIFY(outcome.detail.contains(u"redirect"));
        QCOMPARE(elsewhere.connections, 0);
    }

    void aReceiverThatDoesNotAnswerIsGivenUp()
    {
        Receiver receiver({});
        const WebhookOutcome outcome = deliver(receiver.url(), {.attemptTime = Millis(200)});
        QCOMPARE(outcome.kind, Kind::Failed);
        QCOMPARE(outcome.status, 0);
    }

    void nobodyThereIsAFailureToTryAgain()
    {
        QString url;
        {
            const Receiver closed({});
            url = closed.url();
        }
        QCOMPARE(deliver(url).kind, Kind::Failed);
        QCOMPARE(deliver(u"http://nowhere.invalid/"_s).kind, Kind::Failed);
    }

    void whatASuccessHasToSayMayBeLong()
    {
        Receiver receiver("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<html>");
        QCOMPARE(deliver(receiver.url()).kind, Kind::Delivered);
    }

    void anInterimAnswerIsNotTheAnswer()
    {
        Receiver receiver("HTTP/1.1 100 Continue\r\n\r\n" + answerOf(103) + answerOf(204));
        const WebhookOutcome outcome = deliver(receiver.url());
        QCOMPARE(outcome.kind, Kind::Delivered);
        QCOMPARE(outcome.status, 204);
    }

    void nonsenseIsAFailureToTryAgain()
    {
        Receiver receiver("what?\r\n\r\n");
        QCOMPARE(deliver(receiver.url()).kind, Kind::Failed);
        Receiver endless("HTTP/1.1 200 OK\r\nX: " + QByteArray(200'000, 'a'));
        QCOMPARE(deliver(endless.url()).kind, Kind::Failed);
    }

    void onlyAReceiverWithAGoodCertificateIsTrusted()
    {
        const QTemporaryDir folder;
        const auto certificate = test::TestCertificate::make(folder.path());
        test::TestServer server;
        server.options.tlsCertFile = certificate.certFile;
        server.options.tlsKeyFile = certificate.keyFile;
        server.start();
        const QString url = server.url() + u"/echo"_s;
        QCOMPARE(deliver(url, {.caFile = certificate.certFile}).kind, Kind::Delivered);
        const WebhookOutcome stranger = deliver(url);
        QCOMPARE(stranger.kind, Kind::Failed);
        QVERIFY(stranger.detail.startsWith(u"TLS"));
        QString otherName = url;
        otherName.replace(u"127.0.0.1"_s, u"localhost.localdomain"_s);
        QVERIFY(deliver(otherName, {.caFile = certificate.certFile}).kind == Kind::Failed);
    }

    void onlyWebAddressesAreCalled()
    {
        QVERIFY(checkWebhookUrl(u"https://shop.example/hook?a=b"_s));
        QVERIFY(checkWebhookUrl(u"http://10.0.0.7:8080"_s));
        for (const QString &bad :
             {u"ftp://shop.example/"_s, u"file:///etc/passwd"_s, u"https://"_s, u"shop.example"_s,
              u"https://me:secret@shop.example/"_s, u"https://shop.example/#x"_s, u""_s}) {
            QCOMPARE(checkWebhookUrl(bad).error().code, u"bad_webhook_url");
            QCOMPARE(deliver(bad).kind, Kind::Failed);
        }
    }

    void goingAwayDoesNotWaitForReceivers()
    {
        Receiver receiver({});
        bool wasTold = false;
        {
            WebhookClient client({});
            client.deliver({receiver.url(), Sensitive(secret)}, message, now,
                           [&](const WebhookOutcome &) { wasTold = true; });
            EVENTUALLY_VERIFY(receiver.received.endsWith(message.body));
        }
        QVERIFY(!wasTold);
    }
};

QTEST_GUILESS_MAIN(WebhookClientTest)
#include "WebhookClientTest.moc"
