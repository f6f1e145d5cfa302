// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"
#include "scanner/picture/PictureReading.h"

#include <chrono>

namespace storehand::scanner {

/// Options of readPicture.
struct PictureOptions
{
    Effort effort = Effort::Ladder;
    /// True after an abort: without what older libraries abort over most often, which is DataBar,
    /// and looking for more than one code at a time.
    bool careful = false;
    /// After the first two, no look is begun that would probably end after so much work of the
    /// processor.
    std::chrono::milliseconds timeMax = ladderTimeMax;
};

/// Finds the codes of a picture. What the quick look sees on five lines counts at once, and so do
/// symbols that correct their own errors (QR, Data Matrix). Any other linear code is a guess that
/// its check digit does not prove: it counts when looks at different sizes or angles agree, or very
/// many rows of one look do, and when no other reading at its place has a third as much for itself.
/// A DataBar counts when two views agree. An ITF code without check digit at the edge of the
/// picture may be a piece of a longer one, and never counts.
///
/// Calls ZXing, which may abort: for the decode worker.
[[nodiscard]] PictureReading readPicture(const GreyImage &image, const PictureOptions &options);

} // namespace storehand::scanner
