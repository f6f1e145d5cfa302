// SPDX-License-Identifier: Apache-2.0
#include "oms/http/HttpMessage.h"

#include "oms/http/HttpWire.h"

#include <QTest>

using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

class HttpMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTargetIsTakenApart()
    {
        const auto target =
            HttpTarget::parse("/v1/products/TEA%2FEB%2050?q=a+b%2Bc&empty=&bare&q=2");
        QCOMPARE(target->path, (QStringList{u"v1"_s, u"products"_s, u"TEA/EB 50"_s}));
        HttpRequest request;
        request.query = target->query;
        QCOMPARE(request.queryValue(u"q"), u"a b+c"_s);
        QCOMPARE(request.queryValue(u"empty"), u""_s);
        QCOMPARE(request.queryValue(u"bare"), u""_s);
        QVERIFY(!request.queryValue(u"other"));
        QCOMPARE(target->query.size(), 4);
    }

    void aPlusInThePathIsAPlus()
    {
        QCOMPARE(HttpTarget::parse("/a+b")->path, QStringList{u"a+b"_s});
        // As in bodies, an accent belongs to its letter.
        QCOMPARE(HttpTarget::parse("/Cafe%CC%81")->path, QStringList{u"Caf\u00e9"_s});
    }

    void oddTargetsAreStillTargets()
    {
        QCOMPARE(HttpTarget::parse("/")->path, QStringList{u""_s});
        QCOMPARE(HttpTarget::parse("/a?")->query.size(), 0);
        QCOMPARE(HttpTarget::parse("/a?&&x=1&")->query.size(), 1);
        QCOMPARE(HttpTarget::parse("/a/../b")->path, (QStringList{u"a"_s, u".."_s, u"b"_s}));
    }

    void badTargetsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *bad : {"", "a", "*", "http://a/", "/%", "/%4", "/%zz", "/%c3", "/%00",
                                "/%0a", "/a?x=%", "/a?%ff=1", "/a\x01"}) {
            QTest::newRow(bad) << QByteArray(bad);
        }
    }

    void badTargetsAreRefused()
    {
        QFETCH(QByteArray, target);
        QVERIFY(!HttpTarget::parse(target));
    }

    void aContentTypeMayHaveParameters()
    {
        HttpRequest request;
        request.contentType = "Application/JSON; charset=utf-8"_ba;
        QVERIFY(request.isOfType("application/json"));
        QVERIFY(!request.isOfType("application/x-ndjson"));
        request.contentType.clear();
        QVERIFY(!request.isOfType("application/json"));
    }

    void refusalsHaveOneForm()
    {
        const HttpAnswer answer = HttpAnswer::busy(429, u"busy"_s, u"Later."_s, 7);
        QCOMPARE(answer.body, "{\"error\":\"busy\",\"message\":\"Later.\"}");
        const QByteArray head = responseHead(answer, answer.body.size(), {}, false);
        QVERIFY(head.startsWith("HTTP/1.1 429 Too Many Requests\r\nDate: "));
        QVERIFY(head.contains("\r\nRetry-After: 7\r\n"));
        QVERIFY(head.endsWith("\r\nConnection: close\r\n\r\n"));
    }

    void gzipIsTakenWhenItIsNamed()
    {
        QVERIFY(acceptsGzip("gzip"));
        QVERIFY(acceptsGzip("br, GZIP;q=0.3"));
        QVERIFY(!acceptsGzip(""));
        QVERIFY(!acceptsGzip("xgzip, deflate"));
        QVERIFY(!acceptsGzip("gzip;q=0"));
        QVERIFY(!acceptsGzip("gzip ; q=0.0"));
    }

    void whatDoesNotShrinkIsNotPacked()
    {
        QVERIFY(gzipped("abc").isEmpty());
        QVERIFY(gzipped({}).isEmpty());
        const QByteArray asLongPacked =
            QByteArray(18, '\0') + "\xf6" + QByteArray(1, '\0') + "\x01" + QByteArray(7, '\0');
        QVERIFY(gzipped(asLongPacked).isEmpty());
        const QByteArray packed = gzipped(QByteArray(10'000, 'a'));
        QVERIFY(packed.size() > 20 && packed.size() < 200);
    }
};

QTEST_APPLESS_MAIN(HttpMessageTest)
#include "HttpMessageTest.moc"
