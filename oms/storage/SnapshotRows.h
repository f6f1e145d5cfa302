// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "oms/storage/Customers.h"

namespace storehand::oms {

/// The kinds of what stations hold, in the order in which a snapshot gives them: what others refer
/// to comes first.
enum class SnapshotPart {
    Store,
    Persons,
    Staging,
    Products,
    Stock,
    Customers,
    Assignments,
    Exceptions,
    Tasks,
};

inline constexpr int snapshotPartCount = 9;

/// One entity as it rests now.
struct EntityRow
{
    QString key; ///< where to go on behind it
    QString entity;
    QString id;
    qint64 version = 0;
    QByteArray body; ///< as the feed serves it
};

/// Reads by key what the stations of a store hold, without a long transaction: a page shows each of
/// its rows as it is at that moment.
class SnapshotRows
{
public:
    SnapshotRows(Connection &connection, Customers &customers)
        : m_connection(connection)
        , m_customers(customers)
    {}

    /// Rows behind `key` (empty: from the first), at most `limit`. Fewer means that there are no
    /// more.
    [[nodiscard]] Result<QList<EntityRow>> read(SnapshotPart part, const StoreCode &store,
                                                const QString &key, int limit);
    /// About how many there are.
    [[nodiscard]] Result<qint64> count(SnapshotPart part, const StoreCode &store);

private:
    [[nodiscard]] Result<QList<EntityRow>> bodies(QLatin1StringView entity, const QString &sql,
                                                  const SqlValues &values);
    [[nodiscard]] Result<QList<EntityRow>> stock(const StoreCode &store, const QString &key,
                                                 int limit);
    [[nodiscard]] Result<QList<EntityRow>> staging(const StoreCode &store, const QString &key,
                                                   int limit);
    [[nodiscard]] Result<QList<EntityRow>> customers(const StoreCode &store, const QString &key,
                                                     int limit);

    Connection &m_connection;
    Customers &m_customers;
};

} // namespace storehand::oms
