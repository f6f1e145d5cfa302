// SPDX-License-Identifier: Apache-2.0
#include "oms/sourcing/GeoPoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace storehand::oms {

qint64 distanceM(const GeoPoint &a, const GeoPoint &b)
{
    constexpr double earthRadiusM = 6'371'008.8;
    constexpr double radians = std::numbers::pi / 180;
    const double north = std::sin((b.latitude - a.latitude) * radians / 2);
    const double east = std::sin((b.longitude - a.longitude) * radians / 2);
    const double h = north * north +
                     std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * east * east;
    return std::llround(2 * earthRadiusM * std::asin(std::sqrt(std::min(1.0, h))));
}

} // namespace storehand::oms
