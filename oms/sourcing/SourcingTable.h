// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Why.h"
#include "oms/sourcing/Cover.h"
#include "oms/sourcing/Request.h"

#include <vector>

namespace storehand::oms {

/// A shipping request as a table: a row per store that may take part, by store code, and a column
/// per product; lines of the same product share a column, because they share the stock.
struct SourcingTable
{
    struct Item
    {
        std::vector<size_t> lines; ///< positions in SourcingRequest::lines
        int units = 0;             ///< asked for, over these lines
    };

    struct Row
    {
        StoreCode store;
        std::optional<qint64> distanceM; ///< to the destination, where both places are known
        CoverCost cost;                  ///< nothing for a store that joins an existing parcel
        bool joins = false;
    };

    std::vector<Item> items;
    std::vector<Row> rows;
    std::vector<int> held;               ///< units per row and item, row by row
    std::vector<Why::Excluded> excluded; ///< nearest first, but those without stock last

    [[nodiscard]] int heldBy(size_t row, size_t item) const
    {
        return held[row * items.size() + item];
    }

    /// The problem of choosing among the rows, without the one named (if any). Where they hold too
    /// little of an item, all there is is needed.
    [[nodiscard]] CoverProblem problem(std::optional<size_t> without = {}) const;
};

[[nodiscard]] SourcingTable sourcingTable(const SourcingRequest &request);

} // namespace storehand::oms
