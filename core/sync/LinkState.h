// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"

#include <optional>

namespace storehand {

/// How a station stands with its OMS, for people and for status lines.
struct LinkState
{
    bool isEnrolled = false;
    bool isOnline = false;                ///< hello was answered, and all since can be read
    bool isCatchingUp = false;            ///< what is shown may still be old
    qint64 rowsApplied = 0;               ///< while catching up
    qint64 rowsTotal = 0;                 ///< about; 0 when unknown
    qint64 outboxCount = 0;               ///< commands that the OMS has not confirmed
    std::optional<Instant> lastSuccessAt; ///< by the OMS's clock; nothing since the start
    std::optional<Error> error;           ///< what is wrong now
    bool needsDecision = false;           ///< it does not pass by itself

    friend bool operator==(const LinkState &, const LinkState &) = default;
};

} // namespace storehand
