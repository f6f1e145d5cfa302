// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/VisibleBytes.h"

namespace storehand::scanner {

QString visibleBytes(const QByteArray &bytes)
{
    constexpr char16_t pictures = 0x2400;
    constexpr char16_t pictureOfDelete = 0x2421;
    QString text = QString::fromUtf8(bytes);
    for (QChar &c : text) {
        if (c.unicode() < u' ')
            c = QChar(char16_t(pictures + c.unicode()));
        else if (c.unicode() == 0x7F)
            c = QChar(pictureOfDelete);
    }
    return text;
}

} // namespace storehand::scanner
