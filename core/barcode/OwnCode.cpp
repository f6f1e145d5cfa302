// SPDX-License-Identifier: Apache-2.0
#include "core/barcode/OwnCode.h"

#include "core/crypto/PickupCode.h"

#include <algorithm>
#include <array>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Prefix
{
    QLatin1StringView text;
    OwnCode::Kind kind;
};

constexpr std::array prefixes{
    Prefix{"SHC:"_L1, OwnCode::Kind::Command},  Prefix{"SHB:"_L1, OwnCode::Kind::Badge},
    Prefix{"SHL:"_L1, OwnCode::Kind::Location}, Prefix{"SHO:"_L1, OwnCode::Kind::Order},
    Prefix{"SHP:"_L1, OwnCode::Kind::Parcel},   Prefix{"SHT:"_L1, OwnCode::Kind::Tote},
};

constexpr int parcelSizeMin = 3;
constexpr int parcelSizeMax = 40;
constexpr int valueSizeMax = 64;

bool hasForm(OwnCode::Kind kind, QStringView value)
{
    if (kind == OwnCode::Kind::Parcel || kind == OwnCode::Kind::Tote)
        return isParcelCode(value);
    return !value.isEmpty() && value.size() <= valueSizeMax &&
           std::ranges::all_of(value, [](QChar c) { return c.isPrint(); });
}

} // namespace

std::optional<OwnCode> OwnCode::recognise(QStringView text)
{
    if (PickupCode::isQrForm(text))
        return OwnCode{Kind::Pickup, text.toString()};
    const auto *prefix = std::ranges::find_if(prefixes, [&](const Prefix &one) {
        return text.startsWith(one.text, Qt::CaseInsensitive);
    });
    if (prefix == prefixes.end())
        return std::nullopt;
    const QString value = text.sliced(prefix->text.size()).toString();
    if (!hasForm(prefix->kind, value))
        return std::nullopt;
    return OwnCode{prefix->kind, prefix->kind == Kind::Command ? value.toLower() : value};
}

bool isParcelCode(QStringView text)
{
    return text.size() >= parcelSizeMin && text.size() <= parcelSizeMax &&
           std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') ||
                      (c >= u'a' && c <= u'z') || c == u'-';
           });
}

} // namespace storehand
