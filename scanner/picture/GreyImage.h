// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/Place.h"

#include <QImage>
#include <QList>
#include <QRect>

#include <cstdint>
#include <vector>

namespace storehand::scanner {

/// A picture in shades of grey, 0 black to 255 white, row by row. Plain data, and what can be done
/// to it so that a code in it is easier to read; each gives a new picture.
struct GreyImage
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    [[nodiscard]] bool isEmpty() const { return pixels.empty(); }
    [[nodiscard]] static GreyImage fromImage(const QImage &image);

    /// The pixel nearest to a place that may lie outside.
    [[nodiscard]] int at(int x, int y) const;

    /// Larger or smaller, with shades in between.
    [[nodiscard]] GreyImage scaledBy(double factor) const;
    /// With harder edges: what differs from its surroundings, so many pixels far, differs more.
    [[nodiscard]] GreyImage sharpened(int radius, double strength) const;
    /// With each pixel the mean of its surroundings: less noise.
    [[nodiscard]] GreyImage softened() const;
    [[nodiscard]] GreyImage inverted() const;
    /// With the light that falls on it made even, and faint marks strong: each pixel is how much it
    /// differs from its wider surroundings.
    [[nodiscard]] GreyImage levelled() const;
    /// With the shades between black and white nearer to black, for dots that do not touch.
    [[nodiscard]] GreyImage darkened() const;
    /// With a border as light as its paper, for a code that was cut out too narrowly.
    [[nodiscard]] GreyImage withQuietZone() const;
    /// What of it lies in `rectangle`.
    [[nodiscard]] GreyImage part(const QRect &rectangle) const;
    /// With these places painted over in the shade around them, as if nothing had been there.
    [[nodiscard]] GreyImage covered(const QList<Place> &places) const;
    /// Turned about its middle, clockwise; corners that come in are grey.
    [[nodiscard]] GreyImage turnedBy(double degrees) const;
    /// With each pixel the mean of `size` in its column: bars become clearer, rows less noisy.
    [[nodiscard]] GreyImage smearedDown(int size) const;

    friend bool operator==(const GreyImage &, const GreyImage &) = default;
};

} // namespace storehand::scanner
