// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/Message.h"

#include "core/domain/Codes.h"
#include "ui/messages/Sentences.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class MessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasASentence();
    void everySentenceIsASentence();
    void aWrongItemSaysWhatIsSafeAndWhatToDo();
    void namesTakeThePlaceOfTheirNumbers();
    void anUnknownCodeIsShownAndNeverLost();
};

void MessageTest::everyCodeHasASentence()
{
    QFile header(QStringLiteral(STOREHAND_SOURCE_DIR "/core/domain/Codes.h"));
    QVERIFY(header.open(QIODevice::ReadOnly));
    static const QRegularExpression definition(u"\\(\"([a-z0-9_]+)\"\\)"_s);
    QStringList missing;
    int known = 0;
    auto matches = definition.globalMatch(QString::fromUtf8(header.readAll()));
    while (matches.hasNext()) {
        const QString code = matches.next().captured(1);
        ++known;
        if (!hasMessage(code))
            missing.append(code);
    }
    QVERIFY(known > 50);
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"say them in ui/messages/Sentences.cpp: "_s + missing.join(u", "_s)));
}

void MessageTest::everySentenceIsASentence()
{
    for (const Sentences &each : allSentences()) {
        for (const char *text : {each.title, each.safe, each.next}) {
            if (!text)
                continue;
            const QString sentence = QString::fromUtf8(text);
            const bool begins = sentence.at(0).isUpper() || sentence.startsWith(u'%');
            QVERIFY2(begins && sentence.endsWith(u'.'), text);
        }
        QVERIFY(each.title);
    }
}

void MessageTest::aWrongItemSaysWhatIsSafeAndWhatToDo()
{
    const Message message = messageFor(QString(codes::wrongItem));
    QCOMPARE(message.title, u"This is another item."_s);
    QCOMPARE(message.detail(), u"Nothing was booked. Put it back and take the one shown."_s);
}

void MessageTest::namesTakeThePlaceOfTheirNumbers()
{
    const Message message = messageFor(QString(codes::claimedByOther), {u"Nadia"_s, u"Bench"_s});
    QCOMPARE(message.title, u"Nadia has this order."_s);
    QCOMPARE(message.next, u"Ask Nadia, or take it over."_s);
}

void MessageTest::anUnknownCodeIsShownAndNeverLost()
{
    const Message message = messageFor(u"sun_in_eyes"_s);
    QVERIFY(!message.title.isEmpty());
    QVERIFY(message.next.contains(u"sun_in_eyes"_s));
}

QTEST_GUILESS_MAIN(MessageTest)
#include "MessageTest.moc"
