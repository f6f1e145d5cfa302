// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ChannelNews.h"

#include "core/wire/ObjectWriter.h"
#include "oms/usecases/WebhookQueue.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

ChannelNews newsOf(const OrderRow &order, const QString &what, const QJsonObject &data)
{
    return {order.channel, order.id, order.ref, {}, {}, what, data};
}

ChannelNews newsOf(const Assignment &assignment, const QString &what, const QJsonObject &data)
{
    return {assignment.channel,
            assignment.order,
            assignment.orderRef,
            assignment.id,
            assignment.store,
            what,
            data};
}

Status tellChannel(UnitOfWork &work, const ChannelNews &news)
{
    const Result<bool> listens = work.storage().channels.hasWebhook(news.channel);
    if (!listens)
        return failure(listens.error());
    if (!*listens)
        return {};
    const QString id = work.newId();
    const wire::Json payload = wire::ObjectWriter()
                                   .put("id"_L1, id)
                                   .put("what"_L1, news.what)
                                   .put("at"_L1, work.now().toText())
                                   .put("order"_L1, news.order.text)
                                   .put("ref"_L1, news.ref)
                                   .put("assignment"_L1, news.assignment.text)
                                   .put("store"_L1, news.store.text)
                                   .put("data"_L1, news.data)
                                   .object();
    return work.storage().effects.add({.id = id,
                                       .target = {WebhookQueue::kind, news.channel},
                                       .payload = wire::toBytes(payload),
                                       .createdAt = work.now()});
}

} // namespace storehand::oms
