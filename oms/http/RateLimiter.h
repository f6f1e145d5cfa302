// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"

#include <QHash>
#include <QString>

namespace storehand::oms {

/// Lets each client do something so many times in a row, and then at a steady pace (a token bucket
/// a client). Remembers a bounded number of clients. Belongs to the thread of its clock.
class RateLimiter
{
public:
    struct Rate
    {
        int burst = 20;     ///< at once
        Millis each{3'000}; ///< then one in this time
    };

    /// `clock` must outlive it.
    RateLimiter(const Clock &clock, Rate rate, int clientsMax = 10'000);

    /// Takes one turn of `client`. False if none is left; asking costs nothing then.
    [[nodiscard]] bool take(const QString &client);
    /// Whether take() would succeed, without taking.
    [[nodiscard]] bool hasTurn(const QString &client) const;
    /// How long until the next turn.
    [[nodiscard]] int retryAfterSeconds() const { return int(m_rate.each.count() / 1'000) + 1; }

private:
    [[nodiscard]] Millis busyUntil(const QString &client) const;
    void forgetIdle();

    const Clock &m_clock;
    const Rate m_rate;
    const int m_clientsMax;
    QHash<QString, Millis> m_busyUntil; ///< when all turns would be back
};

} // namespace storehand::oms
