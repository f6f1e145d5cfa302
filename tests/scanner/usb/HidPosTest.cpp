// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "scanner/usb/HidPosAssembler.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

// The descriptor of the usual HID POS scanner: report 2, count, identifier, 56 bytes, two vendor
// bytes, the continued bit and its padding.
QByteArray usualDescriptor()
{
    return QByteArray::fromHex(
        "058C0902A1010912A1028502150026FF007508950105 01093B8102058C09FB09FC09FD"
        "9503810209FE953882020106 66FF0904950281 02058C09FF75019501250181027507"
        "8103C0C0");
}

QByteArray report(const QByteArray &data, bool more = false, const QByteArray &aim = "]C1")
{
    QByteArray bytes(64, '\0');
    bytes[0] = 2;
    bytes[1] = char(data.size());
    bytes.replace(2, aim.size(), aim);
    bytes.replace(5, data.size(), data);
    bytes[63] = char(more);
    return bytes;
}

HidPosAssembler usualAssembler()
{
    return HidPosAssembler(*HidPosLayout::fromDescriptor(usualDescriptor()));
}

} // namespace

class HidPosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsualDescriptorSaysTheUsualLayout()
    {
        const auto layout = HidPosLayout::fromDescriptor(usualDescriptor());
        QVERIFY(layout);
        QCOMPARE(layout->applications, QList<quint32>{HidPosLayout::barcodeScanner});
        QCOMPARE(layout->reports, HidPosLayout::customary().reports);
        QVERIFY(layout->usesReportIds);
        QCOMPARE(layout->inputSize, 64);
        QCOMPARE(HidPosLayout::customary().inputSize, 64);
    }

    void aKeyboardHasNoScans()
    {
        const auto layout = HidPosLayout::fromDescriptor(
            QByteArray::fromHex("05010906A101050719E029E7150025017501950881029501750881019506750815"
                                "0025650507190029658100C0"));
        QVERIFY(layout);
        QCOMPARE(layout->applications, QList<quint32>{HidPosLayout::keyboard});
        QVERIFY(layout->reports.isEmpty());
    }

    // Every descriptor that is cut off or has one byte changed is read or refused.
    void brokenDescriptorsAreSurvived()
    {
        const QByteArray whole = usualDescriptor();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            (void)HidPosLayout::fromDescriptor(whole.first(at));
            for (int byte = 0; byte < 256; ++byte) {
                QByteArray changed = whole;
                changed[at] = char(byte);
                const auto layout = HidPosLayout::fromDescriptor(changed);
                if (!layout) {
                    QCOMPARE(layout.error().code, QString(codes::badDescriptor));
                    continue;
                }
                HidPosAssembler assembler(*layout);
                (void)assembler.take(report("9521234543213"));
                (void)assembler.take(QByteArrayView("\x02"));
            }
        }
    }

    void reportsBecomeReads()
    {
        HidPosAssembler assembler = usualAssembler();
        const auto read = assembler.take(report("0109521234543213"));
        QVERIFY(read);
        QCOMPARE(read->bytes, QByteArray("]C10109521234543213"));
        QVERIFY(!read->isTorn);
    }

    void aLongReadComesInPieces()
    {
        HidPosAssembler assembler = usualAssembler();
        QVERIFY(!assembler.take(report(QByteArray(56, 'A'), true)));
        QVERIFY(assembler.isUnderWay());
        const auto read = assembler.take(report("END"));
        QVERIFY(read);
        QCOMPARE(read->bytes, "]C1" + QByteArray(56, 'A') + "END");
    }

    void whatIsTornIsShownAsTorn()
    {
        HidPosAssembler assembler = usualAssembler();
        QVERIFY(!assembler.cutOff());
        QVERIFY(!assembler.take(report("952123", true)));
        const auto read = assembler.cutOff();
        QVERIFY(read && read->isTorn);
        QVERIFY(!assembler.isUnderWay());
    }

    void whatIsNoScanGivesNone()
    {
        HidPosAssembler assembler = usualAssembler();
        QVERIFY(!assembler.take({}));
        QVERIFY(!assembler.take(report({})));
        QVERIFY(!assembler.take(report("TERMID131!\x06", false, "]Z6")));
        QByteArray other = report("9521234543213");
        other[0] = 3;
        QVERIFY(!assembler.take(other));
    }

    // Of a read that is too long the rest must not look like another one.
    void aReadThatNeverEndsIsTornOnce()
    {
        HidPosAssembler assembler = usualAssembler();
        int reads = 0;
        for (int i = 0; i < 400; ++i) {
            if (const auto read = assembler.take(report(QByteArray(56, 'A'), true))) {
                QVERIFY(read->isTorn);
                ++reads;
            }
        }
        QCOMPARE(reads, 1);
        QVERIFY(!assembler.take(report("END")));
        QCOMPARE(assembler.take(report("NEXT"))->bytes, QByteArray("]C1NEXT"));
    }

    // Newland puts no identifier in front; others have no count and fill up with zeros.
    void otherLayoutsAreReadAsTheySay_data()
    {
        QTest::addColumn<QByteArray>("descriptor");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("read");
        const QByteArray open = "058C0902A1010912A102150026FF007508";
        QTest::newRow("without an identifier")
            << open + "8502 95010501093B8102 058C 09FE9538 820201 09FF7501 95018102 7507 8103 C0C0"
            << QByteArray("\x02\x03"
                          "ABC")
            << QByteArray("ABC");
        QTest::newRow("without a count") << open + "8502 9503 19FB29FD8102 9505 09FE8102 C0C0"
                                         << QByteArray("\x02]E0AB\0\0\0", 9) << QByteArray("]E0AB");
        QTest::newRow("without report ids") << open + "95010501093B8102 058C 09FE9538 820201 C0C0"
                                            << QByteArray("\x03"
                                                          "ABC")
                                            << QByteArray("ABC");
        QTest::newRow("zeros inside the data")
            << open + "95010501093B8102 058C 09FE9538 820201 C0C0"
            << QByteArray("\x03"
                          "A\0C",
                          4)
            << QByteArray("A\0C", 3);
        QTest::newRow("data in two fields")
            << open + "95010501093B8102 058C 09FE9502 820201 09FE9502 820201 C0C0"
            << QByteArray("\x04"
                          "ABCD")
            << QByteArray("ABCD");
        QTest::newRow("usages of four bytes")
            << QByteArray("0B02008C00A101150026FF00750895010B3B00010081029504 0BFE008C008102C0")
            << QByteArray("\x02"
                          "AB")
            << QByteArray("AB");
    }

    void otherLayoutsAreReadAsTheySay()
    {
        QFETCH(QByteArray, descriptor);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, read);
        const auto layout = HidPosLayout::fromDescriptor(QByteArray::fromHex(descriptor));
        QVERIFY(layout);
        HidPosAssembler assembler(*layout);
        const auto taken = assembler.take(bytes);
        QVERIFY(taken);
        QCOMPARE(taken->bytes, read);
    }

    // Found by looking: a count of elements that no report can hold, of a size of nothing.
    void elementsWithoutBitsAreNoFields()
    {
        const auto layout = HidPosLayout::fromDescriptor(
            QByteArray::fromHex("058C0902A1017500970000008009FE8102C0"));
        QVERIFY(layout);
        QVERIFY(layout->reports.isEmpty());
    }

    void aCountLargerThanTheFieldIsCutToIt()
    {
        HidPosAssembler assembler = usualAssembler();
        QByteArray bytes = report(QByteArray(56, 'A'));
        bytes[1] = char(255);
        QCOMPARE(assembler.take(bytes)->bytes, "]C1" + QByteArray(56, 'A'));
    }
};

QTEST_APPLESS_MAIN(HidPosTest)
#include "HidPosTest.moc"
