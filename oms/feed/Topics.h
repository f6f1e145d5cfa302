// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"

#include <QLatin1StringView>
#include <QStringList>

namespace storehand::oms {

/// The kind of the rows in the topics of channels; they name an order that changed and have no
/// body.
inline constexpr QLatin1StringView entityOrder("order");

} // namespace storehand::oms

/// The names of the lists of changes that stations and channels follow.
namespace storehand::oms::topics {

inline constexpr int productShards = 16;
inline constexpr int orderShards = 16;

/// Assignments, customers, exceptions and tasks of a store.
[[nodiscard]] QString store(const StoreCode &store);
/// What a store has.
[[nodiscard]] QString stock(const StoreCode &store);
/// The store itself, its people and staging locations.
[[nodiscard]] QString config(const StoreCode &store);
/// The shard of the catalogue that a product belongs to for ever.
[[nodiscard]] QString product(const Sku &sku);
/// The shard of a channel's orders that an order belongs to for ever.
[[nodiscard]] QString order(const QString &channel, const OrderId &order);

/// All that a station of the store follows.
[[nodiscard]] QStringList ofStation(const StoreCode &store);
/// All that tells of a channel's orders.
[[nodiscard]] QStringList ofChannel(const QString &channel);

} // namespace storehand::oms::topics
