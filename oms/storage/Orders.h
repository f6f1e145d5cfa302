// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Names.h"

namespace storehand::oms {

enum class OrderStatus { Open, OnHold, Completed, Cancelled };

constexpr auto enumNames(OrderStatus)
{
    using enum OrderStatus;
    return NameTable<OrderStatus, 4>{{
        {Open, QLatin1String("open")},
        {OnHold, QLatin1String("on_hold")},
        {Completed, QLatin1String("completed")},
        {Cancelled, QLatin1String("cancelled")},
    }};
}

/// What a customer bought, as the channel sent it, and where it stands.
struct OrderRow
{
    OrderId id;
    QString channel;
    QString ref;            ///< the channel's, unique in it
    QByteArray contentHash; ///< of the parsed content, to tell a repeat from another order
    OrderStatus status = OrderStatus::Open;
    qint64 version = 0; ///< +1 at each change of the order or of any part of it
    CustomerId customer;
    Instant placedAt;
    Instant receivedAt;
    Instant changedAt;
    std::optional<Instant> promiseBy;
    QByteArray sealedPickupCode; ///< by the Vault; the channel shows it to the customer
    QByteArray body;             ///< what was bought and how, without the lines; JSON of intake
};

/// One line of an order. Its units are always in exactly one place: ordered + again = the sum of
/// its assignment lines' ordered (substitutes not counted) + backordered + preordered + cancelled +
/// digital.
struct OrderLineRow
{
    OrderId order;
    QString ref;
    int position = 0;
    Sku sku;
    int ordered = 0;
    int again = 0;       ///< units that came back from an assignment to be placed anew
    int backordered = 0; ///< wait for stock
    int preordered = 0;  ///< wait for their day
    int cancelled = 0;   ///< cancelled while no store had them
    int asking = 0;      ///< of the units short in assignments: somebody must decide about them
    int digital = 0;     ///< need no store: the channel delivers them
    std::optional<Instant> availableFrom;
    QByteArray body; ///< price, fulfilment; JSON of intake

    [[nodiscard]] int waiting() const { return backordered + preordered; }
};

/// One thing that happened to an order, for its timeline.
struct OrderEvent
{
    Instant at;
    QString what; ///< a command's type or what the order manager did: "pick", "assigned", …
    QString who;  ///< a person's code, a channel's name, or empty for the order manager itself
    QString place;
    AssignmentId assignment;
    QByteArray data; ///< a JSON object without personal data; may be empty
};

/// The orders of all channels, their lines and their timelines.
class Orders
{
public:
    explicit Orders(Connection &connection)
        : m_connection(connection)
    {}

    [[nodiscard]] Result<std::optional<OrderRow>> find(const OrderId &id);
    [[nodiscard]] Result<std::optional<OrderRow>> findForChange(const OrderId &id);
    [[nodiscard]] Result<std::optional<OrderRow>> findByRef(const QString &channel,
                                                            const QString &ref);
    [[nodiscard]] Status insert(const OrderRow &order);
    /// Status, customer and body; the version moves by touch() alone.
    [[nodiscard]] Status update(const OrderRow &order);
    /// Something of the order changed: its version rises by one. The new version, and the channel
    /// whose feed tells it; nothing for an unknown order.
    struct Touched
    {
        qint64 version = 0;
        QString channel;
    };
    [[nodiscard]] Result<std::optional<Touched>> touch(const OrderId &id, Instant now);

    [[nodiscard]] Result<QList<OrderLineRow>> lines(const OrderId &order);
    [[nodiscard]] Result<std::optional<OrderLineRow>> line(const OrderId &order,
                                                           const QString &ref);
    [[nodiscard]] Status insert(const OrderLineRow &line);
    /// The counts and the body.
    [[nodiscard]] Status update(const OrderLineRow &line);
    /// Lines with units that wait for stock of the product, oldest order first.
    [[nodiscard]] Result<QList<OrderLineRow>> waitingFor(const Sku &sku);
    [[nodiscard]] Result<bool> isWaitedFor(const Sku &sku);
    /// Products that are backordered although some store could promise one; at most `limit`.
    [[nodiscard]] Result<QList<Sku>> waitedForInStock(int limit);

    /// Appends to the timeline of the order's current version; `step` counts from 0 in it.
    [[nodiscard]] Status append(const OrderId &order, qint64 version, int step,
                                const OrderEvent &event);
    [[nodiscard]] Result<QList<OrderEvent>> timeline(const OrderId &order);

    [[nodiscard]] Status forEach(const std::function<Status(const OrderRow &)> &use);
    [[nodiscard]] Status forEachLine(const std::function<Status(const OrderLineRow &)> &use);

private:
    Connection &m_connection;
};

} // namespace storehand::oms
