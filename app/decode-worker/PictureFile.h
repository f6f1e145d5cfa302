// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"

#include <QString>

namespace storehand::app {

/// Longest side of what is looked at; larger pictures are brought down to it.
inline constexpr int pictureSideMax = 4096;
/// A picture that says that it has more is not opened: a file of some kilobytes can name a size
/// that fills the memory.
inline constexpr qint64 picturePixelsMax = 128'000'000;
inline constexpr qint64 pictureBytesMax = 256'000'000;

/// A picture file, or why there is none.
struct PictureFile
{
    scanner::GreyImage image;
    QString problem = {};
    bool isTooLarge = false;
};

/// Opens a picture of any kind that Qt knows by its content, whatever its name says: the first
/// picture of an animation, upright as its EXIF data says, transparent parts as paper, which is
/// dark where all that is drawn on it is light.
[[nodiscard]] PictureFile readPictureFile(const QString &path);

} // namespace storehand::app
