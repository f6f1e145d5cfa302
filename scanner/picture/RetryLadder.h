// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"
#include "scanner/picture/Symbol.h"

#include <QList>

#include <chrono>

namespace storehand::scanner {

/// How much work a picture is worth.
enum class Effort {
    Fast,  ///< one quick look: each frame of a camera
    Hard,  ///< a second, harder look: every few frames
    Ladder ///< everything that may help: a photograph, or a person who holds still
};

/// What was found, best first, and at what cost.
struct PictureReading
{
    QList<Symbol> symbols;
    /// Looks that were taken.
    int looks = 0;
};

/// Options of readPicture.
struct PictureOptions
{
    Effort effort = Effort::Ladder;
    /// False after an abort: some pictures make older libraries abort over DataBar.
    bool withDataBar = true;
    /// No further look is begun after this time.
    std::chrono::milliseconds timeMax{8000};
};

/// Finds the codes of a picture. What the quick look sees counts at once, and so do symbols that
/// correct their own errors (QR, Data Matrix). A linear code that only later looks see is a guess
/// that its check digit does not prove: it counts when looks at different sizes or angles agree, or
/// very many lines of one look do, and when no other reading has half as much for itself.
///
/// Calls ZXing, which may abort: for the decode worker.
[[nodiscard]] PictureReading readPicture(const GreyImage &image, const PictureOptions &options);

} // namespace storehand::scanner
