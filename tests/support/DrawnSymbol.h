// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"

#include <QString>

namespace storehand::test {

// A barcode drawn with ZXing's writer, black on white, with a quiet zone; `format` by our names.
[[nodiscard]] scanner::GreyImage drawnSymbol(const QString &format, const QString &content);

} // namespace storehand::test
