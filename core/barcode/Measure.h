// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Gtin.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace storehand {

/// The weight, price or count that a shop has printed into the GTIN of goods that it weighs or
/// prices itself.
struct Measure
{
    enum class Kind { Weight, Price, Count };

    Kind kind = Kind::Weight;
    /// Grams, minor units of the store's currency, or pieces.
    qint64 value = 0;
    /// The same GTIN with the value set to zero: what the catalogue knows.
    Gtin item;

    friend bool operator==(const Measure &, const Measure &) = default;
};

/// What the rules of one region say of a GTIN.
struct MeasureReading
{
    std::optional<Measure> measure;
    /// True when a rule applies, but the value's own check digit is wrong: then there is no
    /// measure.
    bool wrongCheckDigit = false;
};

/// The regions that there are rules for, ordered.
[[nodiscard]] QStringList measureRegions();

/// Reads a GTIN by the rules of `region` (ISO 3166, lower case: "de"). Numbers that are not in
/// restricted circulation, and regions without rules, have no measure.
[[nodiscard]] MeasureReading readMeasure(const Gtin &gtin, QStringView region);

/// The check digit of 4 or 5 digits of price or weight (General Specifications, 7.9.3 and 7.9.4).
[[nodiscard]] QChar measureCheckDigitFor(QStringView digits);

} // namespace storehand
