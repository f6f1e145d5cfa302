// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Instant.h"

namespace storehand {

namespace {

using namespace std::chrono;

// Nearly all times are of this form, and there are some in each message and each row: QDateTime
// takes twenty times as long to read and write it.
constexpr QStringView form = u"0000-00-00T00:00:00.000Z";
constexpr qint64 firstMs = -62'135'596'800'000; ///< the year 1 begins
constexpr qint64 lastMs = 253'402'300'799'999;  ///< the year 9999 ends

void writeDigits(QChar *text, int at, int count, unsigned number)
{
    for (int i = at + count - 1; i >= at; --i, number /= 10)
        text[i] = QChar(char16_t(u'0' + number % 10));
}

int digits(QStringView text, int at, int count)
{
    int number = 0;
    for (int i = at; i < at + count; ++i)
        number = 10 * number + (text[i].unicode() - u'0');
    return number;
}

bool isOfForm(QStringView text)
{
    if (text.size() != form.size())
        return false;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const QChar c = text[i];
        if (form[i] == u'0' ? c < u'0' || c > u'9' : c != form[i])
            return false;
    }
    return true;
}

} // namespace

QString Instant::toText() const
{
    if (ms < firstMs || ms > lastMs)
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    const sys_time<milliseconds> at{milliseconds(ms)};
    const auto midnight = floor<days>(at);
    const year_month_day date(midnight);
    const hh_mm_ss time(at - midnight);
    QString text = form.toString();
    QChar *const out = text.data();
    writeDigits(out, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    writeDigits(out, 5, 2, static_cast<unsigned>(date.month()));
    writeDigits(out, 8, 2, static_cast<unsigned>(date.day()));
    writeDigits(out, 11, 2, static_cast<unsigned>(time.hours().count()));
    writeDigits(out, 14, 2, static_cast<unsigned>(time.minutes().count()));
    writeDigits(out, 17, 2, static_cast<unsigned>(time.seconds().count()));
    writeDigits(out, 20, 3, static_cast<unsigned>(time.subseconds().count()));
    return text;
}

std::optional<Instant> Instant::fromText(const QString &text)
{
    if (isOfForm(text)) {
        const year_month_day date(year(digits(text, 0, 4)), month(unsigned(digits(text, 5, 2))),
                                  std::chrono::day(unsigned(digits(text, 8, 2))));
        const int hour = digits(text, 11, 2);
        const int minute = digits(text, 14, 2);
        const int second = digits(text, 17, 2);
        if (date.ok() && date.year() >= year(1) && hour < 24 && minute < 60 && second < 60) {
            const auto at = sys_days(date) + hours(hour) + minutes(minute) + seconds(second) +
                            milliseconds(digits(text, 20, 3));
            return Instant{at.time_since_epoch().count()};
        }
    }
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return Instant{at.toMSecsSinceEpoch()};
}

} // namespace storehand
