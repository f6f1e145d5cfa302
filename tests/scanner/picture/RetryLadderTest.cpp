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

GreyImage leftOf(const GreyImage &image, int width)
{
    GreyImage left{width, image.height, {}};
    for (int y = 0; y < image.height; ++y) {
        const auto row = image.pixels.begin() + std::ptrdiff_t(y) * image.width;
        left.pixels.insert(left.pixels.end(), row, row + width);
    }
    return left;
}

GreyImage withoutMargin(const GreyImage &image)
{
    QImage picture(image.width, image.height, QImage::Format_Grayscale8);
    QRect ink;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            picture.scanLine(y)[x] = std::uint8_t(image.at(x, y));
            if (image.at(x, y) == 0)
                ink |= QRect(x, y, 1, 1);
        }
    }
    return GreyImage::fromImage(picture.copy(ink));
}

/// The DataBar of 09521234543213, by the widths of its spaces and bars.
GreyImage drawnDataBar()
{
    constexpr std::string_view widths = "151115111238114311112234112211114725121211311";
    constexpr std::size_t module = 3;
    constexpr int height = 120;
    constexpr int margin = 40;
    std::vector<std::uint8_t> row(margin, 255);
    for (std::size_t i = 0; i < widths.size(); ++i)
        row.insert(row.end(), module * std::size_t(widths[i] - '0'), i % 2 == 0 ? 0 : 255);
    row.insert(row.end(), margin, 255);
    GreyImage image{int(row.size()), height + 2 * margin, {}};
    for (int y = 0; y < image.height; ++y) {
        if (y >= margin && y < margin + height)
            image.pixels.insert(image.pixels.end(), row.begin(), row.end());
        else
            image.pixels.insert(image.pixels.end(), row.size(), 255);
    }
    return image;
}

Sighting seen(const QString &text, int lines, const QString &format = u"EAN-13"_s)
{
    return {{format, u"]E0"_s, text}, lines};
}

/// Two pictures in one, from left to right or from top to bottom.
GreyImage together(const GreyImage &one, const GreyImage &other, Qt::Orientation direction)
{
    const bool across = direction == Qt::Horizontal;
    const int width = across ? one.width + other.width : std::max(one.width, other.width);
    const int height = across ? std::max(one.height, other.height) : one.height + other.height;
    GreyImage both{width, height, std::vector<std::uint8_t>(std::size_t(width) * height, 255)};
    const auto paste = [&both](const GreyImage &part, int left, int top) {
        for (int y = 0; y < part.height; ++y)
            std::copy_n(part.pixels.begin() + std::ptrdiff_t(y) * part.width, part.width,
                        both.pixels.begin() + std::ptrdiff_t(top + y) * both.width + left);
    };
    paste(one, 0, 0);
    paste(other, across ? one.width : 0, across ? 0 : one.height);
    return both;
}

