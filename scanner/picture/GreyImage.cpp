// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/GreyImage.h"

#include <QPainter>
#include <QPolygonF>

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

std::uint8_t shade(int value)
{
    return static_cast<std::uint8_t>(std::clamp(value, 0, white));
}

/// Whole numbers with some bits behind the point: several times as fast as doubles.
constexpr int fractionBits = 16;
constexpr int one = 1 << fractionBits;
constexpr int half = one / 2;

/// Which pixels of a line one pixel of its scaled line is made of.
struct Taps
{
    int first = 0;
    std::vector<int> weights; ///< together `one`
};

/// What lies under each pixel where the line becomes shorter, the two nearest where it becomes
/// longer.
std::vector<Taps> tapsFor(int from, int to)
{
    std::vector<Taps> all;
    all.reserve(static_cast<std::size_t>(to));
    const double step = double(from) / to;
    for (int i = 0; i < to; ++i) {
        const double middle = (i + 0.5) * step;
        const double reach = std::max(step, 1.0) / 2;
        Taps taps{std::max(0, int(std::floor(middle - reach))), {}};
        const int last = std::min(from - 1, int(std::ceil(middle + reach)) - 1);
        int sum = 0;
        for (int at = taps.first; at <= last; ++at) {
            const double share =
                std::min(at + 1.0, middle + reach) - std::max<double>(at, middle - reach);
            taps.weights.push_back(int(std::lround(one * share / (2 * reach))));
            sum += taps.weights.back();
        }
        taps.weights.back() += one - sum;
        all.push_back(std::move(taps));
    }
    return all;
}

/// The sum of the pixels from `before` in front of each place to `after` behind it, in a line of
/// `count` places that are `stride` apart; the pixels at the ends go on.
template <typename Pixel>
void slidingSums(const Pixel *line, int count, int stride, int before, int after, int *sums)
{
    const auto pixel = [&](int at) { return int(line[std::clamp(at, 0, count - 1) * stride]); };
    int sum = 0;
    for (int at = -before; at <= after; ++at)
        sum += pixel(at);
    for (int at = 0; at < count; ++at) {
        sums[at * stride] = sum;
        sum += pixel(at + after + 1) - pixel(at - before);
    }
}

/// The sum of the square of pixels around each pixel.
std::vector<int> squareSums(const GreyImage &image, int radius)
{
    std::vector<int> across(image.pixels.size());
    std::vector<int> both(image.pixels.size());
    for (int y = 0; y < image.height; ++y) {
        const std::ptrdiff_t row = std::ptrdiff_t(y) * image.width;
        slidingSums(image.pixels.data() + row, image.width, 1, radius, radius, across.data() + row);
    }
    for (int x = 0; x < image.width; ++x)
        slidingSums(across.data() + x, image.height, image.width, radius, radius, both.data() + x);
    return both;
}

/// The shade between four pixels; the place with `fractionBits` behind the point.
int between(const GreyImage &image, int x, int y)
{
    const int left = x >> fractionBits;
    const int top = y >> fractionBits;
    constexpr int toByte = fractionBits - 8;
    const int right = (x & (one - 1)) >> toByte;
    const int down = (y & (one - 1)) >> toByte;
    const auto mixed = [&](int row) {
        return image.at(left, row) * (256 - right) + image.at(left + 1, row) * right;
    };
    return (mixed(top) * (256 - down) + mixed(top + 1) * down + half) >> fractionBits;
}

/// The shade that most of the outline of a place has: a symbol stands on its paper.
int paperAround(const GreyImage &image, const QPolygonF &outline)
{
    std::vector<int> shades;
    QPointF from = outline.last();
    for (const QPointF to : outline) {
        const int steps = std::max(1, int(QLineF(from, to).length()));
        for (int i = 0; i < steps; ++i) {
            const QPointF at = from + (to - from) * i / steps;
            shades.push_back(image.at(int(at.x()), int(at.y())));
        }
        from = to;
    }
    const auto middle = shades.begin() + std::ptrdiff_t(shades.size() / 2);
    std::ranges::nth_element(shades, middle);
    return *middle;
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
    const std::vector<Taps> columns = tapsFor(width, std::max(1, int(width * factor)));
    const std::vector<Taps> rows = tapsFor(height, std::max(1, int(height * factor)));
    GreyImage narrow = blank(int(columns.size()), height);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *line = pixels.data() + std::ptrdiff_t(y) * width;
        for (const Taps &taps : columns) {
            int sum = half;
            for (std::size_t i = 0; i < taps.weights.size(); ++i)
                sum += taps.weights[i] * line[taps.first + int(i)];
            narrow.pixels[at++] = shade(sum >> fractionBits);
        }
    }
    GreyImage result = blank(narrow.width, int(rows.size()));
    std::vector<int> sums(columns.size());
    at = 0;
    for (const Taps &taps : rows) {
        std::ranges::fill(sums, half);
        for (std::size_t i = 0; i < taps.weights.size(); ++i) {
            const std::uint8_t *line =
                narrow.pixels.data() + std::ptrdiff_t(taps.first + int(i)) * narrow.width;
            for (std::size_t x = 0; x < sums.size(); ++x)
                sums[x] += taps.weights[i] * line[x];
        }
        for (const int sum : sums)
            result.pixels[at++] = shade(sum >> fractionBits);
    }
    return result;
}

