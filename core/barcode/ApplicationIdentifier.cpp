// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/ApplicationIdentifier.h"

#include "core/barcode/AiValueCheck.h"
#include "core/barcode/Gtin.h"
#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ApplicationIdentifier table[] = {
#include "core/barcode/AiTable.inc"
};

constexpr int digitsMin = 2;
constexpr int digitsMax = 4;
constexpr int prefixes = 100;

/// Rows of the table, the last one not included.
struct RowRange
{
    int begin = 0;
    int end = 0;
};

/// The first two digits of an identifier of so many.
constexpr int prefixOf(int number, int digits)
{
    for (; digits > digitsMin; --digits)
        number /= 10;
    return number;
}

/// Where identifiers with the same first two digits stand; they stand together.
constexpr std::array<RowRange, prefixes> makeIndex()
{
    std::array<RowRange, prefixes> index;
    int at = 0;
    for (const ApplicationIdentifier &row : table) {
        const int last = prefixOf(row.last, row.digits);
        for (int prefix = prefixOf(row.first, row.digits); prefix <= last; ++prefix) {
            RowRange &range = index[size_t(prefix)];
            range = {range.end == 0 ? at : range.begin, at + 1};
        }
        ++at;
    }
    return index;
}

constexpr std::array<RowRange, prefixes> rowsByPrefix = makeIndex();

std::span<const ApplicationIdentifier> rowsOf(QStringView twoDigits)
{
    const RowRange range = rowsByPrefix[twoDigits.toUInt()];
    return std::span(table).subspan(size_t(range.begin), size_t(range.end - range.begin));
}

} // namespace

int ApplicationIdentifier::sizeMin() const
{
    int size = 0;
    for (const AiPart &part : parts())
        size += part.optional ? 0 : part.sizeMin;
    return size;
}

int ApplicationIdentifier::sizeMax() const
{
    int size = 0;
    for (const AiPart &part : parts())
        size += part.sizeMax;
    return size;
}

Status ApplicationIdentifier::check(QStringView ai, QStringView value) const
{
    const auto bad = [&](QLatin1StringView code, const QString &what) -> Status {
        return failure(ErrorKind::Malformed, code, u"(%1)%2: %3"_s.arg(ai, value, what));
    };
    QStringView rest = value;
    for (const AiPart &part : parts()) {
        if (rest.isEmpty() && part.optional)
            continue;
        const QStringView text = rest.first(std::min<qsizetype>(rest.size(), part.sizeMax));
        rest = rest.sliced(text.size());
        if (text.size() < part.sizeMin)
            return bad(codes::badLength, u"the value is too short"_s);
        if (!isOfSet(text, part.set))
            return bad(codes::badCharacter, u"the value has a character that is not allowed"_s);
        if (const std::optional<Violation> violation = checkPart(text, part.check))
            return bad(violation->code, violation->what);
    }
    if (!rest.isEmpty())
        return bad(codes::badLength, u"the value is too long"_s);
    return {};
}

std::span<const ApplicationIdentifier> ApplicationIdentifier::all()
{
    return table;
}

const ApplicationIdentifier *ApplicationIdentifier::find(QStringView ai)
{
    if (ai.size() < digitsMin || ai.size() > digitsMax || !isAllDigits(ai))
        return nullptr;
    const int number = ai.toInt();
    const auto rows = rowsOf(ai.first(digitsMin));
    const auto found = std::ranges::find_if(rows, [&](const ApplicationIdentifier &row) {
        return row.digits == ai.size() && row.first <= number && number <= row.last;
    });
    return found == rows.end() ? nullptr : &*found;
}

const ApplicationIdentifier *ApplicationIdentifier::inFrontOf(QStringView text)
{
    for (qsizetype size = digitsMin; size <= std::min<qsizetype>(digitsMax, text.size()); ++size) {
        if (const ApplicationIdentifier *found = find(text.first(size)))
            return found;
    }
    return nullptr;
}

bool hasPredefinedLength(QStringView ai)
{
    const int two = ai.first(2).toInt();
    return two <= 4 || (two >= 11 && two <= 20) || (two >= 31 && two <= 36) || two == 41;
}

} // namespace storehand
