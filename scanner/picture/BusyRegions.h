// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"

#include <QList>
#include <QRect>

namespace storehand::scanner {

/// Where a picture changes quickly between dark and light, as codes and text do: rectangles with
/// room for a quiet zone, largest first, sixteen at most. What lies close together is one region,
/// and a picture that is busy all over has none.
[[nodiscard]] QList<QRect> busyRegions(const GreyImage &image);

} // namespace storehand::scanner
