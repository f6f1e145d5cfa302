// SPDX-License-Identifier: Apache-2.0
#include "core/domain/WorkDays.h"

#include <QDateTime>
#include <QTimeZone>

namespace storehand {

bool worksToday(const Person &person, const Store &store, Instant now)
{
    if (person.revoked || !person.until)
        return !person.revoked;
    const QTimeZone zone(store.timeZone);
    const QDateTime local =
        QDateTime::fromMSecsSinceEpoch(now.ms, zone.isValid() ? zone : QTimeZone::utc());
    return local.date() <= *person.until;
}

} // namespace storehand
