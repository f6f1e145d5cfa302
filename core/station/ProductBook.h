// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Decoded.h"
#include "core/domain/Product.h"

#include <QCache>
#include <QHash>

#include <functional>
#include <optional>

namespace storehand {

/// The catalogue as a station needs it: what a code means, and what a SKU is called. Products stay
/// on disk; what was asked for lately is kept in memory.
class ProductBook
{
public:
    /// A code that means units of a product.
    struct Match
    {
        Sku sku;
        int units = 1;

        friend bool operator==(const Match &, const Match &) = default;
    };

    /// How the book reads the disk: one product by SKU, and the products of a code key (see
    /// keysOf()).
    struct Source
    {
        std::function<std::optional<Product>(const Sku &)> product;
        std::function<QList<Match>(const QString &key)> matches;
    };

    explicit ProductBook(Source source);

    [[nodiscard]] std::optional<Product> product(const Sku &sku) const;
    /// What the code can mean, best first: by GTIN (with a weight or price inside, by the number
    /// without it), by the other reading of eight digits, by the
    /// text as it stands, and by SKU.
    [[nodiscard]] QList<Match> find(const Decoded &code) const;
    /// A product changed: forget what was kept of it.
    void forget(const Sku &sku) { m_recent.remove(sku.text); }
    void forgetAll() { m_recent.clear(); }

    /// The key under which a product's code is indexed: the 14 digits of a GTIN, else the text
    /// itself.
    [[nodiscard]] static QString keyOf(const QString &code);

private:
    static constexpr int recentMax = 5000;

    Source m_source;
    mutable QCache<QString, Product> m_recent;
};

} // namespace storehand
