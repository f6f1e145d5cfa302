// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Money.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

/// Few currencies have not two.
int minorDigits(const QString &currency)
{
    constexpr std::array none{"BIF"_L1, "CLP"_L1, "DJF"_L1, "GNF"_L1, "ISK"_L1, "JPY"_L1,
                              "KMF"_L1, "KRW"_L1, "PYG"_L1, "RWF"_L1, "UGX"_L1, "VND"_L1,
                              "VUV"_L1, "XAF"_L1, "XOF"_L1, "XPF"_L1};
    constexpr std::array three{"BHD"_L1, "IQD"_L1, "JOD"_L1, "KWD"_L1,
                               "LYD"_L1, "OMR"_L1, "TND"_L1};
    if (std::find(none.begin(), none.end(), currency) != none.end())
        return 0;
    return std::find(three.begin(), three.end(), currency) != three.end() ? 3 : 2;
}

} // namespace storehand
