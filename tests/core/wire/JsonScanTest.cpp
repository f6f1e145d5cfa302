// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonScan.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectReader.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray manyNames()
{
    QByteArray json = "{";
    for (int i = 0; i < 100; ++i)
        json += "\"n" + QByteArray::number(i) + "\":0,";
    return json;
}

} // namespace

class JsonScanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameThatIsThereTwiceIsNamedWithItsPath_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, const QByteArray &json, const QString &path) {
            QTest::newRow(name) << json << path;
        };
        row("at the top", R"({"ref":"1","ref":"2"})", u"ref"_s);
        row("with the same value", R"({"ref":"1","ref":"1"})", u"ref"_s);
        row("in a line", R"({"lines":[{"sku":"A"},{"sku":"A","quantity":1,"sku":"B"}]})",
            u"lines[1].sku"_s);
        row("deep inside", R"({"a":{"b":[[0,{"c":1,"c":2}]]}})", u"a.b[0][1].c"_s);
        row("escaped", "{\"ref\":1,\"\\u0072ef\":2}", u"ref"_s);
        row("after an object of its own", R"({"a":{"x":1},"b":{"x":1},"a":2})", u"a"_s);
        row("among many", manyNames() + "\"n3\":1}", u"n3"_s);
    }

    void aNameThatIsThereTwiceIsNamedWithItsPath()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto parsed = wire::parseObject(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Malformed);
        QCOMPARE(parsed.error().args, QStringList{path});
        QVERIFY(parsed.error().detail.startsWith(path + u": "_s));
    }

    void theSameNameElsewhereIsNoRepeat_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("in two lines") << QByteArray(R"({"l":[{"sku":"A"},{"sku":"A"}]})");
        QTest::newRow("inside itself") << QByteArray(R"({"a":{"a":{"a":1}}})");
        QTest::newRow("as a value") << QByteArray(R"({"a":"a","b":"a"})");
        QTest::newRow("in a text") << QByteArray("{\"a\":\"\\\"a\\\":1,{\",\"b\":\"}]\"}");
        QTest::newRow("with another case") << QByteArray(R"({"a":1,"A":2})");
        QTest::newRow("in a list of texts") << QByteArray(R"({"a":["x","x"],"b":["x","x"]})");
    }

    void theSameNameElsewhereIsNoRepeat()
    {
        QFETCH(QByteArray, json);
        QVERIFY(wire::parseObject(json));
    }

    void deepNestingIsRefusedBeforeItIsParsed()
    {
        const auto nested = [](int depth) {
            return QByteArray("{\"a\":").repeated(depth) + "1" + QByteArray("}").repeated(depth);
        };
        QVERIFY(wire::scanJson(nested(16), 16));
        const Status deep = wire::scanJson(nested(17), 16);
        QVERIFY(!deep);
        QVERIFY(deep.error().detail.contains(u"16 levels"));
        QVERIFY(!wire::scanJson(QByteArray(1'000'000, '['), 16));
    }

    void whatIsNoJsonIsLeftToTheParser_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "what?", "}]}]", "{\"a", "{\"a\\", "{\"a\":\"\\u00", "[,,]",
                                 "{\"\\x\":1,\"\\x\"", "\"", "{,\"a\":1"})
            QTest::newRow(json) << QByteArray(json);
    }

    void whatIsNoJsonIsLeftToTheParser()
    {
        QFETCH(QByteArray, json);
        (void)wire::scanJson(json, 16); // says yes or no, and survives
        const auto parsed = wire::parseObject(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Malformed);
    }
};

QTEST_APPLESS_MAIN(JsonScanTest)
#include "JsonScanTest.moc"
