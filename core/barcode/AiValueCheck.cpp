// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/AiValueCheck.h"

#include "core/barcode/CheckPair.h"
#include "core/barcode/Coupon.h"
#include "core/barcode/Gtin.h"
#include "core/barcode/IsoCodes.h"
#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

using Check = AiPart::Check;

bool isLetterOrDigit(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool isOneOfSet(QChar c, AiPart::Set set)
{
    const char16_t code = c.unicode();
    switch (set) {
    case AiPart::Set::Digits:
        return code >= u'0' && code <= u'9';
    case AiPart::Set::Set82:
        return isLetterOrDigit(code) || "!\"%&'()*+,-./:;<=>?_"_L1.contains(c);
    case AiPart::Set::Set39:
        return (isLetterOrDigit(code) && !c.isLower()) || "#-/"_L1.contains(c);
    case AiPart::Set::Base64Url:
        return isLetterOrDigit(code) || "-_"_L1.contains(c);
    }
    Q_UNREACHABLE();
}

/// Signs may fill the text up to a multiple of three.
QStringView withoutPadding(QStringView text)
{
    constexpr int groupSize = 3;
    const bool whole = text.size() % groupSize == 0;
    for (int i = 0; whole && i < groupSize - 1 && text.endsWith(u'='); ++i)
        text.chop(1);
    return text;
}

bool isAtMost(QStringView digits, qint64 limit)
{
    return digits.toLongLong() <= limit;
}

bool isTime(QStringView hhmm)
{
    return isAtMost(hhmm.first(2), 23) && isAtMost(hhmm.sliced(2), 59);
}

bool isBirthDate(QStringView yyyymmdd)
{
    return QDate::isValid(yyyymmdd.first(4).toInt(), yyyymmdd.sliced(4, 2).toInt(),
                          yyyymmdd.sliced(6).toInt());
}

// Whether 29 February exists depends on the century only every 100 years; 2000 has one like every
// year that two digits divisible by four can mean in a window around now.
bool isDate(QStringView yymmdd, bool dayOptional)
{
    const int month = yymmdd.sliced(2, 2).toInt();
    const int day = yymmdd.sliced(4, 2).toInt();
    if (day == 0)
        return dayOptional && month >= 1 && month <= 12;
    return QDate::isValid(2000 + yymmdd.first(2).toInt(), month, day);
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
}

bool isPercentEncoded(QStringView text)
{
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        if (at + 2 >= text.size() || !isHexDigit(text[at + 1]) || !isHexDigit(text[at + 2]))
            return false;
    }
    return true;
}

bool isPieceOfTotal(QStringView text)
{
    const int piece = text.first(2).toInt();
    return piece >= 1 && piece <= text.sliced(2).toInt();
}

/// "2/3", without leading zeros.
bool isSequence(QStringView text)
{
    const QList<QStringView> numbers = text.split(u'/');
    const bool wellFormed =
        numbers.size() == 2 && std::ranges::all_of(numbers, [](QStringView number) {
            return isAllDigits(number) && !number.startsWith(u'0');
        });
    return wellFormed && numbers[0].toInt() <= numbers[1].toInt();
}

bool isAssignedMedium(QStringView text)
{
    const int medium = text.toInt();
    return (medium >= 1 && medium <= 10) || medium >= 80;
}

bool isImporterIndex(QStringView text)
{
    return isLetterOrDigit(text[0].unicode()) || text[0] == u'-' || text[0] == u'_';
}

/// Company prefixes have at least four digits; whether one was given to somebody is not known here.
bool hasCompanyPrefix(QStringView text)
{
    constexpr qsizetype digitsMin = 4;
    return text.size() >= digitsMin && isAllDigits(text.first(digitsMin));
}

bool isNonZero(QStringView digits)
{
    return std::ranges::any_of(digits, [](QChar c) { return c != u'0'; });
}

constexpr qint64 latitudeMax = 1'800'000'000;
constexpr qint64 longitudeMax = 3'600'000'000;

