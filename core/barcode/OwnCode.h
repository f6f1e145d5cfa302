// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Names.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace storehand {

/// A code that the shop prints itself and that says by its beginning what it is:
///
/// | printed | kind | value |
/// | --- | --- | --- |
/// | `SHC:confirm` | Command: the command card | `confirm`, lower case |
/// | `SHB:0042` | Badge of a person | `0042` |
/// | `SHL:S-07` | Location: staging place or shelf | `S-07` |
/// | `SHO:SO-100023` | Order reference | `SO-100023` |
/// | `SHP:P-000123` | Parcel | `P-000123` |
/// | `SHT:T-12` | Tote: what goods are collected in | `T-12` |
/// | `SHP1.…` | Pickup: a customer's signed QR code | the whole text, not yet verified |
///
/// The beginning is compared case-blind, since Caps Lock turns it around. Codes without such a
/// beginning (pre-printed parcel labels, typed pickup codes) only the station's data can tell.
struct OwnCode
{
    enum class Kind { Command, Badge, Location, Order, Parcel, Tote, Pickup };

    Kind kind = Kind::Command;
    QString value;

    /// Nothing when `text` has none of these forms.
    [[nodiscard]] static std::optional<OwnCode> recognise(QStringView text);

    friend bool operator==(const OwnCode &, const OwnCode &) = default;
};

constexpr auto enumNames(OwnCode::Kind)
{
    using enum OwnCode::Kind;
    return NameTable<OwnCode::Kind, 7>{{
        {Command, QLatin1String("command")},
        {Badge, QLatin1String("badge")},
        {Location, QLatin1String("location")},
        {Order, QLatin1String("order")},
        {Parcel, QLatin1String("parcel")},
        {Tote, QLatin1String("tote")},
        {Pickup, QLatin1String("pickup")},
    }};
}

/// True for what may be printed on a parcel: 3 to 40 of A–Z, a–z, 0–9 and "-".
[[nodiscard]] bool isParcelCode(QStringView text);

} // namespace storehand
