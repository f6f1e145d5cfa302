// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/KeyedText.h"

#include "core/barcode/AimId.h"
#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand::scanner {

namespace {

bool hasKey(const Decoded &decoded)
{
    return decoded.gtin || decoded.own ||
           std::ranges::any_of(decoded.elements, [](const Element &element) {
               return element.ai == u"00" || element.ai == u"02";
           });
}

/// What shops print on their own labels.
bool isOfOwnSet(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') ||
               c == u'-' || c == u'.';
    });
}

/// How much a reading says for itself; 0 when it means nothing. A key with its check digit, or one
/// of our codes, says most; what a symbol promised and did not keep still tells the symbol, and
/// so does an identifier in front of any text. A DataBar without an item is rather an EAN under
/// Caps Lock: "]E0" and "]e0" are the same keys.
int weightOf(const QString &text, const DecodeOptions &options)
{
    const Result<Decoded> decoded = decodeText(text, options);
    const AimId aim = AimId::inFrontOf(text);
    const bool promised = aim.saysGs1() || aim.saysEan();
    if (!decoded)
        return (promised ? 2 : 0) + int(decoded.error().code == codes::checkDigit);
    if (decoded->own)
        return isOfOwnSet(decoded->own->value) ? 5 : 4;
    if (hasKey(*decoded))
        return promised ? 6 : 4;
    if (decoded->elements.isEmpty())
        return int(!aim.format({}).isEmpty());
    return promised && aim.text != u"]e0" ? 3 : 2;
}

bool hasDigit(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// True when the keys of a label like "P-000123" give that only under a Caps Lock that shifts all
/// of them, and signs and small letters otherwise.
bool isLabelUnderCapsLock(const QString &locked, const QString &unlocked)
{
    return isOfOwnSet(locked) && hasDigit(locked) && locked == locked.toUpper() &&
           !hasDigit(unlocked);
}

/// The keys one by one where the first two made one letter: "Ä" is a letter, but at the beginning
/// of a read rather "¨" and "A", for AIM identifiers begin with the key of "]".
QString withDeadKeyInFront(QStringView keys)
{
    const QString parts = keys.isEmpty() ? QString() : keys[0].decomposition();
    const QChar dead = parts.size() == 2 ? deadKeyOf(parts[1]) : QChar();
    return dead.isNull() ? QString() : dead + parts.first(1) + keys.sliced(1).toString();
}

} // namespace

bool isTelling(const QString &text, const DecodeOptions &options)
{
    const Result<Decoded> decoded = decodeText(text, options);
    if (!decoded)
        return decoded.error().code == codes::checkDigit;
    return hasKey(*decoded) || !decoded->elements.isEmpty();
}

QString mostTelling(const QStringList &readings, const DecodeOptions &options)
{
    const auto weight = [&](const QString &reading) { return weightOf(reading, options); };
    return *std::ranges::max_element(readings, {}, weight);
}

QString likeliestReading(QStringView keys, const HostLayout &layout, const DecodeOptions &options)
{
    while (keys.endsWith(u'\r') || keys.endsWith(u'\n') || keys.endsWith(u'\t'))
        keys = keys.chopped(1);
    QStringList readings{usTextOf(keys, layout), usTextOf(keys, layout, CapsLock::Letters)};
    const QString locked = usTextOf(keys, layout, CapsLock::AllKeys);
    // where digits need Shift, nobody reads a code of nothing but their other signs
    if ((layout.capsShiftsAll && isAllDigits(keys)) || isLabelUnderCapsLock(locked, readings[0]))
        readings.prepend(locked);
    else if (layout.capsShiftsAll)
        readings.append(locked);
    readings.append(keys.toString());
    if (!layout.capsShiftsAll)
        readings.append(locked);
    if (const QString apart = withDeadKeyInFront(keys); !apart.isEmpty())
        readings += {usTextOf(apart, layout), usTextOf(apart, layout, CapsLock::Letters)};
    return mostTelling(readings, options);
}

QByteArray readingOf(const KeyedRead &read, const QString &keys)
{
    const HostLayout *layout = HostLayout::find(keys);
    if (!layout)
        return read.typed;
    // a key that the system names says more than what a layout makes of it
    return read.usKeys.isEmpty() ? likeliestReading(QString::fromUtf8(read.typed), *layout).toUtf8()
                                 : read.usKeys;
}

} // namespace storehand::scanner
