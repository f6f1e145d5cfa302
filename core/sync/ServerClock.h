// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"

#include <optional>

namespace storehand {

/// What time it is at the OMS, as well as this station can know. Its own wall clock may be years
/// off; each answer of the OMS says what time it is there, and the monotonic clock carries it on.
class ServerClock
{
public:
    explicit ServerClock(const Clock &clock)
        : m_clock(clock)
    {}

    /// The wall clock until something was learned.
    [[nodiscard]] Instant now() const
    {
        return m_learned ? *m_learned + (m_clock.monotonic() - m_learnedAt) : m_clock.now();
    }

    /// `serverTime` stood in an answer that has just come.
    void learn(Instant serverTime)
    {
        m_learned = serverTime;
        m_learnedAt = m_clock.monotonic();
    }

    /// What was learned before the program was last closed, as offset() gave it.
    void assume(Millis offset) { learn(m_clock.now() + offset); }

    /// How far the station's wall clock is behind the OMS's; nothing until it was learned.
    [[nodiscard]] std::optional<Millis> offset() const
    {
        if (!m_learned)
            return std::nullopt;
        return now() - m_clock.now();
    }

private:
    const Clock &m_clock;
    std::optional<Instant> m_learned;
    Millis m_learnedAt{0};
};

} // namespace storehand
