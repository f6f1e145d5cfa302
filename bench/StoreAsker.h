// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/Chain.h"
#include "bench/HttpLoad.h"
#include "core/domain/Uuid.h"

namespace storehand::bench {

/// How much the station of a store has to say.
struct StoreWork
{
    int ordersMax = -1;   ///< that are picked; -1: all
    int commandsEach = 1; ///< in one request
};

/// Enrols a station of this store of the chain and makes all that it is going to say about its
/// orders.
[[nodiscard]] Result<Asker> storeAsker(story::HeadOffice &office, int store, UuidMaker &uuids,
                                       const StoreWork &work);

} // namespace storehand::bench
