// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/HidPosAssembler.h"

using namespace storehand::scanner;

/// Any reports give reads of bounded size, none of them empty.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    HidPosAssembler assembler(HidPosLayout::customary());
    constexpr qsizetype reportSize = 64;
    qsizetype total = 0;
    for (qsizetype at = 0; at < bytes.size(); at += reportSize) {
        const auto read = assembler.take(bytes.mid(at, reportSize));
        if (read &&
            (read->bytes.isEmpty() || read->bytes.size() > HidPosAssembler::sizeMax + reportSize))
            qFatal("a read of %lld bytes", (long long)read->bytes.size());
        total += read ? read->bytes.size() : 0;
    }
    if (const auto read = assembler.cutOff())
        total += read->bytes.size();
    if (total > bytes.size())
        qFatal("more came out than went in");
    return 0;
}
