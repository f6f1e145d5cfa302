// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ForgetCustomer.h"

#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "oms/feed/FeedHistory.h"
#include "oms/feed/Topics.h"
#include "oms/usecases/OrderBody.h"
#include "oms/usecases/Recipients.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What an assignment repeats of its customer and of what they wrote.
bool clearWords(Assignment &part)
{
    const bool had = !part.customerInitials.isEmpty() || !part.instructions.isEmpty() ||
                     !part.giftMessage.isEmpty();
    part.customerInitials.clear();
    part.instructions.clear();
    part.giftMessage.clear();
    return had;
}

/// What the feed told of the assignment before.
Status clearHistory(UnitOfWork &work, const Assignment &part)
{
    const auto cleared = [](const QByteArray &body) -> Result<QByteArray> {
        Result<Assignment> told = wire::into<Assignment>(body);
        if (!told)
            return failure(told.error());
        return clearWords(*told) ? wire::toBytes(wire::toJson(*told)) : body;
    };
    return rewriteHistory(work.storage().connection, topics::store(part.store),
                          wire::entity::assignment, part.id.text, cleared);
}

Status clearWords(UnitOfWork &work, OrderRow &order)
{
    Result<OrderBody> body = OrderBody::fromBytes(order.body);
    if (!body)
        return failure(body.error());
    body->instructions.clear();
    body->giftMessage.clear();
    order.body = body->toBytes();
    return work.storage().orders.update(order);
}

} // namespace

Status forgetCustomer(UnitOfWork &work, OrderRow order)
{
    Result<QList<Assignment>> parts = work.assignmentsOf(order.id);
    if (!parts)
        return failure(parts.error());
    const bool isOver =
        (order.status == OrderStatus::Completed || order.status == OrderStatus::Cancelled) &&
        std::all_of(parts->begin(), parts->end(),
                    [](const Assignment &part) { return part.isDone(); });
    if (!isOver)
        return failure(ErrorKind::Rejected, codes::wrongState,
                       u"%1 is still worked on; cancel it or complete it first"_s.arg(order.ref));

    work.begin({.source = u"forget/"_s + order.id.text});
    for (Assignment &part : *parts) {
        const Status unsealed = work.storage().commands.forgetSealed(part.id.text);
        if (!unsealed)
            return unsealed;
        if (!clearWords(part))
            continue;
        if (const Status cleared = clearHistory(work, part); !cleared)
            return cleared;
        if (const Status put = work.put(part); !put)
            return put;
    }
    if (const Status cleared = clearWords(work, order); !cleared)
        return cleared;
    const Result<std::set<CustomerId>> customers = recipientsOf(work, order);
    if (!customers)
        return failure(customers.error());
    for (const CustomerId &customer : *customers) {
        if (const Status forgotten = work.forget(customer); !forgotten)
            return forgotten;
    }
    work.tell(order.id, {.what = u"forgotten"_s});
    return work.end();
}

} // namespace storehand::oms
