// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"
#include "scanner/picture/Place.h"
#include "scanner/picture/SightingBook.h"

#include <QSizeF>

#include <optional>

namespace storehand::scanner {

/// How the edges are made harder; see GreyImage::sharpened.
struct Edges
{
    int radius = 0; ///< 0: not at all
    double strength = 0;
};

/// How hard they are made.
namespace edges {
inline constexpr Edges fine{1, 1.5};
inline constexpr Edges strong{3, 4}; ///< for blurred ones
inline constexpr Edges lines{2, 5};  ///< for bars, after smearing
} // namespace edges

/// One look at the picture: how it is changed first.
struct Rung
{
    double scale = 1;
    double turn = 0; ///< degrees
    bool quietZone = false;
    int smear = 0;
    bool soften = false;
    Edges edges = {};
    bool invert = false;
    bool level = false;
    bool darken = false;
    bool globalThreshold = false;
    /// Also for DataBar, whose looks are rarer since they may end in an abort.
    bool dataBar = false;
};

/// Nothing when the change would make the picture too large or too small to look at.
[[nodiscard]] std::optional<GreyImage> changed(const GreyImage &image, const Rung &rung);

/// How a look from this rung sees the picture.
[[nodiscard]] View viewFrom(const Rung &rung);

/// Where a place in the changed picture was in the picture; the sizes of both.
[[nodiscard]] Place placeBefore(const Place &place, const Rung &rung, QSizeF before, QSizeF after);

} // namespace storehand::scanner
