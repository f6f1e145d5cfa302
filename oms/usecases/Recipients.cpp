// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Recipients.h"

#include "oms/usecases/OrderBody.h"

namespace storehand::oms {

Result<CustomerId> recipientOf(const OrderRow &order, const OrderLineRow &line, Method method)
{
    const Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
    if (!body)
        return failure(body.error());
    return method == Method::Ship && !body->recipient.isEmpty() ? body->recipient : order.customer;
}

Result<std::set<CustomerId>> recipientsOf(UnitOfWork &work, const OrderRow &order)
{
    const Result<QList<Assignment>> parts = work.assignmentsOf(order.id);
    const Result<QList<OrderLineRow>> lines = work.storage().orders.lines(order.id);
    if (!parts || !lines)
        return failure(!parts ? parts.error() : lines.error());
    std::set<CustomerId> all{order.customer};
    for (const Assignment &part : *parts)
        all.insert(part.customer);
    for (const OrderLineRow &line : *lines) {
        const Result<OrderLineBody> body = OrderLineBody::fromBytes(line.body);
        if (!body)
            return failure(body.error());
        all.insert(body->formerRecipients.begin(), body->formerRecipients.end());
        if (!body->recipient.isEmpty())
            all.insert(body->recipient);
    }
    return all;
}

Result<std::optional<Customer>> recipientAt(UnitOfWork &work, const OrderRow &order,
                                            const Address &address)
{
    const Result<std::set<CustomerId>> all = recipientsOf(work, order);
    if (!all)
        return failure(all.error());
    for (const CustomerId &id : *all) {
        Result<std::optional<Customer>> customer = work.storage().customers.find(id);
        if (!customer || (*customer && (*customer)->address == address))
            return customer;
    }
    return std::nullopt;
}

} // namespace storehand::oms
