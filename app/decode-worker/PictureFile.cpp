// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/PictureFile.h"

#include <QFileInfo>
#include <QImageReader>

#include <algorithm>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Four bytes a pixel.
constexpr int megabytesMax = int(picturePixelsMax * 4 / 1'000'000);

PictureFile refused(const QString &problem)
{
    return {.image = {}, .problem = problem};
}

PictureFile tooLarge(const QString &problem)
{
    return {.image = {}, .problem = problem, .isTooLarge = true};
}

/// The shade of the paper that a picture with alpha was drawn for: white, unless it has only light
/// signs.
int paperUnder(const QImage &argb)
{
    constexpr int middle = 128;
    constexpr qint64 darkShareMin = 20; // one in so many
    qint64 ink = 0;
    qint64 dark = 0;
    for (int y = 0; y < argb.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(argb.constScanLine(y));
        for (int x = 0; x < argb.width(); ++x) {
            ink += qAlpha(row[x]);
            dark += qGray(row[x]) < middle ? qAlpha(row[x]) : 0;
        }
    }
    return dark * darkShareMin < ink ? 0 : 255;
}

/// What is transparent is paper.
QImage onPaper(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    const int paper = paperUnder(pixels);
    for (int y = 0; y < pixels.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(pixels.scanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            const int alpha = qAlpha(row[x]);
            const auto blended = [&](int shade) {
                return (shade * alpha + paper * (255 - alpha)) / 255;
            };
            row[x] = qRgb(blended(qRed(row[x])), blended(qGreen(row[x])), blended(qBlue(row[x])));
        }
    }
    return pixels;
}

} // namespace

PictureFile readPictureFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refused(u"%1: there is no such file"_s.arg(path));
    if (!info.isFile()) // a pipe would keep everybody waiting
        return refused(u"%1: not a file"_s.arg(path));
    if (info.size() > pictureBytesMax)
        return tooLarge(u"%1: more than %2 bytes"_s.arg(path).arg(pictureBytesMax));
    QImageReader::setAllocationLimit(megabytesMax);
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (qint64(size.width()) * size.height() > picturePixelsMax)
        return tooLarge(u"%1: %2 x %3 pixels, more than %4"_s.arg(path)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(picturePixelsMax));
    QImage image = reader.read();
    if (image.isNull())
        return refused(u"%1: %2"_s.arg(path, reader.errorString()));
    if (std::max(image.width(), image.height()) > pictureSideMax)
        image = image.scaled(pictureSideMax, pictureSideMax, Qt::KeepAspectRatio,
                             Qt::SmoothTransformation);
    return {.image = scanner::GreyImage::fromImage(onPaper(image))};
}

} // namespace storehand::app
