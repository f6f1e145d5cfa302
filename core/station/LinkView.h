// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QString>

#include <optional>

namespace storehand {

/// How the station stands with the order manager, as people and scripts are told.
struct LinkView
{
    bool enrolled = false;
    bool online = false;
    qint64 outbox = 0; ///< commands that wait to be sent
    std::optional<Instant> lastSuccessAt;
    std::optional<Millis> cursorAge; ///< since the feed was last known to be read to its end
    QString error;                   ///< a code; empty when all is well
    bool catchingUp = false;
    int catchUpDone = 0;
    int catchUpTotal = 0;
    bool firstFetch = false; ///< this station has never had all of its store's work

    friend bool operator==(const LinkView &, const LinkView &) = default;
};

} // namespace storehand
