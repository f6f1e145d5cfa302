// SPDX-License-Identifier: Apache-2.0
#include "app/scanning/DecodeSession.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;

class DecodeSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerSaysAllThatACodeMeans()
    {
        QCOMPARE(answerTo("{'id':'1','text':']C1010952123454321310LOT42'}"),
                 objectOf("{'id':'1','ok':true,'text':'010952123454321310LOT42',"
                          "'format':'Code128','aim':']C1','gtin14':'09521234543213',"
                          "'elements':[['01','09521234543213'],['10','LOT42']],"
                          "'warnings':[]}"));
    }

    void plainTextIsNoError()
    {
        QCOMPARE(answerTo("{'id':7,'text':'hello\\r\\n'}"),
                 objectOf("{'id':7,'ok':true,'text':'hello','elements':[],'warnings':[]}"));
    }

    void aGtinOfNoItemSaysWhatItIs()
    {
        QCOMPARE(answerTo("{'text':'9912345678909'}")["gtin_kind"_L1], u"coupon"_s);
        QCOMPARE(answerTo("{'text':']E09780306406157'}")["gtin_kind"_L1], u"book"_s);
        QVERIFY(!answerTo("{'text':'9521234543213'}").contains("gtin_kind"_L1));
    }

    void aSymbolThatPromisesNothingMayBeEmpty()
    {
        const QJsonObject answer = answerTo("{'text':']Q1'}");
        QVERIFY(answer["ok"_L1].toBool());
        QCOMPARE(answer["text"_L1], QString());
        QCOMPARE(answer["warnings"_L1], (QJsonArray{u"empty_code"_s}));
        for (const char *nothing : {"", "]C1", "]Q3", "]E0", "]X0"})
            QCOMPARE(answerTo(QByteArray("{'text':'") + nothing + "'}")["error"_L1]["kind"_L1],
                     u"empty_code"_s);
    }

    void theEndOfAReadIsNoPartOfIt()
    {
        for (const char *end : {"\\r", "\\n", "\\r\\n", "\\t", ""})
            QCOMPARE(answerTo(QByteArray("{'text':'9521234543213") + end + "'}")["text"_L1],
                     u"9521234543213"_s);
    }

    void anErrorHasAKindAndAMessage()
    {
        const QJsonObject answer = answerTo("{'id':'1','text':'9521234543214'}");
        QVERIFY(!answer["ok"_L1].toBool());
        QCOMPARE(answer["id"_L1], u"1"_s);
        QCOMPARE(answer["error"_L1]["kind"_L1], u"check_digit"_s);
        QVERIFY(!answer["error"_L1]["message"_L1].toString().isEmpty());
    }

    void aRegionGivesAMeasure()
    {
        const auto measureOf = [](const QString &text, const QString &region) {
            const QJsonObject request{{"text"_L1, text}, {"region"_L1, region}};
            return answerTo(QJsonDocument(request).toJson())["measure"_L1].toObject();
        };
        QCOMPARE(measureOf(u"2811111068708"_s, u"de"_s),
                 objectOf("{'kind':'weight','grams':6870}"));
        QCOMPARE(measureOf(u"2088060112343"_s, u"se"_s),
                 objectOf("{'kind':'price','amount':1234}"));
        QCOMPARE(measureOf(u"2511119000129"_s, u"de"_s), objectOf("{'kind':'count','count':12}"));
        QCOMPARE(measureOf(u"2811111068708"_s, u"nz"_s), QJsonObject());
    }

    void theSymbologyIsHelped()
    {
        QCOMPARE(answerTo("{'text':'425261','format':'UPC-E'}")["gtin14"_L1], u"00042100005264"_s);
    }

    void keysAreReadThroughTheLayout()
    {
        const QJsonObject answer = answerTo("{'keys':'+C1010952123454321310LOT42','layout':'de'}");
        QCOMPARE(answer["gtin14"_L1], u"09521234543213"_s);
        QCOMPARE(answer["aim"_L1], u"]C1"_s);
    }

    void ourOwnCodesSayWhatTheyAre()
    {
        QCOMPARE(answerTo("{'text':'SHT:T-12'}")["own"_L1].toObject(),
                 objectOf("{'kind':'tote','value':'T-12'}"));
    }

    void whatIsNoRequestIsAnsweredToo_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("nothing at all") << QByteArray();
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("nothing to decode") << QByteArray("{'id':'1'}");
        QTest::newRow("two things") << QByteArray("{'text':'1','keys':'2'}");
        QTest::newRow("a number") << QByteArray("{'text':9521234543213}");
        QTest::newRow("an unknown layout") << QByteArray("{'keys':'1','layout':'xx'}");
    }

    void whatIsNoRequestIsAnsweredToo()
    {
        QFETCH(QByteArray, line);
        const QJsonObject answer = answerTo(line);
        QVERIFY(!answer["ok"_L1].toBool(true));
        QCOMPARE(answer["error"_L1]["kind"_L1], u"malformed"_s);
    }

    void aLongRequestIsAnsweredByItsId()
    {
        const QByteArray text(1'000'000, 'A');
        const QJsonObject answer = answerTo("{'id':'1','text':'" + text + "'}");
        QCOMPARE(answer["id"_L1], u"1"_s);
        QVERIFY(!answer["ok"_L1].toBool(true));
        const QByteArray tooLong(DecodeSession::lineSizeMax, ' ');
        QCOMPARE(answerTo("{'id':'1','text':'x'}" + tooLong)["error"_L1]["kind"_L1],
                 u"too_large"_s);
    }

private:
    /// JSON is easier to read here with single quotes.
    static QByteArray withQuotes(QByteArray json) { return json.replace('\'', '"'); }

    static QJsonObject objectOf(const QByteArray &json)
    {
        return QJsonDocument::fromJson(withQuotes(json)).object();
    }

    static QJsonObject answerTo(const QByteArray &line)
    {
        return DecodeSession().answer(withQuotes(line));
    }
};

QTEST_APPLESS_MAIN(DecodeSessionTest)
#include "DecodeSessionTest.moc"
