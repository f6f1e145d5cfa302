// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"

#include <QList>

namespace storehand {

/// Whose turn an order is that nobody has taken. Each station weighs each order, and the heaviest
/// has it (rendezvous hashing): all who know the same stations find the same one without asking,
/// orders are spread evenly, and a further station takes only what becomes its own. Empty without
/// stations.
[[nodiscard]] StationId turnOf(const OrderId &order, const QList<StationId> &stations);

} // namespace storehand
