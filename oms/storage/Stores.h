// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Store.h"

#include <QHash>

namespace storehand::oms {

/// The stores and the staging locations in them.
class Stores
{
public:
    explicit Stores(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Store>> find(const StoreCode &code);
    [[nodiscard]] Result<std::optional<Store>> findForChange(const StoreCode &code);
    /// By code.
    [[nodiscard]] Result<QList<Store>> all();
    [[nodiscard]] Status save(const Store &store, const QByteArray &body);

    [[nodiscard]] Result<std::optional<StagingLocation>> findPlace(const StoreCode &store,
                                                                   const LocationCode &code);
    /// By code.
    [[nodiscard]] Result<QList<StagingLocation>> placesOf(const StoreCode &store);
    [[nodiscard]] Status save(const StagingLocation &place);

private:
    /// A store and the bytes that it was read from: the same bytes need not be read again.
    struct Known
    {
        QByteArray body;
        Store store;
    };

    [[nodiscard]] Result<Store> read(const StoreCode &code, const QByteArray &body);

    Connection &m_connection;
    QHash<StoreCode, Known> m_known;
};

} // namespace storehand::oms
