// SPDX-License-Identifier: Apache-2.0
#include "oms/feed/FeedCursor.h"

#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

class FeedCursorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCursorSurvivesTheTripToTheStationAndBack()
    {
        const FeedCursor cursor{u"epoch-1"_s, {{u"cat/3"_s, 7}, {u"store/harbour"_s, 99172}}};
        const Result<FeedCursor> back = FeedCursor::fromText(cursor.toText());
        QVERIFY(back);
        QCOMPARE(*back, cursor);
    }

    void anythingElseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QByteArray &json) {
            QTest::newRow(name) << toBase64Url(json);
        };
        QTest::newRow("no base64") << u"what?"_s;
        row("no JSON", "what");
        row("without epoch", R"({"s":{"store/a":1}})");
        row("a spare field", R"({"e":"x","s":{},"t":1})");
        row("a text for a number", R"({"e":"x","s":{"store/a":"1"}})");
        row("below zero", R"({"e":"x","s":{"store/a":-1}})");
        row("a fraction", R"({"e":"x","s":{"store/a":1.5}})");
        row("other order", R"({"s":{},"e":"x"})");
        row("spaces", R"({"e": "x","s":{}})");
        QTest::newRow("very long") << QString(5000, u'A');
    }

    void anythingElseIsRefused()
    {
        QFETCH(QString, text);
        const Result<FeedCursor> cursor = FeedCursor::fromText(text);
        QVERIFY(!cursor);
        QCOMPARE(cursor.error().code, QString(codes::malformed));
    }
};

QTEST_GUILESS_MAIN(FeedCursorTest)
#include "FeedCursorTest.moc"
