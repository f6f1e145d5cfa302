// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/GreyImage.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace storehand::scanner {

namespace {

constexpr int white = 255;

GreyImage blank(int width, int height)
{
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) *
                                      static_cast<std::size_t>(height))};
}

std::uint8_t shade(double value)
{
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, long{white}));
}

/// The shade between four pixels.
double between(const GreyImage &image, double x, double y)
{
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    const double right = x - left;
    const double down = y - top;
    const double upper = image.at(left, top) * (1 - right) + image.at(left + 1, top) * right;
    const double lower =
        image.at(left, top + 1) * (1 - right) + image.at(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
}

template <typename Shade>
GreyImage painted(int width, int height, Shade shadeAt)
{
    GreyImage result = blank(width, height);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            result.pixels[at++] = shade(shadeAt(x, y));
    }
    return result;
}

} // namespace

int GreyImage::at(int x, int y) const
{
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                  static_cast<std::size_t>(x)];
}

GreyImage GreyImage::fromImage(const QImage &image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    GreyImage result{grey.width(), grey.height(), {}};
    for (int y = 0; y < grey.height(); ++y) {
        const uchar *row = grey.constScanLine(y);
        result.pixels.insert(result.pixels.end(), row, row + grey.width());
    }
    return result;
}

GreyImage GreyImage::scaledBy(double factor) const
{
    const QImage view(pixels.data(), width, height, width, QImage::Format_Grayscale8);
    return fromImage(view.scaled(std::max(1, int(width * factor)),
                                 std::max(1, int(height * factor)), Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation));
}

GreyImage GreyImage::sharpened() const
{
    constexpr double strength = 1.5;
    return painted(width, height, [&](int x, int y) {
        int sum = 0;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx)
                sum += at(x + dx, y + dy);
        }
        const int here = at(x, y);
        return here + strength * (here - sum / 9.0);
    });
}

GreyImage GreyImage::inverted() const
{
    return painted(width, height, [&](int x, int y) { return white - at(x, y); });
}

GreyImage GreyImage::turnedBy(double degrees) const
{
    constexpr double grey = 128;
    const double angle = degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const int newWidth =
        static_cast<int>(std::ceil(width * std::abs(cosine) + height * std::abs(sine)));
    const int newHeight =
        static_cast<int>(std::ceil(width * std::abs(sine) + height * std::abs(cosine)));
    return painted(newWidth, newHeight, [&](int x, int y) {
        const double dx = x - newWidth / 2.0;
        const double dy = y - newHeight / 2.0;
        const double fromX = dx * cosine + dy * sine + width / 2.0;
        const double fromY = -dx * sine + dy * cosine + height / 2.0;
        const bool inside = fromX > -1 && fromY > -1 && fromX < width && fromY < height;
        return inside ? between(*this, fromX, fromY) : grey;
    });
}

GreyImage GreyImage::smearedDown(int size) const
{
    return painted(width, height, [&](int x, int y) {
        int sum = 0;
        for (int dy = 0; dy < size; ++dy)
            sum += at(x, y + dy - size / 2);
        return double(sum) / size;
    });
}

} // namespace storehand::scanner
