// SPDX-License-Identifier: Apache-2.0
#include "tests/support/DrawnSymbol.h"

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace storehand::test {

scanner::GreyImage drawnSymbol(const QString &format, const QString &content)
{
    constexpr int quietZone = 20;
    const bool matrix = format == u"QRCode" || format == u"DataMatrix";
    const ZXing::BitMatrix bits =
        ZXing::MultiFormatWriter(ZXing::BarcodeFormatFromString(format.toStdString()))
            .setMargin(quietZone)
            .encode(content.toStdWString(), matrix ? 200 : 360, matrix ? 200 : 140);
    // the writer leaves no quiet zone above and below
    constexpr int border = 30;
    scanner::GreyImage image{bits.width() + 2 * border, bits.height() + 2 * border, {}};
    for (int y = -border; y < bits.height() + border; ++y) {
        for (int x = -border; x < bits.width() + border; ++x) {
            const bool inside = x >= 0 && y >= 0 && x < bits.width() && y < bits.height();
            image.pixels.push_back(inside && bits.get(x, y) ? 0 : 255);
        }
    }
    return image;
}

} // namespace storehand::test
