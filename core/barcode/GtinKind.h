// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Gtin.h"
#include "core/domain/Names.h"

#include <optional>

namespace storehand {

/// What a GTIN numbers that is no ordinary item, by the prefixes that GS1 keeps for it.
enum class GtinKind {
    Regional,   ///< means what the shops of a region agreed: goods that they weigh or price
    Company,    ///< means what one company decided
    Coupon,     ///< a voucher, no goods
    Refund,     ///< a receipt for returned bottles and the like, no goods
    Periodical, ///< a newspaper or magazine; an ISSN stands in it
    Book        ///< a book or sheet music; an ISBN or ISMN stands in it
};

constexpr auto enumNames(GtinKind)
{
    using enum GtinKind;
    return NameTable<GtinKind, 6>{{
        {Regional, QLatin1String("regional")},
        {Company, QLatin1String("company")},
        {Coupon, QLatin1String("coupon")},
        {Refund, QLatin1String("refund")},
        {Periodical, QLatin1String("periodical")},
        {Book, QLatin1String("book")},
    }};
}

/// Nothing for an ordinary item.
[[nodiscard]] std::optional<GtinKind> kindOf(const Gtin &gtin);

} // namespace storehand
