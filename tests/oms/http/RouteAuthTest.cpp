// SPDX-License-Identifier: Apache-2.0
#include "tests/oms/http/TestOms.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;
using test::RawAnswer;
using test::RawClient;
using test::TestDatabase;
using test::TestOms;
using test::TestStation;

namespace {

/// A request for a route with its {names} filled in, as well-formed as it can be without an
/// identity; or with a query and a type that no route takes.
RawAnswer call(TestOms &oms, const Route &route, const QByteArray &headers, bool isClumsy = false)
{
    QString target = route.pattern;
    if (isClumsy)
        target += u"?wait=soon&limit=-1&c=x&after=x"_s;
    target.replace(u"{id}"_s, u"0192f7a0-0000-7000-8000-000000000000"_s);
    target.replace(u"{sku}"_s, u"TEA-1"_s);
    QByteArray request =
        nameOf(route.method) + ' ' + target.toLatin1() + " HTTP/1.1\r\nHost: shop\r\n" + headers;
    if (route.bodyLimit > 0) {
        QByteArray type = target.endsWith(u"commands") ? wire::linesType : wire::jsonType;
        if (isClumsy)
            type = "image/png";
        request += "Content-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}";
    } else {
        request += "\r\n";
    }
    RawClient client(oms.url());
    client.send(request);
    return client.read().value_or(RawAnswer());
}

QString nameOf(const Route &route)
{
    return QString::fromLatin1(nameOf(route.method)) + u' ' + route.pattern;
}

} // namespace

class RouteAuthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void onlyAFewRoutesTalkToStrangers()
    {
        OMS(oms);
        QStringList open;
        for (const Route &route : oms.routes()) {
            if (route.auth == RouteAuth::None || route.auth == RouteAuth::Loopback)
                open.append(nameOf(route));
        }
        open.sort();
        QCOMPARE(open, (QStringList{u"GET /healthz"_s, u"GET /metrics"_s, u"GET /readyz"_s,
                                    u"POST /v1/enrol"_s}));
    }

    void allOthersAskWhoIsThere_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("nobody") << QByteArray();
        QTest::newRow("a made-up key") << "Authorization: Bearer abc\r\n"_ba;
        QTest::newRow("an empty key") << "Authorization: Bearer \r\n"_ba;
        QTest::newRow("another scheme") << "Authorization: Basic YTpi\r\n"_ba;
        QTest::newRow("a made-up station")
            << "Authorization: Storehand station=\"0192f7a0-0000-7000-8000-000000000000\", "
               "at=\"2026-11-21T09:00:00.000Z\", sig=\"AAAA\"\r\n"_ba;
    }

    void allOthersAskWhoIsThere()
    {
        QFETCH(QByteArray, headers);
        TestOms oms;
        for (const Route &route : oms.routes()) {
            if (route.auth == RouteAuth::None || route.auth == RouteAuth::Loopback)
                continue;
            for (const bool isClumsy : {false, true}) {
                const RawAnswer answer = call(oms, route, headers, isClumsy);
                QVERIFY2(answer.status == 401, qPrintable(nameOf(route)));
                QVERIFY(QJsonDocument::fromJson(answer.body)[u"error"].isString());
            }
        }
    }

    void aChannelIsNoStationAndAStationNoChannel()
    {
        OMS(oms);
        const QByteArray key = TestOms::bearer(oms.channelKey(u"web"_s));
        const TestStation station(oms);
        for (const Route &route : oms.routes()) {
            if (route.auth == RouteAuth::Station)
                QVERIFY2(call(oms, route, key).status == 401, qPrintable(nameOf(route)));
            if (route.auth == RouteAuth::Channel && route.method == HttpMethod::Get)
                QVERIFY2(station.get(route.pattern.toLatin1()).status == 401,
                         qPrintable(nameOf(route)));
        }
    }
};

QTEST_GUILESS_MAIN(RouteAuthTest)
#include "RouteAuthTest.moc"
