// SPDX-License-Identifier: Apache-2.0
#include "core/sync/RetryPolicy.h"

#include <QtEndian>

#include <algorithm>

namespace storehand {

RetryAction retryPolicy(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Malformed:
    case ErrorKind::Device:
        return RetryAction::BackOff;
    case ErrorKind::Conflict:
        return RetryAction::StartOver;
    case ErrorKind::Unauthorized:
    case ErrorKind::Rejected:
    case ErrorKind::Storage:
        return RetryAction::AskPeople;
    }
    qFatal("an error kind that this version does not know");
}

Millis Backoff::next()
{
    const Millis now = m_clock.monotonic();
    if (now > m_waitedUntil + forgetAfter)
        reset();
    const Millis wait = randomSpan(m_random, m_ceiling);
    m_ceiling = std::min(m_ceiling * 2, ceilingMax);
    m_waitedUntil = now + wait;
    return wait;
}

Millis randomSpan(Random &random, Millis below)
{
    if (below <= Millis(0))
        return Millis(0);
    const quint64 bits = qFromBigEndian<quint64>(random.bytes(8).constData());
    return Millis(static_cast<qint64>(bits % static_cast<quint64>(below.count())));
}

} // namespace storehand
