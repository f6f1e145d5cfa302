// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ObjectReader.h"
#include "oms/storage/Products.h"
#include "oms/usecases/OrderBody.h"

namespace storehand::oms {

/// A line of an order as stores will pick it: one of the channel, or a part of a kit that it named.
struct WantedLine
{
    OrderLineRequest line;
    std::optional<KitShare> kit;
};

/// The lines of an order without kits, and why some could not be taken apart.
struct WantedLines
{
    QList<WantedLine> lines;
    wire::Problems problems; ///< with the path in the channel's order
};

/// A kit is a name for its parts: stores keep, pick and count only those. Each part becomes a line
/// with the reference "<line>/<sku>"; days and ways are those of the kit, its price is shared among
/// the parts by their own prices, to the minor unit as far as whole units allow. Later changes of
/// the kit do not touch the order. Unknown products are left as they are.
[[nodiscard]] Result<WantedLines> withoutKits(Products &products, const OrderRequest &request);

} // namespace storehand::oms
