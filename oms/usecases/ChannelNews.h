// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/usecases/UnitOfWork.h"

#include <QJsonObject>

namespace storehand::oms {

/// One thing that a sales channel is told about an order of its own: an order event.
struct ChannelNews
{
    QString channel;
    OrderId order;
    QString ref;             ///< the channel's
    AssignmentId assignment; ///< empty when it concerns the whole order
    StoreCode store;         ///< whose assignment it is
    QString what;            ///< a word, as in the order's timeline
    QJsonObject data;        ///< nothing personal
};

[[nodiscard]] ChannelNews newsOf(const OrderRow &order, const QString &what,
                                 const QJsonObject &data = {});
[[nodiscard]] ChannelNews newsOf(const Assignment &assignment, const QString &what,
                                 const QJsonObject &data = {});

/// Tells the channel, if it has a webhook: as an effect of the open group.
[[nodiscard]] Status tellChannel(UnitOfWork &work, const ChannelNews &news);

} // namespace storehand::oms
