// SPDX-License-Identifier: Apache-2.0
#include "oms/http/RateLimiter.h"

#include <algorithm>

namespace storehand::oms {

RateLimiter::RateLimiter(const Clock &clock, Rate rate, int clientsMax)
    : m_clock(clock)
    , m_rate(rate)
    , m_clientsMax(clientsMax)
{}

bool RateLimiter::take(const QString &client)
{
    if (!hasTurn(client))
        return false;
    if (m_busyUntil.size() >= m_clientsMax)
        forgetIdle();
    m_busyUntil.insert(client, busyUntil(client) + m_rate.each);
    return true;
}

bool RateLimiter::hasTurn(const QString &client) const
{
    const Millis span = busyUntil(client) + m_rate.each - m_clock.monotonic();
    return span <= m_rate.each * m_rate.burst;
}

Millis RateLimiter::busyUntil(const QString &client) const
{
    return std::max(m_busyUntil.value(client, Millis::min()), m_clock.monotonic());
}

/// Who has all turns back need not be remembered. If nobody has, all are forgotten: a crowd that
/// large is not held back one by one.
void RateLimiter::forgetIdle()
{
    const Millis now = m_clock.monotonic();
    m_busyUntil.removeIf([now](const auto &entry) { return entry.value() <= now; });
    if (m_busyUntil.size() >= m_clientsMax)
        m_busyUntil.clear();
}

} // namespace storehand::oms
