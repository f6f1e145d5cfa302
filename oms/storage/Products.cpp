// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Products.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

Result<std::optional<Product>> Products::find(const Sku &sku)
{
    return bodyOf<Product>(m_connection, u"SELECT body FROM products WHERE sku = ?"_s, {sku});
}

Result<std::optional<Product>> Products::findForChange(const Sku &sku)
{
    return bodyOf<Product>(m_connection, u"SELECT body FROM products WHERE sku = ? {for_update}"_s,
                           {sku});
}

Result<std::optional<Sku>> Products::ofCode(const QString &code)
{
    return m_connection.first(u"SELECT sku FROM product_codes WHERE code = ?"_s, {code},
                              [](const SqlRow &row) { return Sku(row.text(0)); });
}

Status Products::save(const Product &product, const QByteArray &body)
{
    const Status saved = m_connection.run(
        u"INSERT INTO products(sku, version, body) VALUES (?, ?, ?)"
        " ON CONFLICT (sku) DO UPDATE SET version = excluded.version, body = excluded.body"_s,
        {product.sku, product.version, body});
    if (!saved)
        return saved;
    const Status cleared =
        m_connection.run(u"DELETE FROM product_codes WHERE sku = ?"_s, {product.sku});
    if (!cleared)
        return cleared;
    for (const ProductCode &code : product.codes) {
        const Status written =
            m_connection.run(u"INSERT INTO product_codes(code, sku, units) VALUES (?, ?, ?)"_s,
                             {code.code, product.sku, code.units});
        if (!written)
            return written;
    }
    return {};
}

Status Products::forEach(const std::function<Status(const Product &)> &use)
{
    return eachBodyOf<Product>(m_connection, u"SELECT body FROM products ORDER BY sku"_s, {}, use);
}

} // namespace storehand::oms
