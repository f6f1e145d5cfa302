// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/SyncParts.h"
#include "core/wire/ProtocolHello.h"

namespace storehand {

/// POST /v1/hello: what the station knows of itself.
[[nodiscard]] Result<OmsRequest> helloRequest(const Outbox &outbox, const Cache &cache);

/// What follows from an answer.
enum class HelloVerdict {
    Agreed,     ///< both sides go on from the same place; the outbox was brought to it
    NewInstall, ///< the OMS has commands of this install that the station has not
};

/// Compares what the OMS says with the outbox. Where the OMS has lost commands (another epoch: it
/// was restored from a backup), their acknowledgements are void and they are offered again, also
/// those of earlier installs.
[[nodiscard]] Result<HelloVerdict> compareNotes(Outbox &outbox, const Cache &cache,
                                                const wire::HelloAnswer &answer);

} // namespace storehand
