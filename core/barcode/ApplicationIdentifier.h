// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QStringView>

#include <array>
#include <span>
#include <string_view>

namespace storehand {

/// One part of the value of an application identifier, as data/application-identifiers.txt has it.
struct AiPart
{
    enum class Set { Digits, Set82, Set39, Base64Url };
    enum class Check {
        None,
        CheckDigit,
        CheckPair,
        CheckPairAlpha,
        CompanyPrefix,
        Iban,
        Date,
        DateDayOptional,
        BirthDate,
        Time,
        Hour,
        Sixty,
        NonZero,
        Zero,
        NoLeadingZero,
        PieceOfTotal,
        Sequence,
        YesNo,
        Winding,
        Hyphen,
        Sex,
        Country,
        CountryOr999,
        CountryLetters,
        Currency,
        Latitude,
        Longitude,
        PackageType,
        Medium,
        ImporterIndex,
        PercentEncoded,
        Coupon,
        CouponOffer,
    };

    Set set = Set::Digits;
    int sizeMin = 0;
    int sizeMax = 0;
    Check check = Check::None;
    bool optional = false;
};

/// A GS1 application identifier, or a run of them with the same value: 3100 to 3105.
struct ApplicationIdentifier
{
    int first = 0;
    int last = 0;
    int digits = 0;
    int partCount = 0;
    std::array<AiPart, 5> partStore;
    std::string_view title;
    /// True when it may stand in the query of a Digital Link.
    bool isLinkAttribute = false;
    /// Groups of identifiers of which one must be there too: "01+21,03" is 01 with 21, or 03. `n`
    /// stands for any digit; empty for none.
    std::string_view needs;
    /// Identifiers that may not stand beside it: "392n,393n".
    std::string_view excludes;

    [[nodiscard]] std::span<const AiPart> parts() const
    {
        return std::span(partStore).first(static_cast<size_t>(partCount));
    }

    /// Smallest and largest number of characters of the value.
    [[nodiscard]] int sizeMin() const;
    [[nodiscard]] int sizeMax() const;

    /// Malformed when `value` breaks a rule of this identifier: `bad_length`, `bad_character`,
    /// `check_digit`, `bad_date` or `bad_value`. `ai` is named in the detail.
    [[nodiscard]] Status check(QStringView ai, QStringView value) const;

    /// All of them, ordered.
    [[nodiscard]] static std::span<const ApplicationIdentifier> all();

    /// The one whose digits are exactly `ai`, or null.
    [[nodiscard]] static const ApplicationIdentifier *find(QStringView ai);

    /// The one that `text` begins with, or null; no identifier is the beginning of another.
    [[nodiscard]] static const ApplicationIdentifier *inFrontOf(QStringView text);
};

/// True when no separator follows the value of this identifier, since its first two digits stand in
/// the General Specifications' list of predefined lengths.
[[nodiscard]] bool hasPredefinedLength(QStringView ai);

} // namespace storehand