bool keepsRule(QStringView text, AiPart::Check check)
{
    switch (check) {
    case Check::None:
        return true;
    case Check::CheckDigit:
        return hasRightCheckDigit(text);
    case Check::CheckPair:
        return hasCompanyPrefix(text) && hasRightCheckPair(text);
    case Check::CheckPairAlpha:
        return !isAllDigits(text) && hasCompanyPrefix(text) && hasRightCheckPair(text);
    case Check::CompanyPrefix:
        return hasCompanyPrefix(text);
    case Check::Iban:
        return isIban(text) && isCountry(text.first(2));
    case Check::Date:
        return isDate(text, false);
    case Check::DateDayOptional:
        return isDate(text, true);
    case Check::BirthDate:
        return isBirthDate(text);
    case Check::Time:
        return isTime(text);
    case Check::Hour:
        return isAtMost(text, 23);
    case Check::Sixty:
        return isAtMost(text, 59);
    case Check::NonZero:
        return isNonZero(text);
    case Check::Zero:
        return !isNonZero(text);
    case Check::NoLeadingZero:
        return text[0] != u'0';
    case Check::PieceOfTotal:
        return isPieceOfTotal(text);
    case Check::Sequence:
        return isSequence(text);
    case Check::YesNo:
        return text <= u"1";
    case Check::Winding:
        return text <= u"1" || text == u"9";
    case Check::Hyphen:
        return text == u"-";
    case Check::Sex:
        return text <= u"2" || text == u"9";
    case Check::Country:
    case Check::CountryLetters:
        return isCountry(text);
    case Check::CountryOr999:
        return text == u"999" || isCountry(text);
    case Check::Currency:
        return isCurrency(text);
    case Check::Latitude:
        return isAtMost(text, latitudeMax);
    case Check::Longitude:
        return isAtMost(text, longitudeMax);
    case Check::PackageType:
        return isPackageType(text);
    case Check::Medium:
        return isAssignedMedium(text);
    case Check::ImporterIndex:
        return isImporterIndex(text);
    case Check::PercentEncoded:
        return isPercentEncoded(text);
    case Check::Coupon:
        return isCoupon(text);
    case Check::CouponOffer:
        return isCouponOffer(text);
    }
    Q_UNREACHABLE();
}

} // namespace

bool isOfSet(QStringView text, AiPart::Set set)
{
    if (set == AiPart::Set::Base64Url)
        text = withoutPadding(text);
    return std::ranges::all_of(text, [set](QChar c) { return isOneOfSet(c, set); });
}

std::optional<Violation> checkPart(QStringView text, AiPart::Check check)
{
    if (keepsRule(text, check))
        return std::nullopt;
    switch (check) {
    case Check::CheckDigit:
    case Check::CheckPair:
    case Check::CheckPairAlpha:
    case Check::Iban:
        return Violation{codes::checkDigit, u"the check digit or character is wrong"_s};
    case Check::Date:
    case Check::DateDayOptional:
    case Check::BirthDate:
    case Check::Time:
    case Check::Hour:
    case Check::Sixty:
        return Violation{codes::badDate, u"there is no such day or time"_s};
    default:
        return Violation{codes::badValue, u"there is no such value"_s};
    }
}

std::optional<QDate> gs1Date(QStringView yymmdd, QDate today)
{
    constexpr int yearsAhead = 50;
    if (yymmdd.size() != 6 || !isAllDigits(yymmdd))
        return std::nullopt;
    int year = today.year() / 100 * 100 + yymmdd.first(2).toInt();
    if (year > today.year() + yearsAhead)
        year -= 100;
    else if (year <= today.year() + yearsAhead - 100)
        year += 100;
    const int month = yymmdd.sliced(2, 2).toInt();
    const int day = yymmdd.sliced(4, 2).toInt();
    const QDate first(year, month, 1);
    const QDate date = day == 0 && first.isValid() ? QDate(year, month, first.daysInMonth())
                                                   : QDate(year, month, day);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

} // namespace storehand
