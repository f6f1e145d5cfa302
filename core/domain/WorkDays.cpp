// SPDX-License-Identifier: Apache-2.0
#include "core/domain/WorkDays.h"

#include <QDateTime>
#include <QTimeZone>

namespace storehand {

QDate dateAt(const Store &store, Instant now)
{
    const QTimeZone zone(store.timeZone);
    return QDateTime::fromMSecsSinceEpoch(now.ms, zone.isValid() ? zone : QTimeZone::utc()).date();
}

bool worksToday(const Person &person, const Store &store, Instant now)
{
    if (person.revoked || !person.until)
        return !person.revoked;
    return dateAt(store, now) <= *person.until;
}

} // namespace storehand
