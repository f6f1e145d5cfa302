// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QByteArray>

namespace storehand::scanner {

/// How the reads of one device are told apart in its stream of bytes.
struct Framing
{
    /// Any of these bytes ends a read. Reads without content are left out, so CR LF is one end.
    QByteArray ends = "\r\n";
    /// When set, a read begins behind this byte, and what stands outside is broken (STX … ETX).
    /// Then CR and LF are data.
    QByteArray start = {};
    /// What the scanner is set to add to each read; taken away where it is there.
    QByteArray prefix = {};
    QByteArray suffix = {};
    /// Silence that ends a read of a device that sends no end; 0 never does.
    Millis idleGap{100};
    /// The same as long as nobody knows whether the device sends ends.
    Millis idleGapUnsure{500};
    /// The same for a device that has sent an end before: the rest is on its way.
    Millis idleGapCutOff{2000};
    /// Longer reads are cut here, up to their end, and are an error.
    int sizeMax = 4096;

    /// CR, LF or both: nearly every scanner. The default.
    [[nodiscard]] static Framing lines() { return {}; }
    [[nodiscard]] static Framing tab() { return {.ends = "\t"}; }
    [[nodiscard]] static Framing stxEtx() { return {.ends = "\x03", .start = "\x02"}; }
    /// Scanners without suffix: silence alone ends a read.
    [[nodiscard]] static Framing silence() { return {.ends = {}}; }
    /// Devices that mark each read's end themselves (HID reports): CR and LF inside are data.
    [[nodiscard]] static Framing wholeReads()
    {
        constexpr int longestSymbol = 8192; // a QR code holds 7089 digits
        return {.ends = {}, .idleGap = Millis(0), .sizeMax = longestSymbol};
    }

    friend bool operator==(const Framing &, const Framing &) = default;
};

} // namespace storehand::scanner
