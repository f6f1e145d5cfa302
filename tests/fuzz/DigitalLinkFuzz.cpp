// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/DigitalLink.h"

using namespace storehand;

/// Addresses are Digital Links or refused.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    (void)parseDigitalLink(
        QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
