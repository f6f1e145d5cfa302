// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand::scanner {

/// One barcode that was found in a picture, whichever library found it.
struct Symbol
{
    /// "Code128", "EAN-13", "UPC-E", "QRCode" …: the names of core/barcode/AimId.
    QString format;
    /// The AIM symbology identifier: "]C1".
    QString aim;
    /// The content without identifier, as ISO/IEC 15424 wants it: 13 digits for EAN-13, UPC-A and
    /// UPC-E alike, raw element strings with U+001D for GS1 symbols.
    QString text;

    friend bool operator==(const Symbol &, const Symbol &) = default;
};

/// The same content in the one form above, however the library writes it: version 1.4 leaves out
/// the "01" of DataBar, writes DataBar Expanded with brackets and UPC-A and UPC-E as printed.
[[nodiscard]] Symbol normalised(Symbol symbol);

/// True for what goods and parcels are marked with: EAN, UPC, ITF-14 and all of GS1. Other symbols
/// beside them are links, serial numbers and the like.
[[nodiscard]] bool isGs1(const Symbol &symbol);

/// True where nothing would notice a misread character, or that a line left an ITF code half-way.
[[nodiscard]] bool hasNoCheck(const Symbol &symbol);

} // namespace storehand::scanner
