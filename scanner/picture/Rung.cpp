// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/Rung.h"

#include <QTransform>

#include <algorithm>

namespace storehand::scanner {

namespace {

/// Larger pictures are not enlarged any further.
constexpr int pixelsMax = 2'000'000;

} // namespace

std::optional<GreyImage> changed(const GreyImage &image, const Rung &rung)
{
    constexpr double sideMin = 20;
    const double pixels = double(image.width) * image.height * rung.scale * rung.scale;
    if ((rung.scale > 1 && pixels > pixelsMax) ||
        std::min(image.width, image.height) * rung.scale < sideMin)
        return std::nullopt;
    GreyImage result = rung.scale == 1 ? image : image.scaledBy(rung.scale);
    if (rung.turn != 0)
        result = result.turnedBy(rung.turn);
    if (rung.invert)
        result = result.inverted();
    if (rung.level)
        result = result.levelled();
    if (rung.darken)
        result = result.darkened();
    if (rung.quietZone)
        result = result.withQuietZone();
    if (rung.smear > 0)
        result = result.smearedDown(rung.smear);
    if (rung.soften)
        result = result.softened();
    if (rung.edges.radius > 0)
        result = result.sharpened(rung.edges.radius, rung.edges.strength);
    return result;
}

View viewFrom(const Rung &rung)
{
    constexpr int scaleSteps = 100;
    constexpr int turnSteps = 1000;
    return {int(rung.scale * scaleSteps) + turnSteps * int(rung.turn),
            std::max({1.0, rung.scale, double(rung.smear)}), int(rung.turn), rung.edges.radius > 0};
}

Place placeBefore(const Place &place, const Rung &rung, QSizeF before, QSizeF after)
{
    QTransform back;
    back.scale(1 / rung.scale, 1 / rung.scale);
    back.translate(before.width() * rung.scale / 2, before.height() * rung.scale / 2);
    back.rotate(-rung.turn);
    back.translate(-after.width() / 2, -after.height() / 2);
    return {back.map(place.middle), place.reach / rung.scale};
}

} // namespace storehand::scanner
