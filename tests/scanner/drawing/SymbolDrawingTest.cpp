// SPDX-License-Identifier: Apache-2.0
#include "scanner/drawing/SymbolDrawing.h"

#include "core/domain/Codes.h"
#include "scanner/picture/RetryLadder.h"

#include <QTest>

using namespace storehand;
using namespace storehand::scanner;
using namespace Qt::Literals::StringLiterals;

namespace {

GreyImage pictureOf(const SymbolDrawing &drawing)
{
    constexpr int module = 3;
    const int rows = drawing.height == 1 ? 120 : drawing.height * module;
    GreyImage image{drawing.width * module, rows, {}};
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const int row = drawing.height == 1 ? 0 : y / module;
            image.pixels.push_back(drawing.isDark(x / module, row) ? 0 : 255);
        }
    }
    return image;
}

} // namespace

// What is drawn on the screen is what a scanner reads there.
class SymbolDrawingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySymbolOfTheTestCardCanBeRead_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("aim");
        const QByteArray gs1 = "010952123454321310LOT42\x1d"
                               "21A1";
        QTest::newRow("EAN-13") << u"EAN-13"_s << QByteArray("9521234543213") << u"]E0"_s;
        QTest::newRow("Code 128") << u"Code128"_s << QByteArray("SH-Teach/1;aZ@") << u"]C0"_s;
        QTest::newRow("GS1-128") << u"GS1-128"_s << gs1 << u"]C1"_s;
        QTest::newRow("QR code") << u"QRCode"_s << gs1 << u"]Q1"_s;
        QTest::newRow("GS1 DataMatrix") << u"GS1-DataMatrix"_s << gs1 << u"]d2"_s;
        // one of each size that there is
        const QByteArray whole = "10AAAAAAAAAAAAAAAAAAAA\x1d"
                                 "21BBBBBBBBBBBBBBBBBBBB";
        for (const int size : {3, 5, 8, 12, 18, 22, 31, 37, 45})
            QTest::addRow("GS1 DataMatrix of %d", size)
                << u"GS1-DataMatrix"_s << whole.first(size) << u"]d2"_s;
    }

    void everySymbolOfTheTestCardCanBeRead()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, content);
        const Result<SymbolDrawing> drawing = SymbolDrawing::of(format, content);
        QVERIFY(drawing);
        const QList<Symbol> found = readPicture(pictureOf(*drawing), {}).symbols;
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().text.toLatin1(), content);
        QTEST(found.first().aim, "aim");
    }

    void whatASymbolCannotHoldIsRefused()
    {
        const Result<SymbolDrawing> drawing = SymbolDrawing::of(u"EAN-13"_s, "12345");
        QVERIFY(!drawing);
        QCOMPARE(drawing.error().code, QString(codes::badValue));
        const QByteArray tooLong(44, 'A');
        for (const QByteArray &content : {tooLong, QByteArray("10\xC4")}) {
            const Result<SymbolDrawing> matrix = SymbolDrawing::of(u"GS1-DataMatrix"_s, content);
            QVERIFY(!matrix);
            QCOMPARE(matrix.error().code, QString(codes::badValue));
        }
    }
};

QTEST_APPLESS_MAIN(SymbolDrawingTest)
#include "SymbolDrawingTest.moc"
