// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/PictureReading.h"

namespace storehand::scanner {

GreyFrame GreyFrame::middle(double widthShare, double heightShare) const
{
    GreyFrame part{int(width * widthShare), int(height * heightShare), {}, atUs};
    const qsizetype left = (width - part.width) / 2;
    const qsizetype top = (height - part.height) / 2;
    part.pixels.reserve(qsizetype(part.width) * part.height);
    for (qsizetype y = 0; y < part.height; ++y)
        part.pixels.append(pixels.constData() + (top + y) * width + left, part.width);
    return part;
}

} // namespace storehand::scanner
