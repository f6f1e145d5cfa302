// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Customer.h"
#include "oms/storage/Vault.h"

namespace storehand::oms {

/// The people behind the orders. Each is sealed with a key of their own, which rests sealed by the
/// Vault; erasing the key makes them unreadable here, in the feed's history and in everything that
/// was sealed for them.
class Customers
{
public:
    Customers(Connection &connection, const Vault &vault)
        : m_connection(connection)
        , m_vault(vault)
    {}

    /// Nothing when there is no such customer, or no longer.
    [[nodiscard]] Result<std::optional<Customer>> find(const CustomerId &id);
    /// Writes and seals; a new customer gets a key. Returns the sealed bytes, as the feed keeps
    /// them.
    [[nodiscard]] Result<QByteArray> save(const Customer &customer);
    /// What save() returned, opened; nothing when the key was erased.
    [[nodiscard]] Result<std::optional<QByteArray>> open(const CustomerId &id,
                                                         const QByteArray &sealed);
    /// From now on the customer stands in the store's topic; false if that was so already.
    [[nodiscard]] Result<bool> showIn(const StoreCode &store, const CustomerId &id);
    [[nodiscard]] Status hideFrom(const StoreCode &store, const CustomerId &id);
    [[nodiscard]] Result<QList<StoreCode>> shownIn(const CustomerId &id);
    /// As save() left it; nothing when there is no such customer.
    struct Sealed
    {
        qint64 version = 0;
        QByteArray bytes;
    };
    [[nodiscard]] Result<std::optional<Sealed>> findSealed(const CustomerId &id);
    /// Forgets the person for good.
    [[nodiscard]] Status erase(const CustomerId &id);

private:
    [[nodiscard]] Result<std::optional<Sensitive<QByteArray>>> keyOf(const CustomerId &id);
    [[nodiscard]] Result<Sensitive<QByteArray>> keyOrNewKeyOf(const CustomerId &id);

    Connection &m_connection;
    const Vault &m_vault;
};

} // namespace storehand::oms
