// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/RetryLadder.h"

#include "scanner/picture/SightingBook.h"
#include "tests/support/DrawnSymbol.h"

#include <QTest>

using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;
using storehand::test::drawnSymbol;

namespace {

Symbol best(const GreyImage &image, Effort effort = Effort::Ladder)
{
    const QList<Symbol> symbols = readPicture(image, {.effort = effort}).symbols;
    return symbols.isEmpty() ? Symbol() : symbols.first();
}

Sighting seen(const QString &text, int lines, const QString &format = u"EAN-13"_s)
{
    return {{format, u"]E0"_s, text}, lines};
}

} // namespace

class RetryLadderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySymbologyIsReadAndNamed_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("text");
        QTest::newRow("EAN-13") << u"EAN-13"_s << u"9521234543213"_s << u"9521234543213"_s;
        QTest::newRow("EAN-8") << u"EAN-8"_s << u"96385074"_s << u"96385074"_s;
        QTest::newRow("UPC-A") << u"UPC-A"_s << u"012345678905"_s << u"0012345678905"_s;
        QTest::newRow("UPC-E") << u"UPC-E"_s << u"04252614"_s << u"0042100005264"_s;
        QTest::newRow("Code 128") << u"Code128"_s << u"P-000123"_s << u"P-000123"_s;
        QTest::newRow("ITF") << u"ITF"_s << u"19521234543210"_s << u"19521234543210"_s;
        QTest::newRow("QR") << u"QRCode"_s << u"SHP:P-000123"_s << u"SHP:P-000123"_s;
        QTest::newRow("Data Matrix") << u"DataMatrix"_s << u"SHL:S-07"_s << u"SHL:S-07"_s;
    }

    void everySymbologyIsReadAndNamed()
    {
        QFETCH(QString, format);
        QFETCH(QString, content);
        QFETCH(QString, text);
        const GreyImage image = drawnSymbol(format, content);
        const Symbol symbol = best(image, Effort::Fast);
        QCOMPARE(symbol.text, text);
        QCOMPARE(symbol.format, format);
        QVERIFY(symbol.aim.startsWith(u']'));
        for (const double degrees : {6.0, 90.0, 180.0})
            QCOMPARE(best(image.turnedBy(degrees)).text, text);
        QCOMPARE(best(image.scaledBy(2)).text, text);
    }

    void whiteOnBlackIsRead()
    {
        const GreyImage image = drawnSymbol(u"QRCode"_s, u"SHP:P-000123"_s).inverted();
        QVERIFY(readPicture(image, {.effort = Effort::Hard}).symbols.isEmpty());
        QCOMPARE(best(image).text, u"SHP:P-000123"_s);
    }

    void nothingIsReadInNothing()
    {
        QVERIFY(readPicture({}, {}).symbols.isEmpty());
        GreyImage grey{200, 100, std::vector<std::uint8_t>(200 * 100, 128)};
        QVERIFY(readPicture(grey, {}).symbols.isEmpty());
        for (std::size_t i = 0; i < grey.pixels.size(); ++i)
            grey.pixels[i] = std::uint8_t(i * 2654435761U >> 24);
        QVERIFY(readPicture(grey, {}).symbols.isEmpty());
    }

    void aGuessNeedsASecondView()
    {
        SightingBook book;
        book.add(seen(u"9521234543213"_s, 3), Trust::WhenAgreed, 1);
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"9521234543213"_s, 3), Trust::WhenAgreed, 1);
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"9521234543213"_s, 3), Trust::WhenAgreed, 2);
        QCOMPARE(book.accepted().size(), 1);
    }

    void aRivalMakesAGuessDoubtful()
    {
        SightingBook book;
        book.add(seen(u"9521234543213"_s, 4), Trust::WhenAgreed, 1);
        book.add(seen(u"9521234543213"_s, 4), Trust::WhenAgreed, 2);
        book.add(seen(u"4006381333931"_s, 5), Trust::WhenAgreed, 3);
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"9521234543213"_s, 9), Trust::WhenAgreed, 4);
        QCOMPARE(book.accepted().size(), 1);
    }

    void manyLinesOrErrorCorrectionAreEnough()
    {
        SightingBook lines;
        lines.add(seen(u"9521234543213"_s, SightingBook::linesOfOneView), Trust::WhenAgreed, 1);
        QCOMPARE(lines.accepted().size(), 1);
        SightingBook matrix;
        matrix.add(seen(u"SHP:P-1"_s, 0, u"QRCode"_s), Trust::WhenAgreed, 1);
        QCOMPARE(matrix.accepted().size(), 1);
    }

    void olderAndNewerLibrariesSayTheSame()
    {
        QCOMPARE(normalised({u"DataBar"_s, u"]e0"_s, u"09521234543213"_s}).text,
                 u"0109521234543213"_s);
        QCOMPARE(
            normalised({u"DataBarExpanded"_s, u"]e0"_s, u"(01)09521234543213(10)A(B)(21)C"_s}).text,
            u"010952123454321310A(B)\x1d"_s + u"21C"_s);
        QCOMPARE(normalised({u"UPC-E"_s, u"]E0"_s, u"04252614"_s}).text, u"0042100005264"_s);
        QCOMPARE(normalised({u"UPC-E"_s, u"]E0"_s, u"0042100005264"_s}).text, u"0042100005264"_s);
        QCOMPARE(normalised({u"UPC-A"_s, u"]E0"_s, u"012345678905"_s}).text, u"0012345678905"_s);
    }
};

QTEST_APPLESS_MAIN(RetryLadderTest)
#include "RetryLadderTest.moc"
