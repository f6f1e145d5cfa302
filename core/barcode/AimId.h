// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

namespace storehand {

/// The AIM symbology identifier that many scanners put in front (ISO/IEC 15424): "]C1", or nothing.
struct AimId
{
    QString text;

    /// What stands in front of `scanned`; empty when that is no identifier of a known symbology.
    [[nodiscard]] static AimId inFrontOf(QStringView scanned);

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }

    /// True for symbols whose content must be GS1 element strings: ]C1 ]e0 ]d2 ]Q3 and so on.
    [[nodiscard]] bool saysGs1() const;

    /// True for EAN and UPC symbols, whose content must be a GTIN, perhaps with an add-on.
    [[nodiscard]] bool saysEan() const;

    /// The symbology by the names of the contract ("Code128", "DataMatrix"); `payload` tells apart
    /// what shares an identifier (EAN-13, UPC-A, UPC-E). Empty when unknown.
    [[nodiscard]] QString format(QStringView payload) const;

    friend bool operator==(const AimId &, const AimId &) = default;
};

} // namespace storehand
