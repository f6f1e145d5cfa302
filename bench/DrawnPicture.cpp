// SPDX-License-Identifier: Apache-2.0
#include "bench/DrawnPicture.h"

#include "scanner/drawing/SymbolDrawing.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize frameSize(1280, 720);
constexpr double linearHeight = 0.45; // of the width
constexpr int grey = 128;

void darken(QImage &image, int percent)
{
    for (int y = 0; y < image.height(); ++y) {
        std::uint8_t *row = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            row[x] = std::uint8_t(row[x] * percent / 100);
    }
}

QImage background(std::mt19937 &chance)
{
    constexpr int patches = 60;
    QImage image(frameSize, QImage::Format_Grayscale8);
    const int shade = 90 + below(120, chance);
    image.fill(QColor(shade, shade, shade));
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < patches; ++i) {
        const int patch = std::clamp(shade + below(120, chance) - 60, 0, 255);
        painter.setBrush(QColor(patch, patch, patch));
        const QRect place(below(image.width(), chance), below(image.height(), chance),
                          5 + below(300, chance), 3 + below(200, chance));
        if (i % 3 == 0)
            painter.drawEllipse(place);
        else
            painter.drawRect(place);
    }
    return image;
}

double angle(std::mt19937 &chance)
{
    constexpr std::array quarters{0.0, 90.0, 180.0, 270.0};
    constexpr int slantMin = 5;
    constexpr int slants = 8;
    if (below(3, chance) != 0)
        return quarters[std::size_t(below(int(quarters.size()), chance))];
    const double slant = slantMin + below(slants, chance);
    return below(2, chance) == 0 ? slant : -slant;
}

void paste(QImage &onto, const QImage &code, std::mt19937 &chance)
{
    constexpr int stray = 100; // pixels away from the middle
    QPainter painter(&onto);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(onto.width() / 2.0 + below(2 * stray, chance) - stray,
                      onto.height() / 2.0 + below(2 * stray, chance) - stray);
    painter.rotate(angle(chance));
    painter.drawImage(QPointF(-code.width() / 2.0, -code.height() / 2.0), code);
}

} // namespace

const QList<DrawnCode> &codesToDraw()
{
    static const QList<DrawnCode> all{
        {u"EAN-13"_s, "9521234543213", u"9521234543213"_s},
        {u"EAN-8"_s, "96385074", u"96385074"_s},
        {u"UPC-A"_s, "012345678905", u"0012345678905"_s},
        {u"UPC-E"_s, "04252614", u"0042100005264"_s},
        {u"Code128"_s, "P-000123", u"P-000123"_s},
        {u"GS1-128"_s, "010952123454321310LOT42", u"010952123454321310LOT42"_s},
        {u"ITF"_s, "19521234543210", u"19521234543210"_s},
        {u"QRCode"_s, "SHP:P-000123", u"SHP:P-000123"_s},
        {u"GS1-DataMatrix"_s, "010952123454321321A1", u"010952123454321321A1"_s}};
    return all;
}

Result<QImage> drawnCode(const DrawnCode &code, int width)
{
    const auto drawing = scanner::SymbolDrawing::of(code.format, code.content);
    if (!drawing)
        return failure(drawing.error());
    QImage modules(drawing->width, drawing->height, QImage::Format_Grayscale8);
    for (int y = 0; y < drawing->height; ++y) {
        for (int x = 0; x < drawing->width; ++x)
            modules.scanLine(y)[x] = drawing->isDark(x, y) ? 0 : 255;
    }
    const int height = drawing->height == 1 ? int(width * linearHeight) : width;
    return modules.scaled(width, height);
}

QImage cameraFrame(const QImage &code, std::mt19937 &chance)
{
    constexpr int darkest = 35; // percent
    constexpr int noiseMax = 24;
    QImage frame = background(chance);
    if (!code.isNull())
        paste(frame, code, chance);
    darken(frame, darkest + below(101 - darkest, chance));
    if (below(4, chance) == 0)
        frame = blurred(frame, 1.6);
    addNoise(frame, 1 + below(noiseMax, chance), chance);
    return frame;
}

void addNoise(QImage &image, int strength, std::mt19937 &chance)
{
    for (int y = 0; y < image.height(); ++y) {
        std::uint8_t *row = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            row[x] =
                std::uint8_t(std::clamp(row[x] + below(strength, chance) - strength / 2, 0, 255));
    }
}

QImage blurred(const QImage &image, double pixels)
{
    const QSize smaller(std::max(1, int(image.width() / pixels)),
                        std::max(1, int(image.height() / pixels)));
    return image.scaled(smaller, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(image.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_Grayscale8);
}

QImage turned(const QImage &image, double degrees)
{
    const int side = int(std::hypot(image.width(), image.height())) + 1;
    QImage result(side, side, QImage::Format_Grayscale8);
    result.fill(QColor(grey, grey, grey));
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(side / 2.0, side / 2.0);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-image.width() / 2.0, -image.height() / 2.0), image);
    return result;
}

int below(int limit, std::mt19937 &chance)
{
    return int(chance() % unsigned(limit));
}

} // namespace storehand::bench
