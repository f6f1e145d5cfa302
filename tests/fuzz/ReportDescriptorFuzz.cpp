// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/HidPosAssembler.h"

using namespace storehand::scanner;

/// Any descriptor is read or refused, and what it says can be worked with.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto layout = HidPosLayout::fromDescriptor(bytes);
    if (!layout)
        return 0;
    HidPosAssembler assembler(*layout);
    for (qsizetype length : {0, 1, 8, 64, 4096})
        (void)assembler.take(bytes.left(length));
    (void)assembler.cutOff();
    return 0;
}
