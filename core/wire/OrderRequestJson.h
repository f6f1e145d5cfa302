// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/OrderRequest.h"
#include "core/wire/Json.h"
#include "core/wire/ObjectReader.h"

namespace storehand::wire {

/// Most lines an order may have; an order is placed as one group of changes.
inline constexpr int orderLinesMax = 100;
/// Most units of one line.
inline constexpr int quantityMax = 100'000;

/// The body of POST /v1/orders. Strict: unknown fields and everything else wrong is noted with its
/// path. `also` names fields of the same object that somebody else reads ("type" and "channel" of
/// an import line).
[[nodiscard]] OrderRequest readOrder(ObjectReader &reader,
                                     const QList<QLatin1StringView> &also = {});

/// The parsed content in one fixed form: equal orders give equal bytes, whatever their white space
/// and the order of their fields. Holds personal data.
[[nodiscard]] QByteArray canonicalBytes(const OrderRequest &order);

/// A fulfilment without its address, which is personal; and the reading of it.
[[nodiscard]] Json toJson(const Fulfilment &fulfilment);
void read(ObjectReader &reader, Fulfilment &fulfilment);

} // namespace storehand::wire
