// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"
#include "core/domain/Money.h"
#include "core/domain/Names.h"

#include <QList>
#include <QStringList>

#include <array>
#include <optional>

namespace storehand {

/// What must be known of each unit that is picked.
enum class Track { None, Lot, Serial, LotExpiry };

constexpr auto enumNames(Track)
{
    using enum Track;
    return NameTable<Track, 4>{{
        {None, QLatin1String("none")},
        {Lot, QLatin1String("lot")},
        {Serial, QLatin1String("serial")},
        {LotExpiry, QLatin1String("lot_expiry")},
    }};
}

/// How a product must be kept, and which staging locations suit it.
enum class Storage { Ambient, Cool, Frozen, Secure };

constexpr auto enumNames(Storage)
{
    using enum Storage;
    return NameTable<Storage, 4>{{
        {Ambient, QLatin1String("ambient")},
        {Cool, QLatin1String("cool")},
        {Frozen, QLatin1String("frozen")},
        {Secure, QLatin1String("secure")},
    }};
}

enum class ProductKind { Goods, Digital, Service };

constexpr auto enumNames(ProductKind)
{
    using enum ProductKind;
    return NameTable<ProductKind, 3>{{
        {Goods, QLatin1String("goods")},
        {Digital, QLatin1String("digital")},
        {Service, QLatin1String("service")},
    }};
}

/// A barcode of a product and how many units one scan of it means. GTINs are stored as given; they
/// are compared by their 14-digit key.
struct ProductCode
{
    QString code;
    int units = 1;

    friend bool operator==(const ProductCode &, const ProductCode &) = default;
};

/// A component of a kit.
struct KitPart
{
    Sku sku;
    int units = 1;

    friend bool operator==(const KitPart &, const KitPart &) = default;
};

/// A product of the catalogue, one row of the topics cat/0 … cat/15.
struct Product
{
    Sku sku;
    qint64 version = 0;
    QString title;
    QList<ProductCode> codes;
    QString department;
    Money price;
    std::optional<qint64> weightG;
    Track track = Track::None;
    QString image; ///< file name of a drawing or photograph, may be empty
    QString brand;
    QString size;
    QString colour;
    Storage storage = Storage::Ambient;
    std::optional<std::array<int, 3>> dimensionsMm;
    bool fragile = false;
    int minAge = 0;
    ProductKind kind = ProductKind::Goods;
    QList<KitPart> kit;
    QStringList substitutes;

    friend bool operator==(const Product &, const Product &) = default;
};

} // namespace storehand
