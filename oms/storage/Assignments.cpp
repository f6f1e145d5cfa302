// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Assignments.h"

#include "core/wire/Entities.h"
#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<std::optional<Assignment>> findBy(Connection &connection, const QString &sql,
                                         const AssignmentId &id)
{
    const auto body = connection.first(sql, {id}, [](const SqlRow &row) { return row.bytes(0); });
    if (!body)
        return failure(body.error());
    if (!*body)
        return std::nullopt;
    return wire::into<Assignment>(**body);
}

Result<QList<Assignment>> listBy(Connection &connection, const QString &sql,
                                 const SqlValues &values)
{
    QList<Assignment> list;
    const Status read = connection.query(sql, values, [&](const SqlRow &row) -> Status {
        Result<Assignment> assignment = wire::into<Assignment>(row.bytes(0));
        if (!assignment)
            return failure(assignment.error());
        list.append(*std::move(assignment));
        return {};
    });
    if (!read)
        return failure(read.error());
    return list;
}

Result<int> countBy(Connection &connection, const QString &sql, const SqlValues &values)
{
    const Result<qint64> count = numberOf(connection, sql, values);
    return count ? Result<int>(static_cast<int>(*count)) : failure(count.error());
}

const QString toPick = u"SELECT body FROM assignments WHERE store = ? AND is_open = 1"
                       " AND state IN ('assigned', 'accepted', 'picking')"
                       " ORDER BY CASE WHEN promise_by IS NULL THEN 1 ELSE 0 END, promise_by,"
                       " assigned_at, id"_s;

} // namespace

Result<std::optional<Assignment>> Assignments::find(const AssignmentId &id)
{
    return findBy(m_connection, u"SELECT body FROM assignments WHERE id = ?"_s, id);
}

Result<std::optional<Assignment>> Assignments::findForChange(const AssignmentId &id)
{
    return findBy(m_connection, u"SELECT body FROM assignments WHERE id = ? {for_update}"_s, id);
}

Result<QList<Assignment>> Assignments::ofOrder(const OrderId &order)
{
    return listBy(m_connection,
                  u"SELECT body FROM assignments WHERE order_id = ? ORDER BY assigned_at, id"_s,
                  {order});
}

Result<QList<AssignmentId>> Assignments::idsOfOrder(const OrderId &order)
{
    QList<AssignmentId> ids;
    const Status read = m_connection.query(
        u"SELECT id FROM assignments WHERE order_id = ? ORDER BY assigned_at, id"_s, {order},
        [&](const SqlRow &row) { ids.append(AssignmentId(row.text(0))); });
    if (!read)
        return failure(read.error());
    return ids;
}

Result<QList<Assignment>> Assignments::openOf(const StoreCode &store)
{
    return listBy(m_connection,
                  u"SELECT body FROM assignments WHERE store = ? AND is_open = 1"
                  " ORDER BY assigned_at, id"_s,
                  {store});
}

Result<QList<Assignment>> Assignments::toPickIn(const StoreCode &store, int limit)
{
    return listBy(m_connection, toPick + u" LIMIT ?"_s, {store, limit});
}

Result<QList<Assignment>> Assignments::arrivedIn(const StoreCode &store)
{
    QList<Assignment> arrived;
    const Status read = m_connection.query(toPick, {store}, [&](const SqlRow &row) -> Status {
        const QByteArray body = row.bytes(0);
        if (!body.contains("\"arrival\"")) // few of many: only those are read in full
            return {};
        Result<Assignment> assignment = wire::into<Assignment>(body);
        if (!assignment)
            return failure(assignment.error());
        if (assignment->arrival)
            arrived.append(*std::move(assignment));
        return {};
    });
    if (!read)
        return failure(read.error());
    return arrived;
}

Result<int> Assignments::countSince(const StoreCode &store, Instant since)
{
    return countBy(m_connection,
                   u"SELECT COUNT(*) FROM assignments WHERE store = ? AND assigned_at >= ?"_s,
                   {store, since});
}

Result<int> Assignments::droppedSince(const StoreCode &store, Instant since)
{
    return countBy(m_connection,
                   u"SELECT COUNT(*) FROM assignments WHERE store = ? AND assigned_at >= ?"
                   " AND state IN ('declined', 'cancelled')"_s,
                   {store, since});
}

Result<int> Assignments::parcelsAt(const StoreCode &store, const LocationCode &location,
                                   const ParcelCode &except)
{
    return countBy(m_connection,
                   u"SELECT COUNT(*) FROM parcels WHERE store = ? AND location = ? AND code <> ?"_s,
                   {store, location, except});
}

Status Assignments::insert(const Assignment &assignment, const QByteArray &body)
{
    const Status inserted = m_connection.run(
        u"INSERT INTO assignments(id, version, store, order_id, customer, state, method, is_open,"
        " in_topic, assigned_at, promise_by, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)"_s,
        {assignment.id, assignment.version, assignment.store, assignment.order, assignment.customer,
         toText(assignment.state), toText(assignment.method), !assignment.isDone(),
         assignment.assignedAt, assignment.promiseBy, body});
    if (!inserted || assignment.parcels.isEmpty())
        return inserted;
    return placeParcels(assignment);
}

Status Assignments::update(const Assignment &assignment, const QByteArray &body)
{
    return m_connection.run(
        u"UPDATE assignments SET version = ?, state = ?, is_open = ?, promise_by = ?, body = ?"
        " WHERE id = ?"_s,
        {assignment.version, toText(assignment.state), !assignment.isDone(), assignment.promiseBy,
         body, assignment.id});
}

Status Assignments::placeParcels(const Assignment &assignment)
{
    const Status cleared =
        m_connection.run(u"DELETE FROM parcels WHERE assignment = ?"_s, {assignment.id});
    if (!cleared)
        return cleared;
    for (const Parcel &parcel : assignment.parcels) {
        const Status written = m_connection.run(
            u"INSERT INTO parcels(assignment, code, store, location) VALUES (?, ?, ?, ?)"_s,
            {assignment.id, parcel.code, assignment.store,
             parcel.gone ? LocationCode() : parcel.location});
        if (!written)
            return written;
    }
    return {};
}

Result<bool> Assignments::isInTopic(const AssignmentId &id)
{
    const Result<qint64> told =
        numberOf(m_connection, u"SELECT in_topic FROM assignments WHERE id = ?"_s, {id});
    if (!told)
        return failure(told.error());
    return *told != 0;
}

Status Assignments::enterTopic(const AssignmentId &id)
{
    return m_connection.run(u"UPDATE assignments SET in_topic = 1 WHERE id = ?"_s, {id});
}

Status Assignments::leaveTopic(const AssignmentId &id)
{
    return m_connection.run(u"UPDATE assignments SET in_topic = 0 WHERE id = ?"_s, {id});
}

Result<bool> Assignments::needsCustomer(const StoreCode &store, const CustomerId &customer)
{
    const auto found = m_connection.first(
        u"SELECT 1 FROM assignments WHERE store = ? AND customer = ? AND in_topic = 1 LIMIT 1"_s,
        {store, customer}, [](const SqlRow &) { return true; });
    if (!found)
        return failure(found.error());
    return found->has_value();
}

Status Assignments::forEach(const std::function<Status(const Assignment &)> &use)
{
    return m_connection.query(
        u"SELECT body FROM assignments ORDER BY id"_s, {}, [&](const SqlRow &row) -> Status {
            const Result<Assignment> assignment = wire::into<Assignment>(row.bytes(0));
            if (!assignment)
                return failure(assignment.error());
            return use(*assignment);
        });
}

} // namespace storehand::oms
