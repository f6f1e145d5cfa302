// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Product.h"

namespace storehand::oms {

/// The catalogue of products and the codes printed on them.
class Products
{
public:
    explicit Products(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Product>> find(const Sku &sku);
    [[nodiscard]] Result<std::optional<Product>> findForChange(const Sku &sku);
    /// The product that has this code, if any; the code as it was given.
    [[nodiscard]] Result<std::optional<Sku>> ofCode(const QString &code);
    /// Codes that belong to another product already are a unique violation.
    [[nodiscard]] Status save(const Product &product, const QByteArray &body);
    [[nodiscard]] Status forEach(const std::function<Status(const Product &)> &use);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
