// SPDX-License-Identifier: Apache-2.0
#include "core/domain/WorkDays.h"

#include <QDateTime>
#include <QTimeZone>

namespace storehand {

namespace {

QTimeZone zoneOf(const Store &store)
{
    const QTimeZone zone(store.timeZone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace

QDate dateAt(const Store &store, Instant now)
{
    return QDateTime::fromMSecsSinceEpoch(now.ms, zoneOf(store)).date();
}

Instant startOfDay(const Store &store, Instant now)
{
    return {dateAt(store, now).startOfDay(zoneOf(store)).toMSecsSinceEpoch()};
}

bool worksToday(const Person &person, const Store &store, Instant now)
{
    if (person.revoked || !person.until)
        return !person.revoked;
    return dateAt(store, now) <= *person.until;
}

} // namespace storehand
