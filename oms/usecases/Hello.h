// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/ProtocolHello.h"
#include "oms/feed/FeedReader.h"
#include "oms/usecases/RestoreWatch.h"
#include "oms/usecases/StationAccess.h"

namespace storehand::oms {

/// Below so many stations all may come at once after an outage.
inline constexpr int stationsWithoutSpread = 50;

/// Compares notes with a station: how far its commands have come here, how far behind it is, and
/// whether its disk is what it was. Conflict/`rollback` when it was restored or copied; when ours
/// was, a new epoch begins. An install is known from its first hello on.
[[nodiscard]] Result<wire::HelloAnswer> hello(Storage &storage, FeedReader &reader,
                                              RestoreWatch &watch, const StationIdentity &who,
                                              const wire::HelloRequest &request, Instant now);

} // namespace storehand::oms
