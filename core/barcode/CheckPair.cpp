// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/CheckPair.h"

#include <QLatin1StringView>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

// A character counts what its place in the set is.
constexpr auto set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                       "abcdefghijklmnopqrstuvwxyz"_L1;
constexpr auto set32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"_L1;

bool isPrime(int number)
{
    for (int divisor = 2; divisor * divisor <= number; ++divisor) {
        if (number % divisor == 0)
            return false;
    }
    return true;
}

int nextPrime(int after)
{
    do
        ++after;
    while (!isPrime(after));
    return after;
}

} // namespace

bool hasRightCheckPair(QStringView text)
{
    constexpr int modulus = 1021;
    if (text.size() < 2)
        return false;
    int sum = 0;
    int weight = 1;
    for (qsizetype at = text.size() - 3; at >= 0; --at) {
        weight = nextPrime(weight);
        sum = (sum + weight * static_cast<int>(set82.indexOf(text[at]))) % modulus;
    }
    return text[text.size() - 2] == set32[sum / set32.size()] &&
           text.back() == set32[sum % set32.size()];
}

bool isIban(QStringView text)
{
    constexpr qsizetype sizeMin = 11;
    constexpr qsizetype headSize = 4;
    if (text.size() < sizeMin)
        return false;
    int rest = 0;
    for (const QStringView half : {text.sliced(headSize), text.first(headSize)}) {
        for (const QChar c : half) {
            const bool digit = c >= u'0' && c <= u'9';
            if (!digit && (c < u'A' || c > u'Z'))
                return false;
            rest =
                digit ? rest * 10 + (c.unicode() - u'0') : rest * 100 + (c.unicode() - u'A' + 10);
            rest %= 97;
        }
    }
    return rest == 1;
}

} // namespace storehand
