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
        QVERIFY(!assembler.take(report("ok", false, "]Z6")));
        QByteArray other = report("9521234543213");
        other[0] = 3;
        QVERIFY(!assembler.take(other));
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
