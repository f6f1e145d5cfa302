// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Customer.h"

#include <QStringList>

namespace storehand {

QString Customer::initials() const
{
    constexpr int lettersMax = 3;
    QString letters;
    for (const QString &word : name.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const int length = word.at(0).isHighSurrogate() ? 2 : 1;
        letters += word.left(length).toUpper();
        if (letters.size() >= lettersMax)
            break;
    }
    return letters;
}

} // namespace storehand
