// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"
#include "core/domain/Random.h"

#include <QString>

namespace storehand {

/// Makes UUIDv7 texts (RFC 9562, 5.7: 48 bits of Unix milliseconds, 74 random bits), strictly
/// rising within one maker also when the clock stands still or steps back: then the last time is
/// kept and the 12 bits of rand_a count on (method 1 of RFC 9562, 6.2).
class UuidMaker
{
public:
    explicit UuidMaker(Random &random);

    [[nodiscard]] QString next(Instant now);

private:
    Random &m_random;
    qint64 m_lastMs = 0;
    int m_count = 0;
};

/// True for 36 characters in the 8-4-4-4-12 form, lower case hex.
[[nodiscard]] bool isUuidText(const QString &text);

} // namespace storehand
