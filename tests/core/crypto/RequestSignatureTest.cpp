// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/RequestSignature.h"

#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QTest>

using namespace storehand;

namespace {

const StationId station(QStringLiteral("018f0000-0000-7000-8000-000000000001"));
const Instant at{1795251600123};

SignedRequest poll()
{
    return {"GET", "/v1/feed?c=abc&wait=25", QByteArray()};
}

} // namespace

class RequestSignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theSignedBytesAreFourLines()
    {
        QCOMPARE(canonicalRequest({"POST", "/v1/commands", "abc"}, at),
                 QByteArray("POST\n/v1/commands\n2026-11-21T09:00:00.123Z\n"
                            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void theOmsRecognisesWhatTheStationSigned()
    {
        test::FakeRandom random;
        const SigningKey key = SigningKey::make(random);
        const QByteArray header = RequestSignature::make(poll(), station, at, key).toHeader();
        const auto received = RequestSignature::fromHeader(header);
        QVERIFY(received);
        QCOMPARE(received->station, station);
        QCOMPARE(received->at.ms, at.ms);
        QVERIFY(received->isGenuine(poll(), key.verifyKey()));
        QCOMPARE(received->toHeader(), header);
    }

    void anyAlteredPartIsNoticed()
    {
        test::FakeRandom random;
        const SigningKey key = SigningKey::make(random);
        const RequestSignature made = RequestSignature::make(poll(), station, at, key);
        QVERIFY(!made.isGenuine({"POST", poll().target, poll().body}, key.verifyKey()));
        QVERIFY(!made.isGenuine({"GET", "/v1/feed?c=abd&wait=25", poll().body}, key.verifyKey()));
        QVERIFY(!made.isGenuine({"GET", poll().target, "x"}, key.verifyKey()));
        RequestSignature later = made;
        later.at = at + Millis(1);
        QVERIFY(!later.isGenuine(poll(), key.verifyKey()));
        QVERIFY(!made.isGenuine(poll(), SigningKey::make(random).verifyKey()));
    }

    void otherHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another scheme") << QByteArray("Bearer abc");
        QTest::newRow("a part missing")
            << QByteArray(R"(Storehand station="a", at="2026-11-21T09:00:00.123Z")");
        QTest::newRow("a time without zone")
            << QByteArray(R"(Storehand station="a", at="2026-11-21T09:00:00.123", sig="AAAA")");
        QTest::newRow("the same time written otherwise")
            << QByteArray(R"(Storehand station="a", at="2026-11-21T09:00:00Z", sig="AAAA")");
        QTest::newRow("a signature that is not base64url")
            << QByteArray(R"(Storehand station="a", at="2026-11-21T09:00:00.123Z", sig="A")");
        QTest::newRow("something behind it")
            << QByteArray(R"(Storehand station="a", at="2026-11-21T09:00:00.123Z", sig="AAAA" x)");
        QTest::newRow("a line feed behind it") << QByteArray(
            "Storehand station=\"a\", at=\"2026-11-21T09:00:00.123Z\", sig=\"AAAA\"\n");
        QTest::newRow("endless") << QByteArray(100'000, 'A');
    }

    void otherHeadersAreRefused()
    {
        QFETCH(QByteArray, header);
        const auto received = RequestSignature::fromHeader(header);
        QVERIFY(!received);
        QCOMPARE(received.error().code, QString(codes::badAuthorization));
    }
};

QTEST_APPLESS_MAIN(RequestSignatureTest)
#include "RequestSignatureTest.moc"
