// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/station/StationSnapshot.h"
#include "ui/sync/DecisionRow.h"

namespace storehand {

/// Something that was done, as a line of a list.
[[nodiscard]] ActRow rowOf(const ActView &act, Instant now, const QByteArray &timeZone);

/// What head office knows of an order, one fact a line.
[[nodiscard]] QStringList factsOf(const std::optional<OfficeView> &office);

} // namespace storehand
