// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Measure.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MeasureRule
{
    QLatin1StringView region;
    QLatin1StringView prefix;
    QLatin1StringView digits; ///< I item, C check digit of the value, V value
    Measure::Kind kind;
    int decimals;
};

constexpr MeasureRule rules[] = {
#include "core/barcode/MeasureTable.inc"
};

constexpr qsizetype prefixSize = 2;

// The weighting factors of the General Specifications, 7.9.2: what each digit counts.
using Weighting = std::array<int, 10>;
constexpr Weighting twoMinus{0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr Weighting three{0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr Weighting fivePlus{0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr Weighting fiveMinus{0, 5, 9, 4, 8, 3, 7, 2, 6, 1};

template <size_t Size>
int weightedSum(QStringView digits, const std::array<const Weighting *, Size> &weightings)
{
    int sum = 0;
    for (size_t i = 0; i < Size; ++i)
        sum += weightings[i]->at(size_t(digits[qsizetype(i)].unicode() - u'0'));
    return sum;
}

qint64 powerOfTen(int exponent)
{
    qint64 result = 1;
    while (exponent-- > 0)
        result *= 10;
    return result;
}

/// Decimals of the unit in which a Measure counts.
int decimalsOf(Measure::Kind kind)
{
    switch (kind) {
    case Measure::Kind::Weight:
        return 3; // grams of a kilogram
    case Measure::Kind::Price:
        return 2; // minor units: all regions with rules count in hundredths
    case Measure::Kind::Count:
        return 0;
    }
    Q_UNREACHABLE();
}

QString itemNumber(QStringView gtin13, const MeasureRule &rule)
{
    QString item = gtin13.chopped(1).toString();
    for (qsizetype i = 0; i < rule.digits.size(); ++i) {
        if (rule.digits[i] != u'I')
            item[prefixSize + i] = u'0'; // the check digit of a zero value is zero
    }
    return item + checkDigitFor(item);
}

} // namespace

QStringList measureRegions()
{
    QStringList regions;
    for (const MeasureRule &rule : rules)
        regions.append(rule.region);
    regions.removeDuplicates();
    regions.sort();
    return regions;
}

QChar measureCheckDigitFor(QStringView digits)
{
    Q_ASSERT_X(digits.size() == 4 || digits.size() == 5, "measureCheckDigitFor", "4 or 5 digits");
    int digit = 0;
    if (digits.size() == 4) {
        const std::array<const Weighting *, 4> weightings{&twoMinus, &twoMinus, &three, &fiveMinus};
        digit = weightedSum(digits, weightings) * 3 % 10;
    } else {
        const std::array<const Weighting *, 5> weightings{&fivePlus, &twoMinus, &fiveMinus,
                                                          &fivePlus, &twoMinus};
        const int rest = (10 - weightedSum(digits, weightings) % 10) % 10;
        digit = static_cast<int>(std::ranges::find(fiveMinus, rest) - fiveMinus.begin());
    }
    return QChar(static_cast<char16_t>(u'0' + digit));
}

MeasureReading readMeasure(const Gtin &gtin, QStringView region)
{
    const QStringView gtin13 = QStringView(gtin.text).sliced(1);
    const auto *rule = std::ranges::find_if(rules, [&](const MeasureRule &one) {
        return one.region == region && gtin13.startsWith(one.prefix);
    });
    if (gtin.text[0] != u'0' || rule == std::end(rules))
        return {};

    const qsizetype from = rule->digits.indexOf(u'V');
    const QStringView value = gtin13.sliced(prefixSize + from, rule->digits.size() - from);
    const qsizetype check = rule->digits.indexOf(u'C');
    if (check >= 0 && gtin13[prefixSize + check] != measureCheckDigitFor(value))
        return {.measure = std::nullopt, .wrongCheckDigit = true};

    const qint64 scale = powerOfTen(decimalsOf(rule->kind) - rule->decimals);
    return {Measure{rule->kind, value.toLongLong() * scale,
                    Gtin{itemNumber(gtin13, *rule).rightJustified(14, u'0')}}};
}

} // namespace storehand
