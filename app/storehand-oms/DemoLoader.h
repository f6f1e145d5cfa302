// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <functional>
#include <memory>

namespace storehand::oms {

class OrderManager;

/// Opens an order manager whose time is told by `clock`.
using OpenManager = std::function<Result<std::unique_ptr<OrderManager>>(const Clock &clock)>;

/// Fills an empty database with the demo chain and lives its past week: orders come in and people
/// work on them at the times that the demo says, all before `now`. Nothing is done if any store is
/// there.
[[nodiscard]] Status loadDemo(const OpenManager &open, Random &random, Instant now);

} // namespace storehand::oms