GreyImage GreyImage::sharpened(int radius, double strength) const
{
    const std::vector<int> sums = squareSums(*this, radius);
    const int size = (2 * radius + 1) * (2 * radius + 1);
    const int own = int(std::lround(one * (1 + strength)));
    const int around = int(std::lround(one * strength / size));
    GreyImage result = blank(width, height);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        result.pixels[i] = shade((own * pixels[i] - around * sums[i] + half) >> fractionBits);
    return result;
}

GreyImage GreyImage::softened() const
{
    constexpr int radius = 1;
    constexpr int size = (2 * radius + 1) * (2 * radius + 1);
    const auto mean = [](const GreyImage &image) {
        const std::vector<int> sums = squareSums(image, radius);
        GreyImage result = blank(image.width, image.height);
        for (std::size_t i = 0; i < sums.size(); ++i)
            result.pixels[i] = shade((sums[i] + size / 2) / size);
        return result;
    };
    return mean(mean(*this)); // twice is nearly round
}

GreyImage GreyImage::levelled() const
{
    constexpr int radiusMin = 8;
    constexpr int sideShare = 8; // surroundings reach so far: wider than any part of a code
    constexpr int gain = 4;
    constexpr int middle = 128;
    const int radius = std::max(radiusMin, std::min(width, height) / sideShare);
    const int size = (2 * radius + 1) * (2 * radius + 1);
    const std::vector<int> sums = squareSums(*this, radius);
    GreyImage result = blank(width, height);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        result.pixels[i] = shade(middle + gain * (pixels[i] - sums[i] / size));
    return result;
}

GreyImage GreyImage::darkened() const
{
    GreyImage result = *this;
    for (std::uint8_t &pixel : result.pixels)
        pixel = static_cast<std::uint8_t>(pixel * pixel / white);
    return result;
}

GreyImage GreyImage::withQuietZone() const
{
    constexpr int border = 20;
    std::vector<std::uint8_t> sorted = pixels;
    const auto light = sorted.begin() + std::ptrdiff_t(sorted.size() * 9 / 10);
    std::ranges::nth_element(sorted, light);
    GreyImage result = blank(width + 2 * border, height + 2 * border);
    std::ranges::fill(result.pixels, *light);
    for (int y = 0; y < height; ++y) {
        std::copy_n(pixels.begin() + std::ptrdiff_t(y) * width, width,
                    result.pixels.begin() + std::ptrdiff_t(y + border) * result.width + border);
    }
    return result;
}

GreyImage GreyImage::inverted() const
{
    GreyImage result = *this;
    for (std::uint8_t &pixel : result.pixels)
        pixel = static_cast<std::uint8_t>(white - pixel);
    return result;
}

GreyImage GreyImage::part(const QRect &rectangle) const
{
    const QRect inside = rectangle.intersected({0, 0, width, height});
    GreyImage result{inside.width(), inside.height(), {}};
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        const auto row = pixels.begin() + std::ptrdiff_t(y) * width;
        result.pixels.insert(result.pixels.end(), row + inside.left(), row + inside.right() + 1);
    }
    return result;
}

GreyImage GreyImage::covered(const QList<Place> &places) const
{
    GreyImage result = *this;
    QImage canvas(result.pixels.data(), width, height, width, QImage::Format_Grayscale8);
    QPainter painter(&canvas);
    painter.setPen(Qt::NoPen);
    for (const Place &place : places) {
        const auto corners = place.corners();
        const QPolygonF outline(QList<QPointF>(corners.begin(), corners.end()));
        const int paper = paperAround(*this, outline);
        painter.setBrush(QColor(paper, paper, paper));
        painter.drawPolygon(outline);
    }
    return result;
}

GreyImage GreyImage::turnedBy(double degrees) const
{
    constexpr std::uint8_t grey = 128;
    const double angle = degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const int newWidth =
        static_cast<int>(std::ceil(width * std::abs(cosine) + height * std::abs(sine)));
    const int newHeight =
        static_cast<int>(std::ceil(width * std::abs(sine) + height * std::abs(cosine)));
    GreyImage result = blank(newWidth, newHeight);
    std::size_t at = 0;
    for (int y = 0; y < newHeight; ++y) {
        const double dx = -newWidth / 2.0;
        const double dy = y - newHeight / 2.0;
        qint64 fromX = std::llround(one * (dx * cosine + dy * sine + width / 2.0));
        qint64 fromY = std::llround(one * (-dx * sine + dy * cosine + height / 2.0));
        const qint64 stepX = std::llround(one * cosine);
        const qint64 stepY = std::llround(-one * sine);
        for (int x = 0; x < newWidth; ++x, fromX += stepX, fromY += stepY) {
            const bool inside = fromX > -one && fromY > -one && fromX >> fractionBits < width &&
                                fromY >> fractionBits < height;
            result.pixels[at++] = inside ? shade(between(*this, int(fromX), int(fromY))) : grey;
        }
    }
    return result;
}

GreyImage GreyImage::smearedDown(int size) const
{
    std::vector<int> sums(pixels.size());
    for (int x = 0; x < width; ++x)
        slidingSums(pixels.data() + x, height, width, size / 2, size - 1 - size / 2,
                    sums.data() + x);
    GreyImage result = blank(width, height);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        result.pixels[i] = shade((sums[i] + size / 2) / size);
    return result;
}

} // namespace storehand::scanner