QStringList textsIn(const GreyImage &image)
{
    QStringList texts;
    for (const Symbol &symbol : readPicture(image, {}).symbols)
        texts.append(symbol.text);
    texts.sort();
    return texts;
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

    void aFaintCodeIsRead_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("QR") << u"QRCode"_s;
        QTest::newRow("Data Matrix") << u"DataMatrix"_s;
    }

    void aFaintCodeIsRead()
    {
        QFETCH(QString, format);
        constexpr int ink = 120;
        constexpr int contrast = 12;
        GreyImage faint = drawnSymbol(format, u"SHL:S-07"_s);
        for (std::uint8_t &pixel : faint.pixels)
            pixel = std::uint8_t(ink + contrast * pixel / 255);
        QCOMPARE(best(faint).text, u"SHL:S-07"_s);
    }

    void aWhiteCodeWithoutMarginIsRead()
    {
        const GreyImage code = withoutMargin(drawnSymbol(u"DataMatrix"_s, u"SHL:S-07"_s));
        QCOMPARE(best(code.inverted()).text, u"SHL:S-07"_s);
    }

    void aFaintNoiseIsNoCode()
    {
        GreyImage grey{200, 200, std::vector<std::uint8_t>(200 * 200)};
        for (std::size_t i = 0; i < grey.pixels.size(); ++i)
            grey.pixels[i] = std::uint8_t(120 + (i * 2654435761U >> 24) % 12);
        QVERIFY(readPicture(grey, {}).symbols.isEmpty());
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
        book.add(seen(u"9521234543213"_s, 3), Trust::WhenAgreed, {1});
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"9521234543213"_s, 3), Trust::WhenAgreed, {1});
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"9521234543213"_s, 3), Trust::WhenAgreed, {2});
        QCOMPARE(book.accepted().size(), 1);
    }

    void aRivalMakesAGuessDoubtful()
    {
        SightingBook book;
        book.add(seen(u"9521234543213"_s, 4), Trust::WhenAgreed, {1});
        book.add(seen(u"9521234543213"_s, 4), Trust::WhenAgreed, {2});
        book.add(seen(u"4006381333931"_s, 5), Trust::WhenAgreed, {3});
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"9521234543213"_s, 9), Trust::WhenAgreed, {4});
        QCOMPARE(book.accepted().size(), 1);
    }

    void onlyACodeAtTheSamePlaceIsARival_data()
    {
        QTest::addColumn<Place>("place");
        QTest::addColumn<bool>("isRival");
        QTest::newRow("the same place") << Place{{100, 200, 300, 200}, 30} << true;
        QTest::newRow("a piece of it") << Place{{200, 220, 300, 220}, 1} << true;
        QTest::newRow("askew over it") << Place{{120, 150, 280, 250}, 0} << true;
        QTest::newRow("upside down") << Place{{300, 210, 100, 210}, 10} << true;
        QTest::newRow("close below what was seen") << Place{{100, 236, 300, 236}, 0} << true;
        QTest::newRow("beside it") << Place{{340, 200, 540, 200}, 30} << false;
        QTest::newRow("below it") << Place{{100, 300, 300, 300}, 40} << false;
        QTest::newRow("on its side, beside it") << Place{{350, 100, 350, 300}, 30} << false;
        QTest::newRow("askew, past its corner") << Place{{300, 280, 400, 180}, 10} << false;
    }

    void onlyACodeAtTheSamePlaceIsARival()
    {
        QFETCH(Place, place);
        QFETCH(bool, isRival);
        SightingBook book;
        for (int view = 1; view <= 2; ++view) {
            Sighting code = seen(u"9521234543213"_s, 4);
            code.place = {{100, 200, 300, 200}, 30};
            book.add(code, Trust::WhenAgreed, {view});
        }
        Sighting rival = seen(u"4006381333931"_s, 5);
        rival.place = place;
        book.add(rival, Trust::WhenAgreed, {3});
        QCOMPARE(book.accepted().size(), isRival ? 0 : 1);
    }

    void twoCodesInOnePictureAreBothRead_data()
    {
        QTest::addColumn<Qt::Orientation>("direction");
        QTest::newRow("side by side") << Qt::Horizontal;
        QTest::newRow("one below the other") << Qt::Vertical;
    }

    void twoCodesInOnePictureAreBothRead()
    {
        QFETCH(Qt::Orientation, direction);
        const QStringList both{u"4006381333931"_s, u"9521234543213"_s};
        const GreyImage image = together(drawnSymbol(u"EAN-13"_s, both[0]),
                                         drawnSymbol(u"EAN-13"_s, both[1]), direction);
        QCOMPARE(textsIn(image), both);
        // so far askew that only looks which guess see them
        QCOMPARE(textsIn(image.turnedBy(30).scaledBy(0.8)), both);
    }

    void whatStandsBesideAnotherCodeIsReadToo_data()
    {
        QTest::addColumn<GreyImage>("one");
        QTest::addColumn<GreyImage>("other");
        QTest::addColumn<QStringList>("texts");
        const GreyImage ean = drawnSymbol(u"EAN-13"_s, u"4006381333931"_s);
        const GreyImage qr = drawnSymbol(u"QRCode"_s, u"SHP:P-000123"_s);
        const GreyImage matrix = drawnSymbol(u"DataMatrix"_s, u"SHL:S-07"_s);
        const GreyImage second = drawnSymbol(u"DataMatrix"_s, u"SHL:S-08"_s);
        const GreyImage dataBar = drawnDataBar();
        const auto row = [](const char *name, const GreyImage &one, const GreyImage &other,
                            const QStringList &texts) {
            QTest::newRow(name) << one << other << texts;
        };
        row("DataBar and EAN-13", dataBar, ean, {u"0109521234543213"_s, u"4006381333931"_s});
        row("DataBar and QR", dataBar, qr, {u"0109521234543213"_s, u"SHP:P-000123"_s});
        row("DataBar and Data Matrix", dataBar, matrix, {u"0109521234543213"_s, u"SHL:S-07"_s});
        row("Data Matrix and EAN-13", matrix, ean, {u"4006381333931"_s, u"SHL:S-07"_s});
        row("two Data Matrix", matrix, second, {u"SHL:S-07"_s, u"SHL:S-08"_s});
    }

    void whatStandsBesideAnotherCodeIsReadToo()
    {
        QFETCH(GreyImage, one);
        QFETCH(GreyImage, other);
        QFETCH(QStringList, texts);
        for (const Qt::Orientation direction : {Qt::Horizontal, Qt::Vertical}) {
            QCOMPARE(textsIn(together(one, other, direction)), texts);
            QCOMPARE(textsIn(together(other, one, direction)), texts);
            QCOMPARE(textsIn(together(other, one, direction).turnedBy(5)), texts);
        }
    }

    void aDataMatrixMayLieAnywhere()
    {
        const GreyImage matrix = drawnSymbol(u"DataMatrix"_s, u"SHL:S-07"_s);
        const GreyImage ean = drawnSymbol(u"EAN-13"_s, u"4006381333931"_s);
        constexpr int paper = 700;
        GreyImage empty{paper, paper, std::vector<std::uint8_t>(std::size_t(paper) * paper, 255)};
        const QStringList both{u"4006381333931"_s, u"SHL:S-07"_s};
        const auto below = [](const GreyImage &top, const GreyImage &bottom) {
            return together(top, bottom, Qt::Vertical);
        };
        const auto beside = [](const GreyImage &left, const GreyImage &right) {
            return together(left, right, Qt::Horizontal);
        };
        QCOMPARE(textsIn(below(beside(matrix, empty), ean)), both);
        QCOMPARE(textsIn(below(beside(empty, matrix), ean)), both);
        QCOMPARE(textsIn(below(below(ean, empty), matrix)), both);
        QCOMPARE(textsIn(below(beside(ean, empty), below(empty, beside(empty, matrix)))), both);
    }

    void whatMarksGoodsComesBeforeALink()
    {
        const GreyImage ean = drawnSymbol(u"EAN-13"_s, u"4006381333931"_s);
        const GreyImage link = drawnSymbol(u"QRCode"_s, u"https://tea.example"_s);
        QCOMPARE(best(together(link, ean, Qt::Horizontal)).text, u"4006381333931"_s);
        QCOMPARE(best(together(ean, link, Qt::Vertical)).text, u"4006381333931"_s);
    }

    void twoEqualLabelsAreOneCode()
    {
        const GreyImage label = drawnSymbol(u"Code128"_s, u"P-000123"_s);
        const GreyImage onItsSide = label.turnedBy(90);
        for (const GreyImage &second : {label, onItsSide}) {
            const GreyImage both = together(label, second, Qt::Vertical);
            QCOMPARE(textsIn(both), QStringList{u"P-000123"_s});
        }
    }

    void aDataBarMayBeWhiteOnBlack()
    {
        QCOMPARE(best(drawnDataBar().inverted()).text, u"0109521234543213"_s);
    }

    void aDataBarNeedsASecondView()
    {
        for (const QString &format : {u"DataBar"_s, u"DataBarExpanded"_s}) {
            SightingBook book;
            book.add(seen(u"0109521234543213"_s, 9, format), Trust::AtOnce, {1});
            QVERIFY(book.accepted().isEmpty());
            book.add(seen(u"0109521234543220"_s, 2, format), Trust::AtOnce, {2});
            QVERIFY(book.accepted().isEmpty());
            book.add(seen(u"0109521234543213"_s, 2, format), Trust::AtOnce, {2});
            QCOMPARE(book.accepted().size(), 1);
            QCOMPARE(book.accepted().first().text, u"0109521234543213"_s);
        }
    }

    void aQuickLookCountsAtOnceOnlyWithManyLines()
    {
        SightingBook book;
        book.add(seen(u"9008818126104"_s, SightingBook::linesMin - 1), Trust::AtOnce, {1});
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"6008958126104"_s, SightingBook::linesMin), Trust::AtOnce, {1});
        QCOMPARE(book.accepted().size(), 1);
        QCOMPARE(book.accepted().first().text, u"6008958126104"_s);
    }

    void aRowThatWasSpreadOverManyLinesCountsOnce()
    {
        SightingBook smeared;
        smeared.add(seen(u"2957430424211"_s, 11), Trust::WhenAgreed, {1, 11});
        smeared.add(seen(u"2957430424211"_s, 11), Trust::WhenAgreed, {2, 11});
        QVERIFY(smeared.accepted().isEmpty());
        SightingBook enlarged;
        enlarged.add(seen(u"8574731738478"_s, 27), Trust::WhenAgreed, {1, 3});
        QVERIFY(enlarged.accepted().isEmpty());
        enlarged.add(seen(u"8574731738478"_s, 18), Trust::WhenAgreed, {1, 3});
        QCOMPARE(enlarged.accepted().size(), 1);
    }

    void aSharpenedViewIsNotEnoughAlone()
    {
        const View sharpened{.number = 1, .isSharpened = true};
        SightingBook book;
        book.add(seen(u"4261523165171"_s, 48), Trust::WhenAgreed, sharpened);
        book.add(seen(u"4261523165171"_s, 48), Trust::WhenAgreed, sharpened);
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"4261523165171"_s, 2), Trust::WhenAgreed, {2});
        QCOMPARE(book.accepted().size(), 1);
    }

    void aPieceIsNotBelievedBesideTheWhole()
    {
        const auto itf = [](const QString &text, int lines) { return seen(text, lines, u"ITF"_s); };
        SightingBook book;
        book.add(itf(u"3018108390"_s, 2), Trust::WhenAgreed, {1});
        for (int view = 1; view <= 3; ++view)
            book.add(itf(u"108390"_s, 20), Trust::WhenAgreed, {view});
        QVERIFY(book.accepted().isEmpty());
    }

    void halfAnEanIsNotBelievedForAUpcE()
    {
        const auto half = [](int lines) { return seen(u"0156321000066"_s, lines, u"UPC-E"_s); };
        SightingBook book;
        for (int view = 1; view <= 4; ++view)
            book.add(half(SightingBook::rowsOfPart - 1), Trust::WhenAgreed, {view});
        QVERIFY(book.accepted().isEmpty());
        SightingBook tall = book;
        tall.add(half(SightingBook::rowsOfPart), Trust::WhenAgreed, {5});
        QCOMPARE(tall.accepted().size(), 1);
        SightingBook turned = book;
        turned.add(half(2), Trust::WhenAgreed, {6, 1, 12});
        QCOMPARE(turned.accepted().size(), 1);
    }

    void manyLinesOrErrorCorrectionAreEnough()
    {
        SightingBook lines;
        lines.add(seen(u"9521234543213"_s, SightingBook::rowsOfOneView), Trust::WhenAgreed, {1});
        QCOMPARE(lines.accepted().size(), 1);
        SightingBook matrix;
        matrix.add(seen(u"SHP:P-1"_s, 0, u"QRCode"_s), Trust::WhenAgreed, {1});
        QCOMPARE(matrix.accepted().size(), 1);
    }

    void halfAnItfCodeIsNotBelieved()
    {
        SightingBook book;
        book.add(seen(u"1952123454"_s, 2, u"ITF"_s), Trust::AtOnce, {1});
        QVERIFY(book.accepted().isEmpty());
        book.add(seen(u"19521234543210"_s, SightingBook::linesMin, u"ITF"_s), Trust::AtOnce, {2});
        QCOMPARE(book.accepted().size(), 1);
        QCOMPARE(book.accepted().first().text, u"19521234543210"_s);
    }

    void aPieceOfAnItfCodeIsNotBelieved()
    {
        const GreyImage whole = drawnSymbol(u"ITF"_s, u"1952123454"_s);
        QCOMPARE(best(whole).text, u"1952123454"_s);
        for (int width = whole.width / 2; width < whole.width * 3 / 4; width += 7) {
            const GreyImage piece = leftOf(whole, width);
            const PictureOptions options{.careful = true,
                                         .timeMax = std::chrono::milliseconds(150)};
            QVERIFY(readPicture(piece, options).symbols.isEmpty());
        }
    }

    void aPictureOfFewRowsIsReadWhenAllAgree()
    {
        const GreyImage whole = drawnSymbol(u"ITF"_s, u"00123456"_s);
        constexpr int rows = 4;
        const auto middle = whole.pixels.begin() + std::ptrdiff_t(whole.height / 2) * whole.width;
        const GreyImage strip{whole.width, rows, {middle, middle + rows * whole.width}};
        QCOMPARE(best(strip).text, u"00123456"_s);
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
