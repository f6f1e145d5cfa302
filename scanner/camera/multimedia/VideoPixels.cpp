// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera/multimedia/VideoPixels.h"

#include "scanner/transport/SteadyMicros.h"

#include <QImage>
#include <QScopeGuard>
#include <QVideoFrame>

#include <optional>

namespace storehand::scanner {

namespace {

/// Where the light of a pixel stands in plane 0.
struct LightLayout
{
    int offset = 0;
    int step = 1;
};

std::optional<LightLayout> lightIn(QVideoFrameFormat::PixelFormat format)
{
    switch (format) {
    case QVideoFrameFormat::Format_Y8:
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
        return LightLayout{};
    case QVideoFrameFormat::Format_YUYV:
        return LightLayout{.offset = 0, .step = 2};
    case QVideoFrameFormat::Format_UYVY:
        return LightLayout{.offset = 1, .step = 2};
    default:
        return std::nullopt;
    }
}

QByteArray lightOf(const QVideoFrame &mapped, const LightLayout &layout)
{
    QByteArray pixels;
    pixels.reserve(qsizetype(mapped.width()) * mapped.height());
    for (int y = 0; y < mapped.height(); ++y) {
        const char *line = reinterpret_cast<const char *>(mapped.bits(0)) +
                           qsizetype(y) * mapped.bytesPerLine(0) + layout.offset;
        if (layout.step == 1) {
            pixels.append(line, mapped.width());
            continue;
        }
        for (int x = 0; x < mapped.width(); ++x)
            pixels.append(line[x * layout.step]);
    }
    return pixels;
}

QByteArray lightOf(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels;
    pixels.reserve(qsizetype(grey.width()) * grey.height());
    for (int y = 0; y < grey.height(); ++y)
        pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    return pixels;
}

} // namespace

GreyFrame greyOf(const QVideoFrame &frame)
{
    GreyFrame grey{frame.width(), frame.height(), {}, steadyMicros()};
    const std::optional<LightLayout> layout = lightIn(frame.pixelFormat());
    if (!layout) {
        const QImage image = frame.toImage();
        grey.width = image.width();
        grey.height = image.height();
        grey.pixels = lightOf(image);
        return grey;
    }
    QVideoFrame mapped = frame; // shares the pixels
    if (!mapped.map(QVideoFrame::ReadOnly))
        return {};
    const auto unmapped = qScopeGuard([&mapped] { mapped.unmap(); });
    grey.pixels = lightOf(mapped, *layout);
    return grey;
}

} // namespace storehand::scanner
