// SPDX-License-Identifier: Apache-2.0
#include "core/station/ProductBook.h"

namespace storehand {

ProductBook::ProductBook(Source source)
    : m_source(std::move(source))
    , m_recent(recentMax)
{}

std::optional<Product> ProductBook::product(const Sku &sku) const
{
    if (const Product *known = m_recent.object(sku.text))
        return *known;
    std::optional<Product> product = m_source.product(sku);
    if (product)
        m_recent.insert(sku.text, new Product(*product));
    return product;
}

QList<ProductBook::Match> ProductBook::find(const Decoded &code) const
{
    QStringList keys;
    if (code.measure)
        keys.append(code.measure->item.text);
    if (code.gtin)
        keys.append(code.gtin->text);
    if (code.otherGtin)
        keys.append(code.otherGtin->text);
    if (!keys.contains(code.text))
        keys.append(code.text);
    for (const QString &key : keys) {
        const QList<Match> matches = m_source.matches(key);
        if (!matches.isEmpty())
            return matches;
    }
    if (product(Sku(code.text)))
        return {{Sku(code.text), 1}};
    return {};
}

QString ProductBook::keyOf(const QString &code)
{
    const auto decoded = decodeText(code);
    return decoded && decoded->gtin ? decoded->gtin->text : code;
}

} // namespace storehand
