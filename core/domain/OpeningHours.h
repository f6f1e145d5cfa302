// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"

#include <QDate>
#include <QList>
#include <QSet>
#include <QTime>

#include <array>

namespace storehand {

/// When a store works: spans a weekday with breaks between them, and closed dates, all in the
/// store's own time zone. Daylight saving is the time zone database's business, so spans are
/// wall-clock times.
class OpeningHours
{
public:
    struct Span
    {
        QTime from;
        QTime until; ///< exclusive; 24:00 is told by an invalid QTime

        friend bool operator==(const Span &, const Span &) = default;
    };

    /// Always open; what a store without given hours has.
    OpeningHours() = default;

    /// Reads "09:00-12:30,13:30-18:00"; 24:00 may end a span. Spans must rise and not overlap.
    /// Fails with Malformed, naming the part.
    [[nodiscard]] static Result<QList<Span>> spansFromText(const QString &text);
    [[nodiscard]] static QString spansToText(const QList<Span> &spans);

    /// `weekday` as QDate::dayOfWeek(), Monday is 1.
    void setDay(int weekday, QList<Span> spans);

    [[nodiscard]] const QList<Span> &day(int weekday) const
    {
        return m_days.at(size_t(weekday - 1));
    }

    void close(QDate date) { m_closed.insert(date); }

    [[nodiscard]] QList<QDate> closedDates() const;

    [[nodiscard]] bool isAlwaysOpen() const { return !m_limited; }

    [[nodiscard]] bool isOpen(Instant at, const QByteArray &timeZone) const;

    /// Time between two instants that lies inside opening hours; negative when `until` is before
    /// `from`. What a promise clock shows. Looks at most 366 days far.
    [[nodiscard]] Millis openTimeBetween(Instant from, Instant until,
                                         const QByteArray &timeZone) const;

    /// The end of the `days`-th open day after the day of `from`: how long a parcel waits for its
    /// customer when only days that the store is open count.
    [[nodiscard]] Instant endOfOpenDay(Instant from, int days, const QByteArray &timeZone) const;

    friend bool operator==(const OpeningHours &, const OpeningHours &) = default;

private:
    [[nodiscard]] QList<Span> spansOn(QDate date) const;

    bool m_limited = false;
    std::array<QList<Span>, 7> m_days;
    QSet<QDate> m_closed;
};

} // namespace storehand
