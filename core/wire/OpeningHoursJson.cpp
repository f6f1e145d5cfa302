// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OpeningHoursJson.h"

#include <array>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array weekdays{"mon"_L1, "tue"_L1, "wed"_L1, "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1};

} // namespace

void put(ObjectWriter &writer, const OpeningHours &hours)
{
    if (!hours.isAlwaysOpen()) {
        ObjectWriter open;
        for (int day = 1; day <= 7; ++day) {
            if (const QString spans = OpeningHours::spansToText(hours.day(day)); !spans.isEmpty())
                open.always(weekdays.at(size_t(day - 1)), spans);
        }
        writer.always("open"_L1, open.object());
    }
    writer.put("closed"_L1,
               listOf(hours.closedDates(), [](QDate date) { return date.toString(Qt::ISODate); }));
}

void read(ObjectReader &reader, OpeningHours &hours)
{
    reader.optionalObject("open"_L1, [&](ObjectReader &open) {
        for (int day = 1; day <= 7; ++day) {
            const QLatin1StringView name = weekdays.at(size_t(day - 1));
            const auto spans = OpeningHours::spansFromText(open.textOr(name));
            if (spans)
                hours.setDay(day, *spans);
            else
                open.note(name, spans.error().detail);
        }
        open.refuseUnknown();
    });
    for (const QString &text : reader.textsOr("closed"_L1)) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (date.isValid())
            hours.close(date);
        else
            reader.note("closed"_L1, u"\"%1\" is not a date such as 2026-12-25"_s.arg(text));
    }
}

} // namespace storehand::wire
