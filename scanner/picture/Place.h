// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineF>
#include <QPointF>

#include <array>

namespace storehand::scanner {

/// Where in a picture a symbol was seen, in pixels.
struct Place
{
    /// From its beginning to its end through its middle.
    QLineF middle;
    /// How far on both sides of this line it was seen.
    double reach = 0;

    /// True where both may be the same symbol: they overlap, or nearly, since a symbol is seldom
    /// seen up to its edges.
    [[nodiscard]] bool crosses(const Place &other) const;

    /// The corners, in turn, of all that may belong to it.
    [[nodiscard]] std::array<QPointF, 4> corners() const;
};

} // namespace storehand::scanner
