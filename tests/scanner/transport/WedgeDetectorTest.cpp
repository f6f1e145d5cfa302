// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeDetector.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

// A keyboard with somebody or something at it: what the rest of the program gets, and the reads.
class Keyboard
{
public:
    explicit Keyboard(WedgeSettings settings = {})
        : detector(settings)
    {}

    void types(const QString &text, int gapMs)
    {
        for (const QChar c : text)
            press(c == u'\n' ? KeyStroke{u"\r"_s, Qt::Key_Return, 0} : KeyStroke{c, c.unicode(), 0},
                  gapMs);
    }

    void press(KeyStroke stroke, int gapMs)
    {
        if (detector.isHolding() && gapMs > detector.gap().count())
            take(detector.silence());
        m_nowMs += gapMs;
        stroke.timestampMs = m_nowMs;
        const WedgeDetector::Outcome outcome = detector.press(stroke);
        take(outcome);
        if (!outcome.swallow)
            delivered += stroke.text;
    }

    void rests()
    {
        take(detector.silence());
        m_nowMs += 10'000;
    }

    WedgeDetector detector;
    QString delivered;
    QByteArrayList reads;
    int tornReads = 0;

private:
    void take(const WedgeDetector::Outcome &outcome)
    {
        for (const KeyStroke &stroke : outcome.replay)
            delivered += stroke.text;
        if (outcome.read) {
            reads.append(outcome.read->typed);
            tornReads += outcome.read->isTorn;
        }
    }

    qint64 m_nowMs = 1000;
};

} // namespace

class WedgeDetectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScannerIsNotTypedIntoTheField_data()
    {
        QTest::addColumn<int>("gapMs");
        for (const int gapMs : {0, 1, 4, 8, 16, 30, 50})
            QTest::newRow(qPrintable(QString::number(gapMs))) << gapMs;
    }

    void aScannerIsNotTypedIntoTheField()
    {
        QFETCH(int, gapMs);
        Keyboard keyboard;
        keyboard.types(u"9521234543213\n"_s, gapMs);
        QCOMPARE(keyboard.reads, QByteArrayList{"9521234543213"});
        QCOMPARE(keyboard.delivered, QString());
    }

    void nothingThatAPersonTypesIsLost_data()
    {
        QTest::addColumn<int>("gapMs");
        for (const int gapMs : {51, 60, 80, 120, 300, 2000})
            QTest::newRow(qPrintable(QString::number(gapMs))) << gapMs;
    }

    void nothingThatAPersonTypesIsLost()
    {
        QFETCH(int, gapMs);
        Keyboard keyboard;
        keyboard.types(u"482915\nMere Tamati\n"_s, gapMs);
        keyboard.rests();
        QVERIFY(keyboard.reads.isEmpty());
        QCOMPARE(keyboard.delivered, u"482915\rMere Tamati\r"_s);
    }

    void fastPairsOfAPracticedTypistAreTyping()
    {
        Keyboard keyboard;
        for (const QString &pair : {u"th"_s, u"e "_s, u"sh"_s, u"op"_s}) {
            keyboard.types(pair.first(1), 120);
            keyboard.types(pair.sliced(1), 20);
        }
        keyboard.types(u"\n"_s, 200);
        QVERIFY(keyboard.reads.isEmpty());
        QCOMPARE(keyboard.delivered, u"the shop\r"_s);
    }

    void threeFastKeysAreNoScan()
    {
        Keyboard keyboard;
        keyboard.types(u"abc\n"_s, 20);
        QVERIFY(keyboard.reads.isEmpty());
        QCOMPARE(keyboard.delivered, u"abc\r"_s);
    }

    void aShortLabelIsReadAndPressesNoButton_data()
    {
        QTest::addColumn<QString>("label");
        QTest::newRow("shelf") << u"S-7"_s;
        QTest::newRow("parcel") << u"P12"_s;
        QTest::newRow("two characters") << u"A1"_s;
    }

    void aShortLabelIsReadAndPressesNoButton()
    {
        QFETCH(QString, label);
        Keyboard keyboard;
        keyboard.types(label + u'\n', 8);
        QCOMPARE(keyboard.reads, QByteArrayList{label.toUtf8()});
        QCOMPARE(keyboard.delivered, QString());
    }

    void aScanInTheMiddleOfTypingIsTakenOut()
    {
        Keyboard keyboard;
        keyboard.types(u"Me"_s, 150);
        keyboard.types(u"9"_s, 200);
        keyboard.types(u"521234543213\n"_s, 5);
        keyboard.types(u"re"_s, 150);
        keyboard.rests();
        QCOMPARE(keyboard.reads, QByteArrayList{"9521234543213"});
        QCOMPARE(keyboard.delivered, u"Mere"_s);
    }

    void twoScansBehindEachOtherAreTwoReads()
    {
        Keyboard keyboard;
        keyboard.types(u"9521234543213\n96385074\n"_s, 5);
        QCOMPARE(keyboard.reads, (QByteArrayList{"9521234543213", "96385074"}));
    }

    void aScannerWithoutEndIsKnownByItsSpeed()
    {
        Keyboard keyboard;
        keyboard.types(u"9521234543213"_s, 5);
        QVERIFY(keyboard.reads.isEmpty());
        keyboard.rests();
        QCOMPARE(keyboard.reads, QByteArrayList{"9521234543213"});
        keyboard.types(u"521234"_s, 40); // quick, but a person could
        keyboard.rests();
        QCOMPARE(keyboard.reads.size(), 1);
        QCOMPARE(keyboard.delivered, u"521234"_s);
    }

    void theEnterThatLagsBehindPressesNoButton()
    {
        Keyboard keyboard;
        keyboard.types(u"9521234543213"_s, 5);
        keyboard.types(u"\n"_s, 120);
        QCOMPARE(keyboard.reads, QByteArrayList{"9521234543213"});
        QCOMPARE(keyboard.delivered, QString());
        keyboard.types(u"\n"_s, 500); // this one is a person's
        QCOMPARE(keyboard.delivered, u"\r"_s);
    }

    void whatFollowsTheEndOfAReadAtOncePressesNoButton()
    {
        Keyboard keyboard;
        keyboard.types(u"9521234543213\n\n"_s, 5);
        keyboard.press({u"\t"_s, Qt::Key_Tab}, 5);
        keyboard.types(u"\n"_s, 60);
        QCOMPARE(keyboard.reads, QByteArrayList{"9521234543213"});
        QCOMPARE(keyboard.delivered, QString());
        keyboard.types(u"96385074\n\n"_s, 5);
        QCOMPARE(keyboard.reads.size(), 2);
        QCOMPARE(keyboard.delivered, QString());
        keyboard.types(u"\n"_s, 500); // this one is a person's
        QCOMPARE(keyboard.delivered, u"\r"_s);
    }

    void capitalsAndSeparatorsComeThrough()
    {
        Keyboard keyboard;
        keyboard.types(u"]"_s, 5);
        keyboard.press({QString(), Qt::Key_Shift, 0}, 5);
        keyboard.types(u"C1010952123454321310LOT42\x1d"_s, 5);
        keyboard.types(u"21A1\n"_s, 5);
        QCOMPARE(keyboard.reads, QByteArrayList{"]C1010952123454321310LOT42\x1d"
                                                "21A1"});
    }

    void arrowsAndShortcutsPassInOrder()
    {
        Keyboard keyboard;
        keyboard.types(u"ab"_s, 10);
        keyboard.press({u"<"_s, Qt::Key_Left, 0, true}, 10);
        keyboard.press({QString(), Qt::Key_F5, 0}, 10);
        QCOMPARE(keyboard.delivered, u"ab<"_s);
    }

    // Some scanners press a function key for a separator.
    void aFunctionKeyInABurstIsPartOfTheRead()
    {
        Keyboard keyboard;
        keyboard.types(u"0109521234543213"_s, 5);
        keyboard.press({QString(), Qt::Key_F8, 0}, 5);
        keyboard.types(u"21A1\n"_s, 5);
        QCOMPARE(keyboard.reads, QByteArrayList{"0109521234543213{F8}21A1"});
        QCOMPARE(keyboard.delivered, QString());
    }

    void charactersTypedAsAltAndANumberAreRead()
    {
        Keyboard keyboard;
        for (const QString &number : {u"0065"_s, u"45"_s, u"029"_s, u"56"_s}) {
            keyboard.press({QString(), Qt::Key_Alt, 0}, 8);
            for (const QChar digit : number)
                keyboard.press({.text = QString(digit),
                                .key = digit.unicode(),
                                .altDigit = digit.digitValue()},
                               8);
        }
        keyboard.types(u"\n"_s, 8);
        QCOMPARE(keyboard.reads, QByteArrayList{"A-\x1d"
                                                "8"});
        QCOMPARE(keyboard.delivered, u""_s);
    }

    void aNumberPressedWithAltByAPersonIsGivenBack()
    {
        Keyboard keyboard;
        keyboard.press({QString(), Qt::Key_Alt, 0}, 300);
        keyboard.press({.text = u"3"_s, .key = Qt::Key_3, .altDigit = 3}, 200);
        keyboard.rests();
        QCOMPARE(keyboard.delivered, u"3"_s);
        QVERIFY(keyboard.reads.isEmpty());
    }

    void aKeyHeldDownIsNoScanner()
    {
        Keyboard keyboard;
        keyboard.types(u"5"_s, 500);
        for (int i = 0; i < 20; ++i)
            keyboard.press({u"5"_s, Qt::Key_5, 0, true}, 33);
        keyboard.types(u"\n"_s, 33);
        QVERIFY(keyboard.reads.isEmpty());
        QCOMPARE(keyboard.delivered, QString(21, u'5') + u'\r');
    }

    void theSpeedOfTheScannerIsLearned()
    {
        Keyboard keyboard;
        for (int i = 0; i < 3; ++i)
            keyboard.types(u"9521234543213\n"_s, 4);
        QCOMPARE(keyboard.detector.gap(), Millis(20));
        keyboard.types(u"abcdefgh\n"_s, 25); // too slow for this scanner
        QCOMPARE(keyboard.reads.size(), 3);
        QCOMPARE(keyboard.delivered, u"abcdefgh\r"_s);
    }

    void aSlowScannerWidensTheGap()
    {
        Keyboard keyboard;
        for (int i = 0; i < 3; ++i)
            keyboard.types(u"9521234543213\n"_s, 30);
        QCOMPARE(keyboard.detector.gap(), Millis(90));
        keyboard.types(u"95212345"_s, 30);
        keyboard.types(u"43213\n"_s, 80); // a hiccup
        QCOMPARE(keyboard.reads.size(), 4);
    }

    void anEndlessBurstIsOneReadThatIsCut()
    {
        Keyboard keyboard;
        keyboard.types(QString(WedgeDetector::sizeMax + 10, u'7') + u'\n', 1);
        QCOMPARE(keyboard.reads.size(), 1);
        QCOMPARE(keyboard.reads.first().size(), WedgeDetector::sizeMax);
        QCOMPARE(keyboard.tornReads, 1);
        QCOMPARE(keyboard.delivered, QString());
        keyboard.rests();
        keyboard.types(u"9521234543213\n"_s, 5);
        QCOMPARE(keyboard.reads.last(), QByteArray("9521234543213"));
        QCOMPARE(keyboard.tornReads, 1);
    }
};

QTEST_APPLESS_MAIN(WedgeDetectorTest)
#include "WedgeDetectorTest.moc"
