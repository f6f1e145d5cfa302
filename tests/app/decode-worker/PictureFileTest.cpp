// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/PictureFile.h"

#include "tests/support/PictureBytes.h"

#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QTransform>

using namespace storehand;
using namespace storehand::app;
using namespace Qt::Literals::StringLiterals;
using storehand::scanner::GreyImage;

namespace {

constexpr int width = 60;
constexpr int height = 40;

/// Paper with a dark field at the top left, and a smaller one at the top right.
QImage original()
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.fillRect(4, 4, 24, 16, Qt::black);
    painter.fillRect(44, 4, 8, 8, Qt::black);
    return image;
}

QImage emptyPaper()
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

/// How the camera stored what the EXIF orientation puts upright again.
QImage storedAs(int orientation)
{
    const QImage turned = [&] {
        switch (orientation) {
        case 3:
        case 4:
            return original().transformed(QTransform().rotate(180));
        case 5:
        case 6:
            return original().transformed(QTransform().rotate(-90));
        case 7:
        case 8:
            return original().transformed(QTransform().rotate(90));
        default:
            return original();
        }
    }();
    const bool mirroredAcross = orientation == 2 || orientation == 4;
    const bool mirroredDown = orientation == 5 || orientation == 7;
    return turned.mirrored(mirroredAcross, mirroredDown);
}

/// True when both fields are dark where they were drawn, and the paper is light.
bool isOriginal(const GreyImage &image)
{
    constexpr int dark = 60;
    constexpr int light = 195;
    return image.width == width && image.height == height && image.at(16, 12) < dark &&
           image.at(48, 8) < dark && image.at(36, 8) > light && image.at(48, 20) > light &&
           image.at(16, 30) > light && image.at(48, 30) > light;
}

} // namespace

class PictureFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPhotographIsUprightHoweverTheCameraWasHeld_data()
    {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation;
    }

    void aPhotographIsUprightHoweverTheCameraWasHeld()
    {
        QFETCH(int, orientation);
        QVERIFY(isOriginal(pictureOf(test::jpegTaken(storedAs(orientation), orientation))));
    }

    void picturesForAPrintingPressAreOpened()
    {
        QVERIFY(isOriginal(pictureOf(test::cmykJpeg(original()))));
    }

    void anAnimationIsItsFirstPicture()
    {
        const QList<QImage> frames{original(), emptyPaper()};
        QVERIFY(isOriginal(pictureOf(test::animatedGif(frames))));
        QVERIFY(isOriginal(pictureOf(test::animatedWebp(frames))));
    }

    void everyDepthIsBroughtToEightBits_data()
    {
        QTest::addColumn<QImage::Format>("format");
        QTest::newRow("16 bits of grey") << QImage::Format_Grayscale16;
        QTest::newRow("16 bits a colour") << QImage::Format_RGBX64;
        QTest::newRow("16 bits a colour, and alpha") << QImage::Format_RGBA64;
        QTest::newRow("two colours") << QImage::Format_Mono;
        QTest::newRow("a palette") << QImage::Format_Indexed8;
    }

    void everyDepthIsBroughtToEightBits()
    {
        QFETCH(QImage::Format, format);
        QVERIFY(isOriginal(pictureOf(original().convertToFormat(format))));
    }

    void whatIsTransparentIsPaper()
    {
        QImage glass = original().convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                glass.setPixel(x, y, qRgba(0, 0, 0, 255 - qGray(glass.pixel(x, y))));
        }
        QVERIFY(isOriginal(pictureOf(glass)));
        QVERIFY(isOriginal(pictureOf(glass.convertToFormat(QImage::Format_RGBA64))));
        QImage palette(width, height, QImage::Format_Indexed8);
        palette.setColorTable({qRgba(0, 0, 0, 0), qRgb(0, 0, 0)});
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                palette.setPixel(x, y, qAlpha(glass.pixel(x, y)) == 255);
        }
        QVERIFY(isOriginal(pictureOf(palette)));
    }

    // White signs on glass are made for a dark page.
    void lightSignsOnGlassStayVisible()
    {
        QImage glass(width, height, QImage::Format_ARGB32);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                glass.setPixel(x, y, qRgba(255, 255, 255, 255 - qGray(original().pixel(x, y))));
        }
        QVERIFY(isOriginal(pictureOf(glass).inverted()));
    }

    void aPictureWithoutPixelsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no width") << QByteArray("P5\n0 4\n255\n");
        QTest::newRow("no height") << QByteArray("P5\n4 0\n255\n");
        QTest::newRow("less than nothing") << QByteArray("P5\n-4 -4\n255\n");
        QTest::newRow("GIF of no size") << QByteArray("GIF89a\0\0\0\0\0\0\0;", 14);
        QTest::newRow("JPEG that ends at once") << QByteArray("\xff\xd8\xff\xd9");
    }

    void aPictureWithoutPixelsIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const PictureFile file = readPictureFile(saved(bytes));
        QVERIFY(file.image.isEmpty());
        QVERIFY(!file.problem.isEmpty());
        QVERIFY(!file.isTooLarge);
    }

    void aPictureThatIsLargeOnOneSideOnlyKeepsALine()
    {
        const int length = 3 * pictureSideMax;
        const PictureFile wide = readPictureFile(
            saved("P5\n" + QByteArray::number(length) + " 1\n255\n" + QByteArray(length, '\xff')));
        QCOMPARE(wide.image.width, pictureSideMax);
        QCOMPARE(wide.image.height, 1);
        const PictureFile high = readPictureFile(
            saved("P5\n1 " + QByteArray::number(length) + "\n255\n" + QByteArray(length, '\xff')));
        QCOMPARE(high.image.width, 1);
        QCOMPARE(high.image.height, pictureSideMax);
    }

    void aPictureThatSaysItIsHugeIsTooLarge()
    {
        const PictureFile file = readPictureFile(saved("P5\n30000 30000\n255\n"));
        QVERIFY(file.image.isEmpty());
        QVERIFY(file.isTooLarge);
    }

private:
    QString saved(const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(u"picture"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the picture cannot be written");
        return path;
    }

    GreyImage pictureOf(const QByteArray &bytes) const
    {
        const PictureFile file = readPictureFile(saved(bytes));
        if (!file.problem.isEmpty())
            qWarning("%s", qPrintable(file.problem));
        return file.image;
    }

    GreyImage pictureOf(const QImage &image) const
    {
        const QString path = m_folder.filePath(u"picture"_s);
        if (!image.save(path, "PNG"))
            qFatal("the picture cannot be written");
        return readPictureFile(path).image;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PictureFileTest)
#include "PictureFileTest.moc"
