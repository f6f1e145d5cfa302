// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "oms/feed/FeedAudit.h"
#include "oms/lifecycle/OrderProgress.h"
#include "oms/usecases/Verify.h"

#include <QHash>

#include <map>

/// The steps of verify(). Not for other files.
namespace storehand::oms {

/// What the assignments say together, to be compared with other tables.
struct AssignmentSums
{
    using StockKey = std::pair<StoreCode, Sku>;

    std::map<StockKey, int> open;                       ///< units that must be reserved
    std::map<StockKey, int> held;                       ///< units that must be in the picked bucket
    std::map<std::pair<OrderId, QString>, int> ordered; ///< per order line, substitutes not counted
    std::map<std::pair<OrderId, QString>, int> kept;    ///< per order line, for its day
    std::map<OrderId, OrderProgress> progress;
};

[[nodiscard]] Result<AssignmentSums> verifyAssignments(Storage &storage, const FeedAudit &feed,
                                                       Verification &found);
/// Adds what is kept for preorders.
[[nodiscard]] Status addHolds(Storage &storage, AssignmentSums &sums, Verification &found);
[[nodiscard]] Status verifyStock(Storage &storage, const AssignmentSums &sums,
                                 const FeedAudit &feed, Verification &found);
[[nodiscard]] Status verifyOrders(Storage &storage, const AssignmentSums &sums,
                                  Verification &found);
[[nodiscard]] Status verifyCommandLog(Storage &storage, Verification &found);

} // namespace storehand::oms
