// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "scanner/ScannerProfile.h"
#include "scanner/decode/Framer.h"

namespace storehand::scanner {

/// The text of scanned bytes: UTF-8, or Windows-1252 where they are not that, with the separators
/// that the profile names turned into U+001D.
struct ScannedText
{
    QString text;
    bool assumedWindows1252 = false;
};

[[nodiscard]] ScannedText textOf(QByteArray bytes, const ScannerProfile &profile);

/// Makes the one Scan of a read. Never fails: what cannot be decoded carries its error.
[[nodiscard]] Scan decodeFrame(const Frame &frame, const ScannerProfile &profile,
                               ScanSource source);

} // namespace storehand::scanner
