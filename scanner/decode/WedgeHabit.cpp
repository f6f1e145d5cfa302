// SPDX-License-Identifier: Apache-2.0
#include "scanner/decode/WedgeHabit.h"

#include "scanner/decode/KeyedText.h"

namespace storehand::scanner {

QByteArray WedgeHabit::readingOf(const QByteArray &typed, const QByteArray &usKeys)
{
    if (usKeys.isEmpty() || usKeys == typed)
        return typed;
    const bool tellsTyped = isTelling(QString::fromUtf8(typed), {});
    const bool tellsUs = isTelling(QString::fromUtf8(usKeys), {});
    if (tellsTyped != tellsUs)
        m_pressesUsKeys = tellsUs;
    // nobody reads a code of nothing but the other signs of the digits
    const bool isNumber = !tellsUs && isAllDigits(QString::fromUtf8(typed));
    return m_pressesUsKeys && !isNumber ? usKeys : typed;
}

} // namespace storehand::scanner
