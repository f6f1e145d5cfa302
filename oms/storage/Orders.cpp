// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Orders.h"

#include "oms/storage/Rows.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

OrderRow orderOf(const SqlRow &row)
{
    OrderRow order;
    order.id = OrderId(row.text(0));
    order.channel = row.text(1);
    order.ref = row.text(2);
    order.contentHash = row.bytes(3);
    order.status = fromText<OrderStatus>(row.text(4)).value_or(OrderStatus::Open);
    order.version = row.integer(5);
    order.customer = CustomerId(row.text(6));
    order.placedAt = row.instant(7);
    order.receivedAt = row.instant(8);
    order.changedAt = row.instant(9);
    order.promiseBy = row.maybeInstant(10);
    order.sealedPickupCode = row.bytes(11);
    order.body = row.bytes(12);
    return order;
}

const QString lineColumns =
    u"l.order_id, l.ref, l.position, l.sku, l.ordered, l.again, l.backordered, l.preordered,"
    " l.cancelled, l.asking, l.digital, l.available_from, l.body"_s;

OrderLineRow lineOf(const SqlRow &row)
{
    const auto units = [&row](int column) { return static_cast<int>(row.integer(column)); };
    OrderLineRow line;
    line.order = OrderId(row.text(0));
    line.ref = row.text(1);
    line.position = units(2);
    line.sku = Sku(row.text(3));
    line.ordered = units(4);
    line.again = units(5);
    line.backordered = units(6);
    line.preordered = units(7);
    line.cancelled = units(8);
    line.asking = units(9);
    line.digital = units(10);
    line.availableFrom = row.maybeInstant(11);
    line.body = row.bytes(12);
    return line;
}

} // namespace

Result<std::optional<OrderRow>> Orders::find(const OrderId &id)
{
    return m_connection.first(
        u"SELECT id, channel, ref, content_hash, status, version, customer, placed_at,"
        " received_at, changed_at, promise_by, pickup_code, body FROM orders WHERE id = ?"_s,
        {id}, orderOf);
}

Result<std::optional<OrderRow>> Orders::findForChange(const OrderId &id)
{
    return m_connection.first(
        u"SELECT id, channel, ref, content_hash, status, version, customer, placed_at,"
        " received_at, changed_at, promise_by, pickup_code, body FROM orders WHERE id = ?"
        " {for_update}"_s,
        {id}, orderOf);
}

Result<std::optional<OrderRow>> Orders::findByRef(const QString &channel, const QString &ref)
{
    return m_connection.first(
        u"SELECT id, channel, ref, content_hash, status, version, customer, placed_at,"
        " received_at, changed_at, promise_by, pickup_code, body FROM orders"
        " WHERE channel = ? AND ref = ?"_s,
        {channel, ref}, orderOf);
}

Status Orders::insert(const OrderRow &order)
{
    return m_connection.run(
        u"INSERT INTO orders(id, channel, ref, content_hash, status, version, customer, placed_at,"
        " received_at, changed_at, promise_by, pickup_code, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {order.id, order.channel, order.ref, order.contentHash, toText(order.status), order.version,
         order.customer, order.placedAt, order.receivedAt, order.changedAt, order.promiseBy,
         order.sealedPickupCode, order.body});
}

Status Orders::update(const OrderRow &order)
{
    return m_connection.run(
        u"UPDATE orders SET status = ?, customer = ?, promise_by = ?, body = ? WHERE id = ?"_s,
        {toText(order.status), order.customer, order.promiseBy, order.body, order.id});
}

Result<std::optional<Orders::Touched>> Orders::touch(const OrderId &id, Instant now)
{
    return m_connection.first(
        u"UPDATE orders SET version = version + 1, changed_at = ? WHERE id = ?"
        " RETURNING version, channel"_s,
        {now, id}, [](const SqlRow &row) {
            return Touched{row.integer(0), row.text(1)};
        });
}

Result<QList<OrderLineRow>> Orders::lines(const OrderId &order)
{
    return rowsOf<OrderLineRow>(
        m_connection,
        u"SELECT %1 FROM order_lines l WHERE l.order_id = ? ORDER BY l.position"_s.arg(lineColumns),
        {order}, lineOf);
}

