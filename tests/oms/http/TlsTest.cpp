// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpServer.h"
#include "oms/http/ServerCertificate.h"
#include "tests/oms/http/RawClient.h"
#include "tests/oms/http/TestServer.h"
#include "tests/support/Eventually.h"
#include "tests/support/TestCertificate.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <openssl/err.h>
#include <openssl/ssl.h>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;
using test::RawClient;
using test::TestCertificate;
using test::TestServer;

namespace {

/// Shakes hands with one version of TLS only and says which one came about, empty if none.
QByteArray handshake(const QString &url, int version)
{
    RawClient client(url);
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                              SSL_CTX_free);
    SSL_CTX_set_security_level(context.get(), 0); // or the client itself would refuse what is old
    SSL_CTX_set_min_proto_version(context.get(), version);
    SSL_CTX_set_max_proto_version(context.get(), version);
    std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), SSL_free);
    BIO *in = BIO_new(BIO_s_mem());
    BIO *out = BIO_new(BIO_s_mem());
    SSL_set_bio(tls.get(), in, out);
    SSL_set_connect_state(tls.get());
    while (true) {
        const int result = SSL_do_handshake(tls.get());
        char *bytes = nullptr;
        const long size = BIO_get_mem_data(out, &bytes);
        client.send(QByteArray(bytes, size));
        [[maybe_unused]] const int emptied = BIO_reset(out);
        if (result == 1)
            return SSL_get_version(tls.get());
        if (SSL_get_error(tls.get(), result) != SSL_ERROR_WANT_READ)
            return {};
        if (!client.socket().waitForReadyRead(RawClient::patienceMs))
            return {};
        const QByteArray received = client.socket().readAll();
        BIO_write(in, received.constData(), int(received.size()));
    }
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_certificate = TestCertificate::make(m_folder.path()); }

    void aStationTalksOverTls()
    {
        TestServer server;
        start(server);
        QVERIFY(server.url().startsWith(u"https://"));
        QSslSocket socket;
        connect(socket, server);
        QCOMPARE(socket.sessionProtocol(), QSsl::TlsV1_3);
        for (int i = 0; i < 2; ++i) {
            socket.write("GET /hello HTTP/1.1\r\nHost: shop\r\n\r\n");
            QVERIFY(readUntil(socket, "{\"hello\":\"shop\"}"));
        }
    }

    void answersOfAnySizeArriveWhole_data()
    {
        QTest::addColumn<int>("bytes");
        constexpr int recordBytes = 16'384; // the most that TLS sends at once
        for (const int bytes : {1, recordBytes - 1, recordBytes, recordBytes + 1, 1'000'000})
            QTest::addRow("%d", bytes) << bytes;
    }

    void answersOfAnySizeArriveWhole()
    {
        QFETCH(int, bytes);
        TestServer server;
        start(server);
        QSslSocket socket;
        connect(socket, server);
        socket.write("GET /big/" + QByteArray::number(bytes) + " HTTP/1.1\r\nHost: shop\r\n\r\n");
        QVERIFY(readUntil(socket, QByteArray(bytes, 'a')));
    }

    void onlySoundVersionsAreSpoken()
    {
        TestServer server;
        start(server);
        QCOMPARE(handshake(server.url(), TLS1_3_VERSION), "TLSv1.3");
        QCOMPARE(handshake(server.url(), TLS1_2_VERSION), "TLSv1.2");
        QCOMPARE(handshake(server.url(), TLS1_1_VERSION), "");
        QCOMPARE(handshake(server.url(), TLS1_VERSION), "");
    }

    void plainHttpIsNotAnswered()
    {
        TestServer server;
        start(server);
        RawClient client(server.url());
        QVERIFY(!client.get("/hello"));
        QVERIFY(client.waitForEnd());
    }

    void whoDoesNotShakeHandsIsCutOff()
    {
        TestServer server;
        server.options.limits.handshakeTime = Millis(200);
        start(server);
        RawClient client(server.url());
        QVERIFY(client.waitForEnd());
    }

    void theLeavingOfAHeldClientIsNoticed()
    {
        TestServer server;
        start(server);
        QSslSocket socket;
        connect(socket, server);
        socket.write("GET /hold HTTP/1.1\r\nHost: shop\r\n\r\n");
        socket.flush();
        EVENTUALLY_COMPARE(server.heldCount(), 1);
        socket.disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(server.goneCount(), 1, RawClient::patienceMs);
        EVENTUALLY_COMPARE(server.server().figures().connections, 0);
    }

    void stoppingAnswersTheHeld()
    {
        TestServer server;
        start(server);
        QSslSocket socket;
        connect(socket, server);
        socket.write("GET /hold HTTP/1.1\r\nHost: shop\r\n\r\n");
        socket.flush();
        EVENTUALLY_COMPARE(server.heldCount(), 1);
        std::thread stopping([&] { server.server().stop(Millis(10'000)); });
        QVERIFY(readUntil(socket, "{}"));
        socket.disconnectFromHost();
        stopping.join();
    }

    void badFilesAreNamed()
    {
        const TestCertificate other = TestCertificate::make(m_folder.path(), u"other"_s);
        IoLoop loop;
        const auto codeWith = [&](const QString &cert, const QString &key) {
            HttpServerOptions options;
            options.port = 0;
            options.tlsCertFile = cert;
            options.tlsKeyFile = key;
            const Status status = HttpServer(loop, {}, options).start();
            return status ? u"started"_s : status.error().code;
        };
        QCOMPARE(codeWith(m_certificate.certFile, {}), u"tls_files");
        QCOMPARE(codeWith(u"/nowhere.crt"_s, m_certificate.keyFile), u"tls_files");
        QCOMPARE(codeWith(m_certificate.certFile, other.keyFile), u"tls_files");
        QCOMPARE(codeWith(m_certificate.keyFile, m_certificate.keyFile), u"tls_files");
    }

    void theHashOfThePublicKeyIsWhatStationsPin()
    {
        QCOMPARE(publicKeyHashOf(m_certificate.certFile), m_certificate.spkiSha256);
        QCOMPARE(publicKeyHashOf(m_certificate.keyFile).error().code, u"tls_files");
        QCOMPARE(publicKeyHashOf(u"/nowhere.crt"_s).error().code, u"tls_files");
    }

private:
    void start(TestServer &server) const
    {
        server.options.tlsCertFile = m_certificate.certFile;
        server.options.tlsKeyFile = m_certificate.keyFile;
        server.start();
    }

    void connect(QSslSocket &socket, TestServer &server) const
    {
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(m_certificate.certFile));
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, quint16(QUrl(server.url()).port()));
        QVERIFY2(socket.waitForEncrypted(RawClient::patienceMs), qPrintable(socket.errorString()));
    }

    static bool readUntil(QSslSocket &socket, const QByteArray &end)
    {
        QByteArray received;
        while (!received.endsWith(end)) {
            if (!socket.bytesAvailable() && !socket.waitForReadyRead(RawClient::patienceMs))
                return false;
            received += socket.readAll();
        }
        return true;
    }

    QTemporaryDir m_folder;
    TestCertificate m_certificate;
};

QTEST_GUILESS_MAIN(TlsTest)
#include "TlsTest.moc"
