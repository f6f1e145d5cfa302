// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/Framer.h"

using namespace storehand::scanner;
using storehand::Millis;

namespace {

Framing framingOf(int choice)
{
    switch (choice % 5) {
    case 0:
        return Framing::lines();
    case 1:
        return Framing::tab();
    case 2:
        return Framing::stxEtx();
    case 3:
        return Framing::silence();
    default: {
        Framing framing = Framing::lines();
        framing.prefix = "P";
        framing.suffix = "S";
        framing.sizeMax = 16;
        return framing;
    }
    }
}

QList<Frame> framesOf(const Framing &framing, const QByteArray &bytes, qsizetype piece)
{
    Framer framer(framing);
    QList<Frame> frames;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        frames += framer.take(bytes.mid(at, piece), Millis(0), 0);
    if (const auto last = framer.endRead())
        frames.append(*last);
    return frames;
}

} // namespace

/// However the bytes are cut into pieces, the reads are the same, none is empty or too long.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 2)
        return 0;
    const Framing framing = framingOf(data[0]);
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 2, qsizetype(size) - 2);
    const QList<Frame> frames = framesOf(framing, bytes, std::max<qsizetype>(bytes.size(), 1));
    for (const Frame &frame : frames) {
        if (frame.bytes.isEmpty() || frame.bytes.size() > framing.sizeMax)
            qFatal("a read of %lld bytes", (long long)frame.bytes.size());
    }
    if (frames != framesOf(framing, bytes, 1 + data[1] % 7))
        qFatal("pieces change the reads");
    return 0;
}
