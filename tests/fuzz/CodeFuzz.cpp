// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Decoded.h"

using namespace storehand;

/// Any text means something or is refused, with and without a region.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const char *region : {"", "de", "se", "gb"}) {
        const auto decoded = decodeText(text, {.region = QString::fromLatin1(region)});
        if (!decoded && decoded.error().code.isEmpty())
            qFatal("refused without a reason");
    }
    (void)undecoded(text);
    return 0;
}
