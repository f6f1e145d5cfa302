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

/// Codes that the order manager's server and command line tell programs and operators; no screen
/// ever meets them.
static const QStringList &serverCodes()
{
    static const QStringList codes{
        u"unanswered"_s,
        u"too_many_connections"_s,
        u"bad_request"_s,
        u"bad_version"_s,
        u"bad_target"_s,
        u"target_too_long"_s,
        u"header_too_large"_s,
        u"body_too_large"_s,
        u"unsupported_transfer"_s,
        u"unsupported_encoding"_s,
        u"unsupported_protocol"_s,
        u"method_not_allowed"_s,
        u"loopback_only"_s,
        u"invalid"_s,
        u"differs"_s,
        u"unsupported_type"_s,
        u"cannot_listen"_s,
        u"bad_address"_s,
        u"insecure"_s,
        u"tls_files"_s,
        u"usage"_s,
        u"other_database"_s,
        u"master_key"_s,
        u"bad_webhook_url"_s,
        u"local_socket"_s,
        u"unknown_store"_s,
        u"units_missing"_s,
        u"unknown_choice"_s,
        u"no_address"_s,
    };
    return codes;
}

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
        if (!hasMessage(code) && !serverCodes().contains(code))
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
