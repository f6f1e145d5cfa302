// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

#include <random>

namespace storehand::bench {

/// A code to be drawn, and the text that is read from it.
struct DrawnCode
{
    QString format;
    QByteArray content;
    QString text;
};

/// One of each kind that a shop has.
[[nodiscard]] const QList<DrawnCode> &codesToDraw();

/// Black on white in shades of grey, so many pixels wide.
[[nodiscard]] Result<QImage> drawnCode(const DrawnCode &code, int width);

/// What a camera on a counter sees, 1280 x 720: patches of light and dark things, and among them
/// the code when there is one; at any angle, in any light, with noise and sometimes blurred.
[[nodiscard]] QImage cameraFrame(const QImage &code, std::mt19937 &chance);

/// Each shade changed by up to half as much, up or down.
void addNoise(QImage &image, int strength, std::mt19937 &chance);

/// As through a lens that is out of focus.
[[nodiscard]] QImage blurred(const QImage &image, double pixels);

/// Turned about its middle; what comes in is grey.
[[nodiscard]] QImage turned(const QImage &image, double degrees);

/// 0 to `limit`, without it.
[[nodiscard]] int below(int limit, std::mt19937 &chance);

} // namespace storehand::bench
