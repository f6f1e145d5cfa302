// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/GreyImage.h"
#include "scanner/picture/Place.h"
#include "scanner/picture/Symbol.h"

#include <QList>

namespace storehand::scanner {

/// How to look at a picture.
struct LookOptions
{
    /// Also at odd angles and in bad light; three to ten times slower.
    bool hard = false;
    /// One threshold for the whole picture instead of one for each neighbourhood.
    bool globalThreshold = false;
    /// DataBar only, or everything but DataBar: older versions of the library abort on some
    /// pictures when they look for DataBar.
    bool dataBar = false;
    /// One symbol at most: version 1.4 aborts on some pictures when it holds several against each
    /// other, above all with DataBar.
    bool oneOnly = false;
};

/// A symbol as one look saw it.
struct Sighting
{
    Symbol symbol;
    /// How many lines across the symbol read the same; 0 for symbols that have no lines.
    int lines = 0;
    Place place = {};
};

/// All symbols that ZXing finds in this picture, normalised; equal ones at several places are
/// several sightings. The only place that knows the library; works with versions 1.4 to 3.x. May
/// abort the program: call it in the decode worker only.
[[nodiscard]] QList<Sighting> lookFor(const GreyImage &image, const LookOptions &options);

/// "1.4.0"
[[nodiscard]] QString zxingVersion();

} // namespace storehand::scanner
