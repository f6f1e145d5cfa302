// SPDX-License-Identifier: Apache-2.0
#include "oms/http/RouteTable.h"

#include <QTest>

using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

Route route(HttpMethod method, const QString &pattern)
{
    Route result;
    result.method = method;
    result.pattern = pattern;
    result.handler = [](const HttpRequest &, const Reply &) {};
    return result;
}

RouteTable table()
{
    RouteTable result;
    result.add(route(HttpMethod::Get, u"/v1/orders"_s));
    result.add(route(HttpMethod::Post, u"/v1/orders"_s));
    result.add(route(HttpMethod::Get, u"/v1/orders/{id}"_s));
    result.add(route(HttpMethod::Get, u"/v1/orders/changed"_s));
    result.add(route(HttpMethod::Post, u"/v1/orders/{id}/cancel"_s));
    return result;
}

} // namespace

class RouteTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPathIsFoundWithWhatItsNamesStandFor()
    {
        const RouteTable routes = table();
        const auto found =
            routes.find(HttpMethod::Post, {u"v1"_s, u"orders"_s, u"7"_s, u"cancel"_s});
        QCOMPARE(found.route->pattern, u"/v1/orders/{id}/cancel");
        HttpRequest request;
        request.values = found.values;
        QCOMPARE(request.value(u"id"), u"7");
    }

    void aLiteralWinsOverAName()
    {
        const auto found = table().find(HttpMethod::Get, {u"v1"_s, u"orders"_s, u"changed"_s});
        QVERIFY(found.values.isEmpty());
    }

    void anEmptySegmentIsNoValue()
    {
        QVERIFY(!table().find(HttpMethod::Get, {u"v1"_s, u"orders"_s, u""_s}).route);
    }

    void aWrongMethodNamesTheRightOnes()
    {
        const auto found = table().find(HttpMethod::Delete, {u"v1"_s, u"orders"_s});
        QVERIFY(!found.route);
        QCOMPARE(found.otherMethods, (QList{HttpMethod::Get, HttpMethod::Post}));
    }

    void anUnknownPathNamesNothing()
    {
        for (const QStringList &path : {QStringList{u"v1"_s}, QStringList{u"v1"_s, u"Orders"_s},
                                        QStringList{u"v1"_s, u"orders"_s, u"7"_s, u"x"_s}}) {
            const auto found = table().find(HttpMethod::Get, path);
            QVERIFY(!found.route);
            QVERIFY(found.otherMethods.isEmpty());
        }
    }

    void allRoutesCanBeWalked()
    {
        const RouteTable routes = table();
        QStringList patterns;
        for (const Route &route : routes.routes())
            patterns.append(route.pattern);
        QCOMPARE(patterns.size(), 5);
        QCOMPARE(patterns.first(), u"/v1/orders");
    }
};

QTEST_APPLESS_MAIN(RouteTableTest)
#include "RouteTableTest.moc"
