// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OpeningHours.h"

#include "core/domain/Codes.h"

#include <QTimeZone>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int daysAheadMax = 366;
constexpr qint64 dayMs = 24 * 60 * 60 * 1000;

QTimeZone zoneOf(const QByteArray &name)
{
    const QTimeZone zone(name);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QDate dateOf(Instant at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, zone).date();
}

Instant atTime(QDate date, QTime time, const QTimeZone &zone)
{
    const QDateTime local = time.isValid() ? QDateTime(date, time, zone)
                                           : QDateTime(date.addDays(1), QTime(0, 0), zone);
    return {local.toMSecsSinceEpoch()};
}

qint64 minuteOf(const OpeningHours::Span &span)
{
    return span.until.isValid() ? span.until.msecsSinceStartOfDay() : dayMs;
}

Result<OpeningHours::Span> spanFromText(const QString &text)
{
    const QStringList ends = text.trimmed().split(u'-');
    if (ends.size() == 2) {
        const QTime from = QTime::fromString(ends[0].trimmed(), u"HH:mm"_s);
        const bool midnight = ends[1].trimmed() == u"24:00";
        const QTime until = QTime::fromString(ends[1].trimmed(), u"HH:mm"_s);
        if (from.isValid() && (midnight || (until.isValid() && from < until)))
            return OpeningHours::Span{from, midnight ? QTime() : until};
    }
    return failure(ErrorKind::Malformed, codes::malformed,
                   u"\"%1\" is not a span of opening hours such as 09:00-18:00"_s.arg(text));
}

} // namespace

Result<QList<OpeningHours::Span>> OpeningHours::spansFromText(const QString &text)
{
    QList<Span> spans;
    if (text.trimmed().isEmpty())
        return spans;
    for (const QString &part : text.split(u',')) {
        const Result<Span> span = spanFromText(part);
        if (!span)
            return failure(span.error());
        if (!spans.isEmpty() && span->from.msecsSinceStartOfDay() < minuteOf(spans.last()))
            return failure(ErrorKind::Malformed, codes::malformed,
                           u"opening hours overlap or do not rise at \"%1\""_s.arg(part));
        spans.append(*span);
    }
    return spans;
}

QString OpeningHours::spansToText(const QList<Span> &spans)
{
    QStringList parts;
    for (const Span &span : spans)
        parts.append(span.from.toString(u"HH:mm"_s) + u'-' +
                     (span.until.isValid() ? span.until.toString(u"HH:mm"_s) : u"24:00"_s));
    return parts.join(u',');
}

void OpeningHours::setDay(int weekday, QList<Span> spans)
{
    m_limited = true;
    m_days.at(size_t(weekday - 1)) = std::move(spans);
}

QList<QDate> OpeningHours::closedDates() const
{
    QList<QDate> dates(m_closed.begin(), m_closed.end());
    std::sort(dates.begin(), dates.end());
    return dates;
}

QList<OpeningHours::Span> OpeningHours::spansOn(QDate date) const
{
    if (m_closed.contains(date))
        return {};
    if (!m_limited)
        return {Span{QTime(0, 0), QTime()}};
    return day(date.dayOfWeek());
}

bool OpeningHours::isOpen(Instant at, const QByteArray &timeZone) const
{
    const QTimeZone zone = zoneOf(timeZone);
    const QDate date = dateOf(at, zone);
    const QList<Span> spans = spansOn(date);
    return std::any_of(spans.begin(), spans.end(), [&](const Span &span) {
        return atTime(date, span.from, zone) <= at && at < atTime(date, span.until, zone);
    });
}

Millis OpeningHours::openTimeBetween(Instant from, Instant until, const QByteArray &timeZone) const
{
    if (until < from)
        return -openTimeBetween(until, from, timeZone);
    const QTimeZone zone = zoneOf(timeZone);
    Millis sum{0};
    QDate date = dateOf(from, zone);
    for (int i = 0; i <= daysAheadMax; ++i, date = date.addDays(1)) {
        if (atTime(date, QTime(0, 0), zone) >= until)
            break;
        for (const Span &span : spansOn(date)) {
            const Instant start = std::max(from, atTime(date, span.from, zone));
            const Instant end = std::min(until, atTime(date, span.until, zone));
            sum += std::max(end - start, Millis(0));
        }
    }
    return sum;
}

Instant OpeningHours::endOfOpenDay(Instant from, int days, const QByteArray &timeZone) const
{
    const QTimeZone zone = zoneOf(timeZone);
    QDate date = dateOf(from, zone);
    int left = days;
    for (int i = 0; i < daysAheadMax && left > 0; ++i) {
        date = date.addDays(1);
        if (!spansOn(date).isEmpty())
            --left;
    }
    return atTime(date, QTime(), zone);
}

} // namespace storehand
