// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/GtinKind.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The first three of thirteen digits.
struct Prefixes
{
    int first;
    int last;
    GtinKind kind;
};

constexpr std::array kept{
    Prefixes{20, 29, GtinKind::Regional},     Prefixes{40, 49, GtinKind::Company},
    Prefixes{50, 59, GtinKind::Coupon},       Prefixes{200, 299, GtinKind::Regional},
    Prefixes{977, 977, GtinKind::Periodical}, Prefixes{978, 979, GtinKind::Book},
    Prefixes{980, 980, GtinKind::Refund},     Prefixes{981, 999, GtinKind::Coupon},
};

} // namespace

std::optional<GtinKind> kindOf(const Gtin &gtin)
{
    constexpr qsizetype prefixSize = 3;
    constexpr auto inFrontOfEight = "000000"_L1;
    const QStringView digits = gtin.text;
    if (digits.startsWith(inFrontOfEight)) {
        const QChar first = digits[inFrontOfEight.size()];
        return first == u'0' || first == u'2' ? std::optional(GtinKind::Company) : std::nullopt;
    }
    const int prefix = digits.sliced(1, prefixSize).toInt();
    const auto *found = std::ranges::find_if(
        kept, [&](const Prefixes &one) { return one.first <= prefix && prefix <= one.last; });
    return found == kept.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace storehand
