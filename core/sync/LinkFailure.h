// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/OmsClient.h"

#include <optional>

namespace storehand {

/// Why an exchange with the OMS brought nothing.
struct LinkFailure
{
    Error error;
    /// Nobody who is the OMS answered: both lanes stop, and hello comes before anything else.
    bool isLost = false;
    std::optional<Millis> retryAfter = std::nullopt;  ///< the OMS asks for at least this wait
    std::optional<Instant> serverTime = std::nullopt; ///< with `clock`
    int status = 0;                                   ///< of HTTP; 0 without an answer
};

/// The body of a good answer.
using JudgedAnswer = tl::expected<QByteArray, LinkFailure>;

/// Says whether an answer is the OMS's and good. One without the protocol's header comes from
/// something in between, whatever its status; of refusals `code` is the OMS's word where it sent
/// one.
[[nodiscard]] JudgedAnswer judge(const Result<OmsAnswer> &result);

/// A longer Retry-After is cut to this, so that a mistake of a proxy does not silence a station.
inline constexpr Millis retryAfterMax{600'000};

} // namespace storehand
