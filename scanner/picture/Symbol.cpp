// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture/Symbol.h"

#include "core/barcode/AimId.h"
#include "core/barcode/ApplicationIdentifier.h"
#include "core/barcode/ElementString.h"
#include "core/barcode/Gtin.h"

#include <algorithm>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype upcASize = 12;
constexpr qsizetype gtin14Size = 14;

/// The identifier in brackets that `text` begins with; null when there is none.
const ApplicationIdentifier *bracketedAi(QStringView text)
{
    const qsizetype close = text.indexOf(u')');
    return text.startsWith(u'(') && close > 0
               ? ApplicationIdentifier::find(text.sliced(1, close - 1))
               : nullptr;
}

/// Where the value in front of `text` ends: at its fixed length, at the next identifier, or with
/// the text. Whether the value is right does not matter here.
qsizetype endOfValue(QStringView text, QStringView ai, const ApplicationIdentifier &row)
{
    if (hasPredefinedLength(ai))
        return std::min<qsizetype>(row.sizeMax(), text.size());
    for (qsizetype at = text.indexOf(u'('); at >= 0; at = text.indexOf(u'(', at + 1)) {
        if (at > 0 && bracketedAi(text.sliced(at)))
            return at;
    }
    return text.size();
}

/// The raw form of bracketed elements; the text itself where they cannot be told apart.
QString rawElements(const QString &bracketed)
{
    QString raw;
    bool separatorIsDue = false;
    for (QStringView rest = bracketed; !rest.isEmpty();) {
        const ApplicationIdentifier *row = bracketedAi(rest);
        if (!row)
            return bracketed;
        const QStringView ai = rest.sliced(1, row->digits);
        rest = rest.sliced(row->digits + 2);
        const qsizetype end = endOfValue(rest, ai, *row);
        if (separatorIsDue)
            raw += groupSeparator;
        raw += ai;
        raw += rest.first(end);
        rest = rest.sliced(end);
        separatorIsDue = !hasPredefinedLength(ai);
    }
    return raw;
}

} // namespace

Symbol normalised(Symbol symbol)
{
    QString &text = symbol.text;
    const bool isUpcE = symbol.format == u"UPC-E" && text.size() < upcASize;
    if (isUpcE || (symbol.format == u"UPC-A" && text.size() == upcASize)) {
        if (const Result<Gtin> gtin = isUpcE ? Gtin::fromUpcE(text) : Gtin::fromDigits(text))
            text = gtin->text.sliced(1);
    }
    if (symbol.format == u"DataBar" && text.size() == gtin14Size && isAllDigits(text))
        text.prepend(u"01"_s);
    if (symbol.format == u"DataBarExpanded" && looksBracketed(text))
        text = rawElements(text);
    return symbol;
}

bool isGs1(const Symbol &symbol)
{
    const AimId aim{symbol.aim};
    return aim.saysGs1() || aim.saysEan() || (symbol.format == u"ITF" && !hasNoCheck(symbol));
}

bool hasNoCheck(const Symbol &symbol)
{
    return symbol.format == u"Code39" ||
           (symbol.format == u"ITF" &&
            (symbol.text.size() != gtin14Size || !Gtin::fromDigits(symbol.text)));
}

} // namespace storehand::scanner
