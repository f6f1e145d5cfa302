// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Store.h"

namespace storehand {

/// The day that it is at the store.
[[nodiscard]] QDate dateAt(const Store &store, Instant now);
/// When that day began.
[[nodiscard]] Instant startOfDay(const Store &store, Instant now);

/// Whether somebody may work today: not once they are revoked, nor after their last day, which ends
/// at midnight at the store.
[[nodiscard]] bool worksToday(const Person &person, const Store &store, Instant now);

} // namespace storehand
