// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/ElementString.h"

using namespace storehand;

/// Element strings, marked and bracketed, are read or refused.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)parseElementString(text);
    (void)parseBracketed(text);
    return 0;
}
