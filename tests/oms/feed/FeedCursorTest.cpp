// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/Base64Url.h"
#include "core/domain/Codes.h"
#include "oms/feed/CursorSeal.h"

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
        const FeedCursor cursor{u"epoch-1"_s,
                                {{u"cat/3"_s, 7}, {u"store/harbour"_s, 99172}},
                                {InstallId(u"install-1"_s), 42}};
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
        row("commands of nobody", R"({"e":"x","n":1,"s":{}})");
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

    void onlyWhatWasSealedHereIsOurs()
    {
        const CursorSeal seal{Sensitive(QByteArray(32, 'k'))};
        const CursorSeal again{Sensitive(QByteArray(32, 'k'))};
        const CursorSeal other{Sensitive(QByteArray(32, 'o'))};
        const FeedCursor cursor{u"epoch-1"_s, {{u"cat/3"_s, 7}}};
        const FeedCursor further{u"epoch-1"_s, {{u"cat/3"_s, 8}}};
        const QString text = seal.seal(cursor);
        const QString hash = text.section(u'.', 1);
        const auto isOurs = [&](const QString &each) { return seal.open(each)->isOurs; };

        QVERIFY(isOurs(text));
        QVERIFY(again.open(text)->isOurs);
        QCOMPARE(seal.open(text)->cursor, cursor);
        QVERIFY(!isOurs(other.seal(cursor)));
        QVERIFY(!isOurs(further.toText() + u'.' + hash));
        QVERIFY(!isOurs(cursor.toText()));
        QVERIFY(!isOurs(text.chopped(1)));
        QVERIFY(!isOurs(cursor.toText() + u'.'));
        QCOMPARE(seal.open(cursor.toText())->cursor, cursor);
        QCOMPARE(seal.open(u"what."_s + hash).error().code, QString(codes::malformed));
    }
};

QTEST_GUILESS_MAIN(FeedCursorTest)
#include "FeedCursorTest.moc"
