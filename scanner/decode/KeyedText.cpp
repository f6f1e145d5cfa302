// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/KeyedText.h"

#include "core/domain/Codes.h"

#include <algorithm>

namespace storehand::scanner {

bool isTelling(const QString &text, const DecodeOptions &options)
{
    const Result<Decoded> decoded = decodeText(text, options);
    if (!decoded)
        return decoded.error().code == codes::checkDigit;
    return decoded->gtin || !decoded->elements.isEmpty() || decoded->own;
}

QString firstTelling(const QStringList &readings, const DecodeOptions &options)
{
    const auto telling = std::ranges::find_if(
        readings, [&](const QString &reading) { return isTelling(reading, options); });
    return telling == readings.end() ? readings.first() : *telling;
}

QString likeliestReading(QStringView keys, const HostLayout &layout, const DecodeOptions &options)
{
    while (keys.endsWith(u'\r') || keys.endsWith(u'\n') || keys.endsWith(u'\t'))
        keys = keys.chopped(1);
    QStringList readings{usTextOf(keys, layout), usTextOf(keys, layout, CapsLock::Letters)};
    if (layout.capsShiftsAll) {
        const QString locked = usTextOf(keys, layout, CapsLock::AllKeys);
        // where digits need Shift, nobody reads a code of nothing but their other signs
        if (isAllDigits(keys))
            readings.prepend(locked);
        else
            readings.append(locked);
    }
    readings.append(keys.toString());
    return firstTelling(readings, options);
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
