// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/AiValueCheck.h"

#include "core/barcode/Gtin.h"
#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

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
        return isLetterOrDigit(code) || "-_="_L1.contains(c);
    }
    Q_UNREACHABLE();
}

bool isTime(QStringView hhmm)
{
    return hhmm.first(2).toInt() <= 23 && (hhmm.size() < 4 || hhmm.sliced(2).toInt() <= 59);
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

bool isNonZero(QStringView digits)
{
    return std::ranges::any_of(digits, [](QChar c) { return c != u'0'; });
}

std::optional<Violation> unless(bool fine, QLatin1StringView code, const QString &what)
{
    if (fine)
        return std::nullopt;
    return Violation{code, what};
}

} // namespace

bool isOfSet(QStringView text, AiPart::Set set)
{
    return std::ranges::all_of(text, [set](QChar c) { return isOneOfSet(c, set); });
}

std::optional<Violation> checkPart(QStringView text, AiPart::Check check)
{
    switch (check) {
    case AiPart::Check::None:
        return std::nullopt;
    case AiPart::Check::CheckDigit:
        return unless(hasRightCheckDigit(text), codes::checkDigit, u"the check digit is wrong"_s);
    case AiPart::Check::Date:
        return unless(isDate(text, false), codes::badDate, u"there is no such day"_s);
    case AiPart::Check::DateDayOptional:
        return unless(isDate(text, true), codes::badDate, u"there is no such day"_s);
    case AiPart::Check::Time:
        return unless(isTime(text), codes::badDate, u"there is no such time of day"_s);
    case AiPart::Check::Hour:
        return unless(isTime(text) || text == u"9999", codes::badDate,
                      u"there is no such time of day"_s);
    case AiPart::Check::NonZero:
        return unless(isNonZero(text), codes::badValue, u"the value is zero"_s);
    case AiPart::Check::PieceOfTotal:
        return unless(isPieceOfTotal(text), codes::badValue, u"there is no such piece"_s);
    case AiPart::Check::YesNo:
        return unless(text == u"0" || text == u"1", codes::badValue, u"neither 0 nor 1"_s);
    case AiPart::Check::PercentEncoded:
        return unless(isPercentEncoded(text), codes::badValue, u"a broken percent sequence"_s);
    case AiPart::Check::Triples:
        return unless(text.size() % 3 == 0, codes::badLength, u"not in groups of three"_s);
    }
    Q_UNREACHABLE();
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
