// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/Place.h"

#include <algorithm>

namespace storehand::scanner {

namespace {

/// What a symbol may reach further than it was seen, as a share of its length. The text below an
/// EAN-13, which keeps it from the next label, takes twice as much.
constexpr double unseenShare = 0.04;

using Corners = std::array<QPointF, 4>;

QPointF along(const Place &place)
{
    return place.middle.isNull() ? QPointF(1, 0)
                                 : place.middle.unitVector().p2() - place.middle.p1();
}

QPointF across(const Place &place)
{
    const QPointF direction = along(place);
    return {-direction.y(), direction.x()};
}

/// True when a line at right angles to `axis` passes between them.
bool areApart(const Corners &one, const Corners &other, QPointF axis)
{
    const auto shadowOf = [axis](const Corners &corners) {
        std::array<double, 4> shadow{};
        std::ranges::transform(corners, shadow.begin(), [axis](QPointF corner) {
            return QPointF::dotProduct(corner, axis);
        });
        return std::ranges::minmax(shadow);
    };
    const auto [oneMin, oneMax] = shadowOf(one);
    const auto [otherMin, otherMax] = shadowOf(other);
    return oneMax < otherMin || otherMax < oneMin;
}

} // namespace

Corners Place::corners() const
{
    const QPointF aside = across(*this) * (reach + unseenShare * middle.length());
    return {middle.p1() + aside, middle.p2() + aside, middle.p2() - aside, middle.p1() - aside};
}

bool Place::crosses(const Place &other) const
{
    const Corners here = corners();
    const Corners there = other.corners();
    const std::array axes{along(*this), across(*this), along(other), across(other)};
    return std::ranges::none_of(axes, [&](QPointF axis) { return areApart(here, there, axis); });
}

} // namespace storehand::scanner
