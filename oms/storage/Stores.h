// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Store.h"

namespace storehand::oms {

/// The stores and the staging locations in them.
class Stores
{
public:
    explicit Stores(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Store>> find(const StoreCode &code);
    /// By code.
    [[nodiscard]] Result<QList<Store>> all();
    [[nodiscard]] Status save(const Store &store, const QByteArray &body);

    [[nodiscard]] Result<std::optional<StagingLocation>> findPlace(const StoreCode &store,
                                                                   const LocationCode &code);
    /// By code.
    [[nodiscard]] Result<QList<StagingLocation>> placesOf(const StoreCode &store);
    [[nodiscard]] Status save(const StagingLocation &place);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
