// SPDX-License-Identifier: Apache-2.0
#include "app/decode-worker/DecodeWorker.h"

#include "core/domain/Error.h"
#include "scanner/picture/RetryLadder.h"

#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int megabytesMax = 512;
constexpr int sideMax = 4096;

/// A picture of any size is brought down to what is still looked at in a few seconds.
QImage readImage(const QString &path, QString &problem)
{
    QImageReader::setAllocationLimit(megabytesMax);
    QImageReader reader(path);
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        problem = reader.errorString();
    else if (std::max(image.width(), image.height()) > sideMax)
        image = image.scaled(sideMax, sideMax, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return image;
}

/// What is transparent is paper.
QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage pixels = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(pixels.scanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            const int alpha = qAlpha(row[x]);
            const auto blended = [&](int shade) {
                return (shade * alpha + 255 * (255 - alpha)) / 255;
            };
            row[x] = qRgb(blended(qRed(row[x])), blended(qGreen(row[x])), blended(qBlue(row[x])));
        }
    }
    return pixels;
}

} // namespace

QJsonObject answerPictureRequest(const QByteArray &line)
{
    const QJsonDocument request = QJsonDocument::fromJson(line);
    QString problem;
    const QImage image = readImage(request["path"_L1].toString(), problem);
    if (image.isNull())
        return {{"error"_L1, problem}};
    const scanner::PictureReading reading =
        scanner::readPicture(scanner::GreyImage::fromImage(onWhite(image)),
                             {.withDataBar = request["databar"_L1].toBool(true)});
    QJsonArray codes;
    for (const scanner::Symbol &symbol : reading.symbols)
        codes.append(QJsonObject{
            {"format"_L1, symbol.format}, {"aim"_L1, symbol.aim}, {"text"_L1, symbol.text}});
    return {{"codes"_L1, codes}, {"looks"_L1, reading.looks}};
}

} // namespace storehand::app
