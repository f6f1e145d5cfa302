// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

namespace storehand::test {

// Picture files of kinds that Qt opens and does not write, made of pictures in shades of grey of
// equal size. A JPEG file has its losses.

/// Colours of a printing press: all ink is black ink, and written the other way round, as Adobe
/// does.
[[nodiscard]] QByteArray cmykJpeg(const QImage &image);

/// With the EXIF orientation 1 to 8 of a camera that was held as it liked.
[[nodiscard]] QByteArray jpegTaken(const QImage &image, int orientation);

/// An animation, one picture after the other.
[[nodiscard]] QByteArray animatedGif(const QList<QImage> &frames);
[[nodiscard]] QByteArray animatedWebp(const QList<QImage> &frames);

} // namespace storehand::test
