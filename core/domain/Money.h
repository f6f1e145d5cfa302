// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand {

/// An amount in the minor unit of one currency: {1290, "NZD"} is 12 dollars 90. Currencies never
/// mix: adding two different ones is a broken assumption and stops the program.
struct Money
{
    qint64 minor = 0;
    QString currency; ///< ISO 4217, three capital letters

    friend bool operator==(const Money &, const Money &) = default;
    friend Money operator+(const Money &a, const Money &b)
    {
        Q_ASSERT_X(a.currency == b.currency, "Money", "two currencies were added");
        return {a.minor + b.minor, a.currency};
    }
};

/// Digits of the minor unit by ISO 4217: how many of an amount's digits stand after the point.
[[nodiscard]] int minorDigits(const QString &currency);

/// Three capital letters A–Z. Whether such a currency exists is not checked.
[[nodiscard]] inline bool isCurrencyCode(const QString &text)
{
    if (text.size() != 3)
        return false;
    for (const QChar c : text) {
        if (c < u'A' || c > u'Z')
            return false;
    }
    return true;
}

} // namespace storehand
