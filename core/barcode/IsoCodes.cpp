// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/IsoCodes.h"

#include <QLatin1StringView>

#include <algorithm>
#include <span>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

#include "core/barcode/IsoCodes.inc"

bool isOneOf(QStringView code, std::span<const QLatin1StringView> codes)
{
    return std::ranges::binary_search(codes, code, [](const auto &left, const auto &right) {
        return QtPrivate::compareStrings(left, right) < 0;
    });
}

} // namespace

bool isCountry(QStringView code)
{
    return isOneOf(code, code.size() == 2 ? std::span<const QLatin1StringView>(country2Codes)
                                          : std::span<const QLatin1StringView>(countryCodes));
}

bool isCurrency(QStringView code)
{
    return isOneOf(code, currencyCodes);
}

bool isPackageType(QStringView code)
{
    return isOneOf(code, packageCodes);
}

} // namespace storehand
