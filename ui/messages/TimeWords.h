// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QByteArray>
#include <QString>

namespace storehand {

/// Time as the shop says it, in the reader's language and the store's time zone. `timeZone` is an
/// IANA name; an unknown one is UTC.

/// "09:12" or "9:12 am".
[[nodiscard]] QString timeOfDay(Instant at, const QByteArray &timeZone);

/// The time of day for today, the weekday for the six days around it, else the date.
[[nodiscard]] QString dayOrTime(Instant at, Instant now, const QByteArray &timeZone);

/// Until when something is there: as dayOrTime(), but what ends at midnight ends with the day
/// before.
[[nodiscard]] QString untilDayOrTime(Instant end, Instant now, const QByteArray &timeZone);

/// "12 min", "2 h 05 min", "3 days"; less than a minute is "under 1 min". Never negative.
[[nodiscard]] QString span(Millis length);

/// What stands in a promise ring: a figure and the word under it.
struct TimeLeft
{
    QString figure;  ///< "34", "2 h", "3"
    QString caption; ///< "min", "left", "late"
    QString spoken;  ///< for screen readers: "34 minutes left"

    friend bool operator==(const TimeLeft &, const TimeLeft &) = default;
};

/// Minutes below 100, then hours, then days; a negative `left` is how late it is.
[[nodiscard]] TimeLeft timeLeft(Millis left);

} // namespace storehand