Result<std::optional<OrderLineRow>> Orders::line(const OrderId &order, const QString &ref)
{
    return m_connection.first(
        u"SELECT %1 FROM order_lines l WHERE l.order_id = ? AND l.ref = ?"_s.arg(lineColumns),
        {order, ref}, lineOf);
}

Status Orders::insert(const OrderLineRow &line)
{
    return m_connection.run(
        u"INSERT INTO order_lines(order_id, ref, position, sku, ordered, again, backordered,"
        " preordered, cancelled, asking, digital, available_from, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {line.order, line.ref, line.position, line.sku, line.ordered, line.again, line.backordered,
         line.preordered, line.cancelled, line.asking, line.digital, line.availableFrom,
         line.body});
}

Status Orders::update(const OrderLineRow &line)
{
    return m_connection.run(
        u"UPDATE order_lines SET again = ?, backordered = ?, preordered = ?, cancelled = ?,"
        " asking = ?, body = ? WHERE order_id = ? AND ref = ?"_s,
        {line.again, line.backordered, line.preordered, line.cancelled, line.asking, line.body,
         line.order, line.ref});
}

Result<QList<OrderLineRow>> Orders::waitingFor(const Sku &sku)
{
    return rowsOf<OrderLineRow>(m_connection,
                                u"SELECT %1 FROM order_lines l JOIN orders o ON o.id = l.order_id"
                                " WHERE l.sku = ? AND (l.backordered > 0 OR l.preordered > 0)"
                                " ORDER BY o.placed_at, o.id, l.position"_s.arg(lineColumns),
                                {sku}, lineOf);
}

Result<bool> Orders::isWaitedFor(const Sku &sku)
{
    const auto found =
        m_connection.first(u"SELECT 1 FROM order_lines"
                           u" WHERE sku = ? AND (backordered > 0 OR preordered > 0) LIMIT 1"_s,
                           {sku}, [](const SqlRow &) { return true; });
    if (!found)
        return failure(found.error());
    return found->has_value();
}

Result<QList<Sku>> Orders::waitedForInStock(int limit)
{
    return rowsOf<Sku>(
        m_connection,
        u"SELECT DISTINCT sku FROM order_lines l WHERE backordered > 0 AND EXISTS (SELECT 1 FROM"
        " stock s WHERE s.sku = l.sku AND s.shelf > s.reserved + s.safety) ORDER BY sku LIMIT ?"_s,
        {limit}, [](const SqlRow &row) { return Sku(row.text(0)); });
}

Status Orders::append(const OrderId &order, qint64 version, int step, const OrderEvent &event)
{
    return m_connection.run(
        u"INSERT INTO events(order_id, version, step, at, what, who, place, assignment, data)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {order, version, step, event.at, event.what, event.who, event.place, event.assignment,
         event.data});
}

Result<QList<OrderEvent>> Orders::timeline(const OrderId &order)
{
    return rowsOf<OrderEvent>(
        m_connection,
        u"SELECT at, what, who, place, assignment, data FROM events WHERE order_id = ?"
        " ORDER BY version, step"_s,
        {order}, [](const SqlRow &row) {
            return OrderEvent{
                row.instant(0), row.text(1), row.text(2), row.text(3), AssignmentId(row.text(4)),
                row.bytes(5)};
        });
}

Status Orders::forEach(const std::function<Status(const OrderRow &)> &use)
{
    return m_connection.query(
        u"SELECT id, channel, ref, content_hash, status, version, customer, placed_at,"
        " received_at, changed_at, promise_by, pickup_code, body FROM orders ORDER BY id"_s,
        {}, [&](const SqlRow &row) -> Status { return use(orderOf(row)); });
}

Status Orders::forEachLine(const std::function<Status(const OrderLineRow &)> &use)
{
    return m_connection.query(
        u"SELECT order_id, ref, position, sku, ordered, again, backordered, preordered, cancelled,"
        " asking, digital, available_from, body FROM order_lines ORDER BY order_id, ref"_s,
        {}, [&](const SqlRow &row) -> Status { return use(lineOf(row)); });
}

} // namespace storehand::oms
