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

/// How much a reading says for itself; 0 when it means nothing. A key with its check digit, or one
/// of our codes, says most; what a symbol promised and did not keep still tells the symbol. A
/// DataBar without an item is rather an EAN under Caps Lock: "]E0" and "]e0" are the same keys.
int weightOf(const QString &text, const DecodeOptions &options)
{
    const Result<Decoded> decoded = decodeText(text, options);
    const AimId aim = AimId::inFrontOf(text);
    const bool promised = aim.saysGs1() || aim.saysEan();
    if (!decoded)
        return (promised ? 2 : 0) + int(decoded.error().code == codes::checkDigit);
    if (hasKey(*decoded))
        return promised ? 6 : 4;
    if (decoded->elements.isEmpty())
        return 0;
    return promised && aim.text != u"]e0" ? 3 : 2;
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
    if (layout.capsShiftsAll && isAllDigits(keys))
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
