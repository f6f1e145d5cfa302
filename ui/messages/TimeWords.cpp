// SPDX-License-Identifier: Apache-2.0
#include "ui/messages/TimeWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace storehand {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

QDateTime local(Instant at, const QByteArray &timeZone)
{
    const QTimeZone zone(timeZone);
    return QDateTime::fromMSecsSinceEpoch(at.ms, zone.isValid() ? zone : QTimeZone::utc());
}

} // namespace

QString timeOfDay(Instant at, const QByteArray &timeZone)
{
    return QLocale().toString(local(at, timeZone).time(), QLocale::ShortFormat);
}

QString dayOrTime(Instant at, Instant now, const QByteArray &timeZone)
{
    const QDate day = local(at, timeZone).date();
    const qint64 away = local(now, timeZone).date().daysTo(day);
    if (away == 0)
        return timeOfDay(at, timeZone);
    if (std::abs(away) < 7)
        return QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat);
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString untilDayOrTime(Instant end, Instant now, const QByteArray &timeZone)
{
    const bool endsDay = local(end, timeZone).time() == QTime(0, 0);
    return dayOrTime(endsDay ? end - 1ms : end, now, timeZone);
}

QString span(Millis length)
{
    const auto minutes = int(std::max(length, 0ms) / 1min);
    if (minutes < 1)
        return TimeWords::tr("under 1 min");
    if (minutes < 60)
        return TimeWords::tr("%n min", nullptr, minutes);
    if (minutes < 24 * 60)
        return TimeWords::tr("%1 h %2 min")
            .arg(minutes / 60)
            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return TimeWords::tr("%n day(s)", nullptr, minutes / (24 * 60));
}

TimeLeft timeLeft(Millis left)
{
    const bool late = left < 0ms;
    const auto minutes = int(std::chrono::abs(left) / 1min);
    constexpr int minutesShown = 100;
    TimeLeft text;
    if (minutes < minutesShown)
        text = {QString::number(minutes), TimeWords::tr("min"),
                TimeWords::tr("%n minute(s)", nullptr, minutes)};
    else if (minutes < 48 * 60)
        text = {TimeWords::tr("%1 h").arg(minutes / 60), TimeWords::tr("left"),
                TimeWords::tr("%n hour(s)", nullptr, minutes / 60)};
    else
        text = {late ? TimeWords::tr("%1 d").arg(minutes / (24 * 60))
                     : QString::number(minutes / (24 * 60)),
                TimeWords::tr("days"), TimeWords::tr("%n day(s)", nullptr, minutes / (24 * 60))};
    if (late) // in the place of "min" and "days": only minutes go without their unit
        text.caption = TimeWords::tr("late");
    text.spoken = late ? TimeWords::tr("%1 late").arg(text.spoken)
                       : TimeWords::tr("%1 left").arg(text.spoken);
    return text;
}

} // namespace storehand
