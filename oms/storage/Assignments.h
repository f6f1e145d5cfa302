// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Assignment.h"

namespace storehand::oms {

/// The assignments of all stores. `body` is always wire::toBytes() of the same value: it is made
/// once and serves table and feed.
class Assignments
{
public:
    explicit Assignments(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<Assignment>> find(const AssignmentId &id);
    /// As find(), and keeps other nodes from changing it until the transaction ends.
    [[nodiscard]] Result<std::optional<Assignment>> findForChange(const AssignmentId &id);
    /// In the order in which they were made.
    [[nodiscard]] Result<QList<Assignment>> ofOrder(const OrderId &order);
    /// The ids alone, for changing them one by one.
    [[nodiscard]] Result<QList<AssignmentId>> idsOfOrder(const OrderId &order);
    /// Those a store still works on.
    [[nodiscard]] Result<QList<Assignment>> openOf(const StoreCode &store);
    /// Those of a store that are to be picked, the earliest promise first.
    [[nodiscard]] Result<QList<Assignment>> toPickIn(const StoreCode &store, int limit);
    /// Of these, those whose customer came, also where they left again.
    [[nodiscard]] Result<QList<Assignment>> arrivedIn(const StoreCode &store);
    /// How many assignments a store received since; those of a moved or declined order count too.
    [[nodiscard]] Result<int> countSince(const StoreCode &store, Instant since);
    /// How many of them it declined or were cancelled. Reads each of them, countSince() none.
    [[nodiscard]] Result<int> droppedSince(const StoreCode &store, Instant since);
    /// How many parcels lie at a staging location, `except` not counted.
    [[nodiscard]] Result<int> parcelsAt(const StoreCode &store, const LocationCode &location,
                                        const ParcelCode &except);

    [[nodiscard]] Status insert(const Assignment &assignment, const QByteArray &body);
    /// Neither its parcels nor whether stations hold it: they have functions of their own.
    [[nodiscard]] Status update(const Assignment &assignment, const QByteArray &body);
    [[nodiscard]] Status placeParcels(const Assignment &assignment);

    /// Whether stations hold it.
    [[nodiscard]] Result<bool> isInTopic(const AssignmentId &id);
    [[nodiscard]] Status enterTopic(const AssignmentId &id);
    [[nodiscard]] Status leaveTopic(const AssignmentId &id);
    /// Whether stations of the store hold any assignment of the customer.
    [[nodiscard]] Result<bool> needsCustomer(const StoreCode &store, const CustomerId &customer);

    /// Walks all, for verify and snapshots.
    [[nodiscard]] Status forEach(const std::function<Status(const Assignment &)> &use);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
