// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/FramingLearner.h"
#include "tests/fuzz/FuzzInput.h"

using namespace storehand;
using namespace storehand::fuzz;
using namespace storehand::scanner;

/// Whatever a scanner marks its reads with, what is left of each is a part of it, and the framing
/// that was learned cuts the next read in the same way.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    Framer framer(Framing::lines());
    FramingLearner learner;
    QList<Frame> frames = framer.take(bytesOf(data, size), Millis(0), 0);
    if (const auto last = framer.endRead())
        frames.append(*last);
    for (const Frame &frame : std::as_const(frames)) {
        const Frame bare = learner.withoutMarks(frame);
        demand(!bare.bytes.isEmpty(), "a read is gone");
        demand(frame.bytes.contains(bare.bytes), "a read is another one");
        const auto learned = learner.learned();
        if (!learned || bare.bytes == frame.bytes)
            continue;
        Framer knowing(*learned);
        const QList<Frame> cut = knowing.take(frame.bytes, Millis(0), 0);
        demand(cut.size() == 1 && cut[0].bytes == bare.bytes, "the framing cuts otherwise");
    }
    return 0;
}
