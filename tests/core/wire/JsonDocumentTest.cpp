// SPDX-License-Identifier: Apache-2.0
#include "core/wire/JsonDocument.h"

#include "core/domain/Codes.h"
#include "core/wire/ObjectWriter.h"

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

class JsonDocumentTest : public QObject
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
        const auto parsed = wire::JsonDocument::parse(json);
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
        QVERIFY(wire::JsonDocument::parse(json));
    }

    void deepNestingIsRefused()
    {
        const auto nested = [](int depth) {
            return QByteArray("{\"a\":").repeated(depth) + "1" + QByteArray("}").repeated(depth);
        };
        for (const int depth : {1, 16, 1'000}) {
            QVERIFY(wire::JsonDocument::parse(nested(depth), {.depthMax = depth}));
            const auto deep = wire::JsonDocument::parse(nested(depth + 1), {.depthMax = depth});
            QVERIFY(!deep);
            QVERIFY(deep.error().detail.contains(u"deeper than %1 levels"_s.arg(depth)));
        }
        for (const char open : {'[', '{'})
            QVERIFY(!wire::JsonDocument::parse(QByteArray(1'000'000, open)));
    }

    void whatIsNoJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "what?", "}]}]", "{\"a", "{\"a\\", "{\"a\":\"\\u00", "[,,]",
                                 "{\"\\x\":1,\"\\x\"", "\"", "{,\"a\":1"})
            QTest::newRow(json) << QByteArray(json);
    }

    void whatIsNoJsonIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto parsed = wire::JsonDocument::parse(json);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Malformed);
    }

    void anErrorSaysWhereItIs()
    {
        const auto parsed = wire::JsonDocument::parse(R"({"ref":"1",})");
        QVERIFY(!parsed);
        QVERIFY(parsed.error().detail.startsWith(u"not JSON: "));
        QVERIFY(parsed.error().detail.endsWith(u" at byte 12"));
        const auto large = wire::JsonDocument::parse("{\"a\":1}", {.bytesMax = 6});
        QVERIFY(!large);
        QCOMPARE(large.error().code, codes::tooLarge);
    }

    void nothingIsNoDocument() { QVERIFY(!wire::JsonDocument::parse(QByteArray())); }

    void aByteOrderMarkIsNoPartOfIt()
    {
        const auto marked = wire::JsonDocument::parse("{\"a\":\"\\ufeffTea\"}");
        QVERIFY(marked);
        QCOMPARE(marked->root().field("a"_L1)->toString(), u"\uFEFFTea"_s);
        QCOMPARE(marked->root().toObject().value("a"_L1).toString(), u"\uFEFFTea"_s);
        QVERIFY(wire::JsonDocument::parse("\xEF\xBB\xBF{\"a\":1}"));
    }

    void valuesAreWhatTheyAre()
    {
        const auto document = wire::JsonDocument::parse(
            R"({"t":"\u00e4\n","y":true,"n":null,"w":-42,"max":9223372036854775807,
                "big":18446744073709551615,"k":1e3,"half":1.5,"list":[1,[2,{"x":3}],"s"],"o":{}})");
        QVERIFY(document);
        const wire::JsonValue &root = document->root();
        const auto field = [&](QLatin1StringView name) -> const wire::JsonValue & {
            return *root.field(name);
        };
        QCOMPARE(root.size(), 10);
        QCOMPARE(field("t"_L1).toString(), u"ä\n"_s);
        QCOMPARE(field("y"_L1).flag(), std::optional(true));
        QVERIFY(field("n"_L1).isNull());
        QCOMPARE(field("w"_L1).whole(), std::optional<qint64>(-42));
        QCOMPARE(field("w"_L1).number(), std::optional(-42.0));
        QCOMPARE(field("max"_L1).whole(), std::optional(std::numeric_limits<qint64>::max()));
        QCOMPARE(field("big"_L1).whole(), std::nullopt);
        QCOMPARE(field("k"_L1).whole(), std::optional<qint64>(1'000));
        QCOMPARE(field("half"_L1).whole(), std::nullopt);
        QCOMPARE(field("half"_L1).number(), std::optional(1.5));
        QCOMPARE(field("t"_L1).whole(), std::nullopt);
        QCOMPARE(field("list"_L1).size(), 3);
        QCOMPARE(field("o"_L1).size(), 0);
        QCOMPARE(root.field("x"_L1), nullptr);
        QVERIFY(field("list"_L1).text().isEmpty());
    }

    /// What is read is written again as it was, by us and by Qt alike.
    void theSameTextComesOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << "{}"_ba;
        QTest::newRow("nested")
            << R"({"a":[1,[],{},{"b":[true,false,null]}],"c":{"d":{"e":""}}})"_ba;
        QTest::newRow("numbers")
            << R"({"a":0,"b":-9223372036854775808,"c":0.1,"d":1e-07,"e":1e+300})"_ba;
        QTest::newRow("escapes") << QByteArray(
            "{\"a\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u001d\\u0000/\"}");
        QTest::newRow("beyond ASCII") << QByteArray("{\"z\u00e4\":\"\U0001F375 \u20ac\x7f\"}");
    }

    void theSameTextComesOut()
    {
        QFETCH(QByteArray, json);
        const auto document = wire::JsonDocument::parse(json);
        QVERIFY(document);
        QCOMPARE(document->root().toBytes(), json);
        QCOMPARE(wire::toBytes(document->root().toObject()), json);
    }

    void aNumberThatFitsNowhereIsReadAgain()
    {
        const auto document = wire::JsonDocument::parse(R"({"a":18446744073709551615})");
        QVERIFY(document);
        const QByteArray written = document->root().toBytes();
        QCOMPARE(written, R"({"a":1.8446744073709552e+19})"_ba);
        QVERIFY(wire::JsonDocument::parse(written));
    }

    void aWriterSortsAndLeavesOut()
    {
        const wire::Json json = wire::ObjectWriter()
                                    .put("zebra"_L1, 1)
                                    .put("none"_L1, 0)
                                    .put("a b"_L1, u"x"_s)
                                    .put("a"_L1, true)
                                    .put("empty"_L1, wire::Json())
                                    .put("no list"_L1, wire::listOf(QStringList()))
                                    .put("list"_L1, wire::listOf(QStringList{u"1"_s, u"ä"_s}))
                                    .always(u"né"_s, wire::ObjectWriter().object())
                                    .object();
        QCOMPARE(json.bytes(), "{\"a\":true,\"a b\":\"x\",\"list\":[\"1\",\"ä\"],"
                               "\"né\":{},\"zebra\":1}"_ba);
        QCOMPARE(wire::toBytes(json.toObject()), json.bytes());
    }
};

QTEST_APPLESS_MAIN(JsonDocumentTest)
#include "JsonDocumentTest.moc"
