// SPDX-License-Identifier: Apache-2.0
#include "bench/Benches.h"
#include "bench/DrawnPicture.h"
#include "core/domain/Codes.h"
#include "scanner/PictureDecoder.h"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPainter>

#include <algorithm>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pictures = 2000;

/// What became of the pictures.
struct Tally
{
    int right = 0;
    int wrong = 0;
    int withoutCode = 0;
    int refused = 0;
    int unanswered = 0;
    double longestMs = 0;
};

QImage scratched(QImage image, std::mt19937 &chance)
{
    QPainter painter(&image);
    for (int i = 0; i < 1 + below(12, chance); ++i) {
        painter.setPen(QPen(below(2, chance) == 0 ? Qt::black : Qt::white, 1 + below(8, chance)));
        painter.drawLine(below(image.width(), chance), below(image.height(), chance),
                         below(image.width(), chance), below(image.height(), chance));
    }
    return image;
}

/// As on a bottle: rows are shifted, more and more.
QImage bent(const QImage &image, std::mt19937 &chance)
{
    QImage result(image.size(), QImage::Format_Grayscale8);
    const double depth = below(60, chance);
    for (int y = 0; y < image.height(); ++y) {
        const double across = 2.0 * y / image.height() - 1;
        const int shift = int(depth * (1 - across * across));
        for (int x = 0; x < image.width(); ++x)
            result.scanLine(y)[x] = image.constScanLine(y)[std::max(0, x - shift)];
    }
    return result;
}

QImage spoilt(const QImage &image, std::mt19937 &chance)
{
    QImage result = image;
    switch (below(7, chance)) {
    case 0:
        addNoise(result, 1 + below(250, chance), chance);
        return result;
    case 1:
        return blurred(image, 1 + below(50, chance) / 10.0);
    case 2:
        return turned(image, below(360, chance));
    case 3:
        return image.copy(below(image.width() / 2, chance), below(image.height() / 2, chance),
                          image.width() / 2 + below(image.width() / 2, chance),
                          image.height() / 2 + below(image.height() / 2, chance));
    case 4:
        return scratched(image, chance);
    case 5:
        return bent(image, chance);
    default:
        return turned(scratched(blurred(image, 1 + below(20, chance) / 10.0), chance),
                      below(360, chance));
    }
}

QByteArray bytesOf(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// The file of a picture that was spoilt, cut off, or lost bits; every other one a JPEG.
QByteArray damagedFile(const QImage &drawn, int round, std::mt19937 &chance)
{
    const QImage image = round % 3 == 0 ? spoilt(drawn, chance) : drawn;
    QByteArray bytes = bytesOf(image, round % 2 == 0 ? "PNG" : "JPG");
    if (round % 3 == 1)
        bytes.truncate(below(int(bytes.size()), chance));
    for (int i = 0; round % 3 == 2 && i < 1 + below(16, chance); ++i)
        bytes[below(int(bytes.size()), chance)] ^= char(1 << below(8, chance));
    return bytes;
}

void count(Tally &tally, const Result<scanner::PictureReading> &reading, const QString &text)
{
    if (!reading) {
        const bool isAnswer = reading.error().code == codes::pictureUnreadable ||
                              reading.error().code == codes::tooLarge;
        ++(isAnswer ? tally.refused : tally.unanswered);
        return;
    }
    const bool isRight =
        std::any_of(reading->symbols.begin(), reading->symbols.end(),
                    [&](const scanner::Symbol &symbol) { return symbol.text == text; });
    if (reading->symbols.isEmpty())
        ++tally.withoutCode;
    else
        ++(isRight ? tally.right : tally.wrong);
}

} // namespace

Result<Figures> measureDamaged(const Place &place)
{
    constexpr int narrowest = 200;
    constexpr int widths = 500;
    std::mt19937 chance(2000);
    scanner::PictureDecoder decoder(place.bin + "/storehand-decode-worker"_L1);
    Tally tally;
    const QString path = QDir(place.folder).filePath(u"damaged"_s);
    for (int round = 0; round < pictures; ++round) {
        const DrawnCode &code = codesToDraw()[round % codesToDraw().size()];
        const auto drawn = drawnCode(code, narrowest + below(widths, chance));
        if (!drawn)
            return failure(drawn.error());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(ErrorKind::Storage, u"no_file"_s, file.errorString());
        file.write(damagedFile(*drawn, round / 2, chance));
        file.close();
        QElapsedTimer time;
        time.start();
        count(tally, decoder.read({.path = path}), code.text);
        tally.longestMs = std::max(tally.longestMs, double(time.nsecsElapsed()) / 1e6);
    }
    return Figures{{u"pictures"_s, pictures, {}},
                   {u"read right"_s, double(tally.right), {}},
                   {u"read wrong"_s, double(tally.wrong), {}, Goal{1}},
                   {u"without a code"_s, double(tally.withoutCode), {}},
                   {u"refused as no picture"_s, double(tally.refused), {}},
                   {u"without an answer"_s, double(tally.unanswered), {}, Goal{1}},
                   {u"workers lost and started anew"_s, double(decoder.losses()), {}},
                   {u"longest wait"_s, tally.longestMs, u"ms"_s}};
}

} // namespace storehand::bench
