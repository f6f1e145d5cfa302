// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/FrameDecoder.h"

#include "core/domain/Codes.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

Scan scanOf(const QByteArray &bytes, const ScannerProfile &profile = {.name = u"Desk"_s})
{
    return decodeFrame({bytes, Frame::Problem::None, Millis(7), 7000}, profile, ScanSource::Serial);
}

} // namespace

class FrameDecoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aScanSaysWhatWhereWhoAndWhen()
    {
        const Scan scan =
            scanOf("]E09521234543213", {.name = u"Desk"_s, .owner = PersonCode(u"0042"_s)});
        QCOMPARE(scan.raw, QByteArray("]E09521234543213"));
        QCOMPARE(scan.decoded.text, u"9521234543213"_s);
        QCOMPARE(scan.decoded.gtin14(), u"09521234543213"_s);
        QCOMPARE(scan.scanner, u"Desk"_s);
        QCOMPARE(scan.person, PersonCode(u"0042"_s));
        QCOMPARE(scan.receivedAt, Millis(7));
        QCOMPARE(scan.bytesInUs, 7000);
        QVERIFY(!scan.error);
    }

    void aWrongCheckDigitIsAScanToo()
    {
        const Scan scan = scanOf("]E09521234543214");
        QVERIFY(scan.error);
        QCOMPARE(scan.error->code, QString(codes::checkDigit));
        QCOMPARE(scan.decoded.text, u"9521234543214"_s);
        QCOMPARE(scan.decoded.aim, u"]E0"_s);
        QCOMPARE(scan.decoded.format, u"EAN-13"_s);
        QVERIFY(!scan.decoded.gtin);
    }

    void bytesThatAreNoUtf8AreWindows1252()
    {
        const Scan scan = scanOf("B\xfc"
                                 "cher \x80");
        QCOMPARE(scan.decoded.text, u"Bücher €"_s);
        QCOMPARE(scan.decoded.warnings, QStringList{codes::assumedWindows1252});
        QVERIFY(scanOf("B\xc3\xbc"
                       "cher")
                    .decoded.warnings.isEmpty());
    }

    void aSubstituteStandsForTheSeparator()
    {
        const Scan scan = scanOf("]C1010952123454321310LOT42{GS}21A1",
                                 {.name = u"Desk"_s, .separatorSubstitute = "{GS}"});
        QVERIFY(!scan.error);
        QCOMPARE(scan.decoded.text, u"010952123454321310LOT42\x1d"_s + u"21A1"_s);
        QCOMPARE(scan.decoded.elements.size(), 3);
    }

    void aScannerThatLosesSeparatorsMakesUncertain()
    {
        const Scan scan = scanOf("]C1010952123454321310LOT42",
                                 {.name = u"Desk"_s, .separators = Separators::Lost});
        QCOMPARE(scan.decoded.warnings, QStringList{codes::uncertainSeparator});
    }

    void brokenReadsSayWhatIsWrong()
    {
        const ScannerProfile profile{.name = u"Desk"_s};
        const Scan longRead = decodeFrame({QByteArray(4096, '1'), Frame::Problem::TooLong}, profile,
                                          ScanSource::Serial);
        QCOMPARE(longRead.error->code, QString(codes::tooLong));
        const Scan cut =
            decodeFrame({"95212", Frame::Problem::Incomplete}, profile, ScanSource::Serial);
        QCOMPARE(cut.error->code, QString(codes::incompleteRead));
        QCOMPARE(cut.decoded.text, u"95212"_s);
    }

    void anyBytesAreSurvived()
    {
        for (int first = 0; first < 256; ++first) {
            for (int second = 0; second < 256; ++second) {
                const QByteArray bytes{std::array{char(first), char(second), 'x'}.data(), 3};
                QVERIFY(!scanOf(bytes).raw.isEmpty());
            }
        }
    }
};

QTEST_APPLESS_MAIN(FrameDecoderTest)
#include "FrameDecoderTest.moc"
