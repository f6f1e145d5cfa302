// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/station/Station.h"

#include <functional>
#include <memory>

namespace storehand {

/// What a station does for its disk when nobody works at it: every hour it forgets what its time is
/// over for, empties the write-ahead logs, makes room in that of the outbox and takes its reserve
/// again; every day it looks for damage and mends it. When people never pause, it is done after
/// twice that time all the same. A cache that the disk failed is mended within a minute, also while
/// people work; of one in which somebody came upon damaged rows those are, and no others are looked
/// for then.
class Upkeep
{
public:
    static constexpr Millis started = std::chrono::seconds(1);
    static constexpr Millis look = std::chrono::minutes(1);
    static constexpr Millis idleAfter = std::chrono::minutes(2);
    static constexpr Millis tidyEvery = std::chrono::hours(1);
    static constexpr Millis checkEvery = std::chrono::hours(24);

    /// All of it outlives the upkeep.
    struct Parts
    {
        Outbox &outbox;
        Cache &cache;
        const Station &station;
        Clock &clock;
        std::function<Instant()> serverNow;
        std::function<void()> restoreReserve = {};
    };

    struct Events
    {
        /// Commands were saved from a damaged outbox: the link must begin anew.
        std::function<void()> outboxSalvaged;
        /// The cache was damaged and is empty now, or was opened anew while it was loaded: what is
        /// shown, and the link, must begin anew.
        std::function<void(const Error &)> cacheReplaced;
        /// Damaged rows were taken out of the cache. Nobody could read them, so what is shown may
        /// stay; the link must begin anew to fetch what is missing.
        std::function<void(const Error &)> rowsTakenOut;
        /// What could not be done, for people.
        std::function<void(const Error &)> incident;
    };

    Upkeep(Parts parts, Events events);
    Q_DISABLE_COPY_MOVE(Upkeep)

    /// Somebody does something: the upkeep waits.
    void noteWork() { m_lastWork = m_parts.clock.monotonic(); }

private:
    void watch();
    [[nodiscard]] bool isDue(Millis last, Millis every) const;
    void tidy();
    void check();
    [[nodiscard]] Status closeSubjects();
    void checkOutbox();
    void checkCache();
    void takeOutFoundRows();
    void mendCache(const Result<qint64> &dropped);

    const Parts m_parts;
    const Events m_events;
    Millis m_lastWork;
    Millis m_lastTidy;
    Millis m_lastCheck;
    std::unique_ptr<Clock::Timer> m_afterStart;
    std::unique_ptr<Clock::Timer> m_timer;
};

} // namespace storehand
