// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/Gtin.h"

#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int keySize = 14;

tl::unexpected<Error> malformed(QLatin1StringView code, const QString &detail)
{
    return failure(ErrorKind::Malformed, code, detail);
}

/// The 11 digits (number system, manufacturer, item) that 6 zero-suppressed digits stand for.
QString expandedUpcE(QChar numberSystem, QStringView six)
{
    const QString digits = six.toString();
    const QChar rule = six[5];
    if (rule <= u'2')
        return numberSystem + digits.first(2) + rule + "0000"_L1 + digits.sliced(2, 3);
    if (rule == u'3')
        return numberSystem + digits.first(3) + "00000"_L1 + digits.sliced(3, 2);
    if (rule == u'4')
        return numberSystem + digits.first(4) + "00000"_L1 + digits.sliced(4, 1);
    return numberSystem + digits.first(5) + "0000"_L1 + rule;
}

} // namespace

bool isAllDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QChar checkDigitFor(QStringView digits)
{
    int sum = 0;
    int weight = 3;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        sum += weight * (digits[i].unicode() - u'0');
        weight = 4 - weight;
    }
    return QChar(static_cast<char16_t>(u'0' + (10 - sum % 10) % 10));
}

bool hasRightCheckDigit(QStringView digits)
{
    return !digits.isEmpty() && checkDigitFor(digits.chopped(1)) == digits.back();
}

Result<Gtin> Gtin::fromDigits(QStringView digits)
{
    if (!isAllDigits(digits))
        return malformed(codes::badCharacter, u"a GTIN has digits only"_s);
    if (digits.size() != 8 && (digits.size() < 12 || digits.size() > keySize))
        return malformed(codes::badLength,
                         u"a GTIN has 8, 12, 13 or 14 digits, not %1"_s.arg(digits.size()));
    if (!hasRightCheckDigit(digits))
        return malformed(codes::checkDigit, u"the check digit of %1 should be %2"_s.arg(
                                                digits, checkDigitFor(digits.chopped(1))));
    return Gtin{digits.toString().rightJustified(keySize, u'0')};
}

Result<Gtin> Gtin::fromUpcE(QStringView digits)
{
    if (!isAllDigits(digits))
        return malformed(codes::badCharacter, u"a UPC-E code has digits only"_s);
    if (digits.size() < 6 || digits.size() > 8)
        return malformed(codes::badLength,
                         u"a UPC-E code has 6, 7 or 8 digits, not %1"_s.arg(digits.size()));

    const bool hasSystem = digits.size() == 8 || (digits.size() == 7 && digits[0] <= u'1');
    const bool hasCheck = digits.size() == 8 || (digits.size() == 7 && !hasSystem);
    const QChar system = hasSystem ? digits[0] : QChar(u'0');
    if (system > u'1')
        return malformed(codes::badValue,
                         u"a UPC-E code has the number system 0 or 1, not %1"_s.arg(system));

    const QString upcA = expandedUpcE(system, digits.sliced(hasSystem ? 1 : 0, 6));
    return fromDigits(upcA + (hasCheck ? digits.back() : checkDigitFor(upcA)));
}

} // namespace storehand
