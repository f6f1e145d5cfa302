// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ObjectReader.h"

#include "core/wire/Json.h"

#include <QTest>

using namespace storehand::wire;
using namespace Qt::Literals::StringLiterals;

class ObjectReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextThatADatabaseOrTheWireWouldChangeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        QTest::newRow("NUL") << R"({"text":"a\u0000b"})"_ba << u"text"_s;
        QTest::newRow("NUL in a list") << R"({"list":["a\u0000b"]})"_ba << u"list"_s;
        QTest::newRow("NUL in a name") << R"({"map":{"\u0000":1}})"_ba << u"map"_s;
    }

    void aTextThatADatabaseOrTheWireWouldChangeIsRefused()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, path);
        const auto document = JsonDocument::parse(json);
        QVERIFY(document);
        Problems problems;
        ObjectReader reader(document->root(), {}, problems);
        (void)reader.textOr("text"_L1);
        (void)reader.textsOr("list"_L1);
        reader.counts("map"_L1, [](const QString &, qint64) {});
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].path.startsWith(path));
    }

    void aTimeIsTakenWhenItCanBeWrittenAgain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("UTC") << u"2026-11-21T09:12:00.000Z"_s << true;
        QTest::newRow("with an offset") << u"2026-11-21T22:12:00+13:00"_s << true;
        QTest::newRow("midnight as 24:00") << u"2026-11-20T24:00:00Z"_s << true;
        QTest::newRow("the first moment") << u"0001-01-01T00:00:00Z"_s << true;
        QTest::newRow("the last moment") << u"9999-12-31T23:59:59.999Z"_s << true;
        QTest::newRow("no zone") << u"2026-11-21T09:12:00"_s << false;
        QTest::newRow("in UTC before the year 1") << u"0001-01-01T00:00:00+14:00"_s << false;
        QTest::newRow("in UTC after 9999") << u"9999-12-31T23:59:59-14:00"_s << false;
        QTest::newRow("the end of 9999") << u"9999-12-31T24:00:00Z"_s << false;
    }

    void aTimeIsTakenWhenItCanBeWrittenAgain()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isTaken);
        const auto document = JsonDocument::parse(toBytes(QJsonObject{{u"at"_s, text}}));
        QVERIFY(document);
        Problems problems;
        ObjectReader reader(document->root(), {}, problems);
        const std::optional<storehand::Instant> at = reader.optionalInstant("at"_L1);
        QCOMPARE(at.has_value(), isTaken);
        QCOMPARE(problems.isEmpty(), isTaken);
        if (at)
            QCOMPARE(storehand::Instant::fromText(at->toText()), at);
    }

    void wholeCharactersOfAnyKindAreTaken()
    {
        const auto document =
            JsonDocument::parse(R"({"text":"\ud83c\udf75","list":["Zoë"],"map":{"a":1}})");
        QVERIFY(document);
        Problems problems;
        ObjectReader reader(document->root(), {}, problems);
        QCOMPARE(reader.textOr("text"_L1), u"\U0001F375"_s);
        QCOMPARE(reader.textsOr("list"_L1), QStringList{u"Zoë"_s});
        reader.counts("map"_L1, [](const QString &, qint64) {});
        QCOMPARE(problems, Problems());
    }

    void aStrictReaderRefusesUnknownFieldsAtEveryDepth()
    {
        const auto document =
            JsonDocument::parse(R"({"a":{"b":[{"c":1,"d":2}],"e":3},"map":{"x":1},"f":4})");
        QVERIFY(document);
        for (const bool isStrict : {false, true}) {
            Problems problems;
            ObjectReader reader(document->root(), {}, problems);
            if (isStrict)
                reader.beStrict();
            reader.object("a"_L1, [](ObjectReader &a) {
                a.objects("b"_L1, 1, [](ObjectReader &b) {
                    QCOMPARE(b.units("c"_L1), 1);
                    b.refuseUnknown();
                });
            });
            reader.counts("map"_L1, [](const QString &, qint64) {});
            reader.refuseUnknown();
            Problems expected{{u"a.b[0].d"_s, u"is not a known field"_s}};
            if (isStrict)
                expected.append({u"a.e"_s, u"is not a known field"_s});
            expected.append({u"f"_s, u"is not a known field"_s});
            QCOMPARE(problems, expected);
        }
    }
};

QTEST_APPLESS_MAIN(ObjectReaderTest)
#include "ObjectReaderTest.moc"
