// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace storehand::oms {

/// A place on Earth in degrees, WGS 84; north and east are positive.
struct GeoPoint
{
    double latitude = 0;
    double longitude = 0;

    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};

/// Great-circle distance in whole metres (haversine on the mean radius; within 0.6 % of the
/// ellipsoid). Whole metres, so that sums of distances compare exactly.
[[nodiscard]] qint64 distanceM(const GeoPoint &a, const GeoPoint &b);

} // namespace storehand::oms
