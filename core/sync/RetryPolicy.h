// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

namespace storehand {

/// What the station does about a failure of the link.
enum class RetryAction {
    BackOff,   ///< passes by itself: try again after a growing, random wait
    StartOver, ///< both sides must compare notes first: the same wait, then hello
    AskPeople, ///< does not pass by itself: shown until it does, tried once a minute
};

/// The one place that maps failures to actions.
[[nodiscard]] RetryAction retryPolicy(ErrorKind kind);

/// How long to wait between attempts: full jitter, so that stations that lost the OMS together do
/// not come back together. Each wait is random between nothing and a ceiling that doubles from 1 s
/// to 15 s. Success is not told to it: a failure that comes long after the one before starts anew.
class Backoff
{
public:
    static constexpr Millis ceilingMin{1'000};
    static constexpr Millis ceilingMax{15'000};
    /// From the end of a wait without a failure: the next failure is a new story.
    static constexpr Millis forgetAfter{30'000};
    /// Between attempts at what only people can mend.
    static constexpr Millis askPeopleWait{60'000};

    Backoff(const Clock &clock, Random &random)
        : m_clock(clock)
        , m_random(random)
    {}

    /// The wait before the next attempt; raises the ceiling for the one after it.
    [[nodiscard]] Millis next();
    void reset() { m_ceiling = ceilingMin; }

private:
    const Clock &m_clock;
    Random &m_random;
    Millis m_ceiling = ceilingMin;
    Millis m_waitedUntil{0};
};

/// Evenly random in [0, below); nothing for 0.
[[nodiscard]] Millis randomSpan(Random &random, Millis below);

} // namespace storehand
