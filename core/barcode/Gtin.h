// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QHashFunctions>
#include <QString>
#include <QStringView>

namespace storehand {

/// A global trade item number in the one form that is compared and stored: 14 digits with leading
/// zeros and a right check digit.
struct Gtin
{
    QString text;

    /// From GTIN-8, -12, -13 or -14. Malformed/`check_digit` when the last digit is wrong,
    /// Malformed/`bad_length` for any other count, Malformed/`bad_character` for what is no digit.
    [[nodiscard]] static Result<Gtin> fromDigits(QStringView digits);

    /// From the zero-suppressed content of a UPC-E symbol: 6 digits; 7 with the number system (0 or
    /// 1) in front or the check digit behind; 8 with both. Errors as `fromDigits`, and
    /// Malformed/`bad_value` for other number systems.
    [[nodiscard]] static Result<Gtin> fromUpcE(QStringView digits);

    friend bool operator==(const Gtin &, const Gtin &) = default;
    friend size_t qHash(const Gtin &gtin, size_t seed = 0) { return ::qHash(gtin.text, seed); }
};

/// The GS1 check digit (modulo 10, weights 3 and 1 from the right) that belongs behind `digits`.
[[nodiscard]] QChar checkDigitFor(QStringView digits);

/// True when the last of these digits is the check digit of those before it.
[[nodiscard]] bool hasRightCheckDigit(QStringView digits);

/// True for a text of one or more of 0 to 9 and nothing else.
[[nodiscard]] bool isAllDigits(QStringView text);

} // namespace storehand
