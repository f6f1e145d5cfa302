// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationSnapshot.h"

namespace storehand {

/// What came of one thing: the exceptions of an order that people see as one conflict, in the order
/// in which they came. A refused claim and the scans made under it are one. Never empty.
using Conflict = QList<ExceptionView>;

/// What was promised and is missing stands on its own, since it is answered in its own words.
[[nodiscard]] QList<Conflict> conflictsOf(const QList<ExceptionView> &exceptions);

} // namespace storehand
