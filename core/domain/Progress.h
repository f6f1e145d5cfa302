// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"

namespace storehand {

/// Where an assignment stands by its numbers. States before `picked` move by decisions only and are
/// returned as they are, and so are closed ones. From `picked` on: an open unit means picking
/// again, nothing left means the end (see endOf()), and otherwise the least finished units decide.
[[nodiscard]] AssignmentState settledState(const Assignment &assignment);

/// The closed state of an assignment that has neither open nor held units: handed over or shipped
/// if anything was, short_closed when everything was short, else cancelled.
[[nodiscard]] AssignmentState endOf(const Assignment &assignment);

} // namespace storehand
