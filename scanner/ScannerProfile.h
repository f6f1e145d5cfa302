// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/ElementString.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "scanner/decode/Framing.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace storehand::scanner {

/// How one scanner is set up, as people give it on the Devices page.
struct ScannerProfile
{
    /// What people call it; unique at this station.
    QString name;
    Framing framing = {};
    /// What the scanner sends instead of U+001D ("{GS}", "~"); empty when it sends the separator.
    QByteArray separatorSubstitute = {};
    /// Lost when the teach code showed that the scanner drops separators.
    Separators separators = Separators::Kept;
    /// The store's country, ISO 3166, lower case: by whose rules variable measure is read.
    QString region = {};
    /// The same code within this time of the last read that counted is a duplicate; 0 is off, since
    /// a second unit of the same product is a normal act.
    Millis duplicateWindow{0};
    /// Whose scanner it is; nothing for the station's.
    std::optional<PersonCode> owner = {};

    friend bool operator==(const ScannerProfile &, const ScannerProfile &) = default;
};

} // namespace storehand::scanner
