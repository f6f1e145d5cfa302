// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/Framer.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;

namespace {

QByteArrayList readsOf(Framer &framer, const QByteArray &bytes)
{
    QByteArrayList reads;
    for (const Frame &frame : framer.take(bytes, Millis(0), 0))
        reads.append(frame.bytes);
    return reads;
}

} // namespace

class FramerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUsualEndEndsARead_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("CR") << QByteArray("\r");
        QTest::newRow("LF") << QByteArray("\n");
        QTest::newRow("CR LF") << QByteArray("\r\n");
        QTest::newRow("twice") << QByteArray("\r\n\r\n");
    }

    void everyUsualEndEndsARead()
    {
        QFETCH(QByteArray, end);
        Framer framer(Framing::lines());
        QCOMPARE(readsOf(framer, "one" + end + "two" + end + "thr"),
                 (QByteArrayList{"one", "two"}));
        QCOMPARE(readsOf(framer, "ee" + end), QByteArrayList{"three"});
    }

    void bytesMayComeOneByOne()
    {
        Framer framer(Framing::lines());
        QByteArrayList reads;
        for (const char byte : QByteArray("9521234543213\r\n96385074\r\n"))
            reads += readsOf(framer, QByteArray(1, byte));
        QCOMPARE(reads, (QByteArrayList{"9521234543213", "96385074"}));
    }

    void tabEndsAReadWhereThatIsSetUp()
    {
        Framer framer(Framing::tab());
        QCOMPARE(readsOf(framer, "a\rb\tc"), QByteArrayList{"a\rb"});
    }

    void lineEndsAreDataBetweenMarks()
    {
        Framer framer(Framing::stxEtx());
        QCOMPARE(readsOf(framer, "\x02one\r\ntwo\x03\r\n\x02three\x03"),
                 (QByteArrayList{"one\r\ntwo", "three"}));
    }

    void whatStandsOutsideMarksIsNotLost()
    {
        Framer framer(Framing::stxEtx());
        const QList<Frame> frames = framer.take("noise\x02one\x02two\x03", Millis(0), 0);
        QCOMPARE(frames.size(), 3);
        QCOMPARE(frames[0].bytes, QByteArray("noise"));
        QCOMPARE(frames[0].problem, Frame::Problem::Incomplete);
        QCOMPARE(frames[1].bytes, QByteArray("one"));
        QCOMPARE(frames[1].problem, Frame::Problem::Incomplete);
        QCOMPARE(frames[2].bytes, QByteArray("two"));
        QCOMPARE(frames[2].problem, Frame::Problem::None);
        QCOMPARE(readsOf(framer, "\x02thr"), QByteArrayList());
        const auto cut = framer.endRead();
        QVERIFY(cut);
        QCOMPARE(cut->problem, Frame::Problem::Incomplete);
    }

    void prefixAndSuffixAreTakenAway()
    {
        Framing framing;
        framing.prefix = "<";
        framing.suffix = ">";
        Framer framer(framing);
        QCOMPARE(readsOf(framer, "<one>\rtwo\r<<three>>\r<>\r"),
                 (QByteArrayList{"one", "two", "<three>"}));
    }

    void aReadWithoutEndIsCutAndSaidToBeTooLong()
    {
        Framer framer(Framing::lines());
        QList<Frame> frames = framer.take(QByteArray(5000, 'x'), Millis(0), 0);
        QCOMPARE(frames.size(), 0);
        frames = framer.take("y\rnext\r", Millis(0), 0);
        QCOMPARE(frames.size(), 2);
        QCOMPARE(frames[0].bytes, QByteArray(4096, 'x'));
        QCOMPARE(frames[0].problem, Frame::Problem::TooLong);
        QCOMPARE(frames[1].bytes, QByteArray("next"));
        QCOMPARE(frames[1].problem, Frame::Problem::None);
    }

    void theFirstByteStampsTheRead()
    {
        Framer framer(Framing::lines());
        QCOMPARE(framer.take("on", Millis(5), 5000).size(), 0);
        const QList<Frame> frames = framer.take("e\rtwo\r", Millis(9), 9000);
        QCOMPARE(frames.size(), 2);
        QCOMPARE(frames[0].receivedAt, Millis(5));
        QCOMPARE(frames[0].firstByteUs, 5000);
        QCOMPARE(frames[1].receivedAt, Millis(9));
        QCOMPARE(frames[1].firstByteUs, 9000);
    }

    void silenceMeansMoreTheLessAnEndIsExpected()
    {
        Framer framer(Framing::lines());
        QVERIFY(!framer.silenceToEnd());
        QVERIFY(framer.take("one", Millis(0), 0).isEmpty());
        QCOMPARE(framer.silenceToEnd(), Framing().idleGapUnsure);
        const auto read = framer.endBySilence();
        QVERIFY(read);
        QCOMPARE(read->bytes, QByteArray("one"));
        QCOMPARE(read->problem, Frame::Problem::None);

        QVERIFY(framer.take("two", Millis(0), 0).isEmpty());
        QCOMPARE(framer.silenceToEnd(), Framing().idleGap); // this scanner sends no ends
        QCOMPARE(framer.take("\rth", Millis(0), 0).size(), 1);
        QCOMPARE(framer.silenceToEnd(), Framing().idleGapCutOff); // it does
    }

    void aScannerWithoutEndsIsKnownBySilenceAlone()
    {
        Framer framer(Framing::silence());
        QVERIFY(framer.take("one\r", Millis(0), 0).isEmpty());
        QCOMPARE(framer.silenceToEnd(), Framing().idleGap);
        QCOMPARE(framer.endBySilence()->bytes, QByteArray("one\r"));
        QVERIFY(!framer.endBySilence());
    }

    void whatLacksTheEndThatItsScannerSendsIsIncomplete()
    {
        Framer framer(Framing::lines());
        QCOMPARE(readsOf(framer, "one\rtw"), QByteArrayList{"one"});
        const auto torn = framer.endBySilence();
        QVERIFY(torn);
        QCOMPARE(torn->problem, Frame::Problem::Incomplete);
        QVERIFY(!framer.endBySilence());
        // Once only, where somebody has set it to send none.
        QVERIFY(framer.take("three", Millis(0), 0).isEmpty());
        QCOMPARE(framer.silenceToEnd(), Framing().idleGapUnsure);
        QCOMPARE(framer.endBySilence()->problem, Frame::Problem::None);
    }

    void whatTheDeviceItselfEndsIsWhole()
    {
        Framer framer(Framing::lines());
        QCOMPARE(readsOf(framer, "one\rtwo"), QByteArrayList{"one"});
        QCOMPARE(framer.endRead()->problem, Frame::Problem::None);
    }

    void aReadCutOffByTheUnpluggedCableIsIncomplete()
    {
        Framer framer(Framing::lines());
        QVERIFY(framer.take("95212", Millis(0), 0).isEmpty());
        const auto read = framer.cutOff();
        QVERIFY(read);
        QCOMPARE(read->problem, Frame::Problem::Incomplete);
        QVERIFY(!framer.cutOff());
    }
};

QTEST_APPLESS_MAIN(FramerTest)
#include "FramerTest.moc"
