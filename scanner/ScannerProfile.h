// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ElementString.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "scanner/ScannerSettings.h"
#include "scanner/decode/Framing.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace storehand::scanner {

/// How the reads of one scanner are taken: what its device needs, under what people have set
/// (ScannerSettings).
struct ScannerProfile
{
    /// What people call it; unique at this station.
    QString name;
    /// What the device is known by, also after it was called something else; empty: its name.
    QString id = {};
    Framing framing = {};
    /// What the scanner sends instead of U+001D ("{GS}", "~"); empty when it sends the separator.
    QByteArray separatorSubstitute = {};
    /// Lost when the teach code showed that the scanner drops separators.
    Separators separators = Separators::Kept;
    /// The same code within this time of the last read that counted is a duplicate; 0 is off, since
    /// a second unit of the same product is a normal act.
    Millis duplicateWindow{0};
    /// Whose scanner it is; nothing for the station's.
    std::optional<PersonCode> owner = {};

    friend bool operator==(const ScannerProfile &, const ScannerProfile &) = default;
};

/// The profile that `device`, as nobody has set it up, has with these settings; itself with the
/// default ones. The bounds of reads
/// that a device marks itself (Framing::wholeReads) stay.
[[nodiscard]] ScannerProfile withSettings(ScannerProfile device, const ScannerSettings &settings);

} // namespace storehand::scanner
