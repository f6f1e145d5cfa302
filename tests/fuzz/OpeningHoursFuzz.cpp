// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OpeningHours.h"
#include "tests/fuzz/FuzzInput.h"

#include <array>

using namespace storehand;
using namespace storehand::fuzz;

namespace {

constexpr std::array zones{
    "Pacific/Auckland", "Europe/Berlin", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia",
    "Asia/Kathmandu",   "UTC",           "Antarctica/Troll"};

/// A moment within three months of the change to winter time 2026 in Germany.
Instant momentFrom(Choices &choices)
{
    const int minutes = choices.below(1'440);
    const int hours = choices.below(4'320) - 2'160;
    return {1'792'976'400'000 + minutes * 60'000LL + hours * 3'600'000LL};
}

void promiseClock(const OpeningHours &hours, Choices &choices)
{
    const QByteArray zone = zones.at(size_t(choices.below(int(zones.size()))));
    const Instant from = momentFrom(choices);
    const Instant until = momentFrom(choices);
    const Millis open = hours.openTimeBetween(from, until, zone);
    const Millis all = until - from;
    demand(all >= Millis(0) ? open >= Millis(0) && open <= all : open <= Millis(0) && open >= all,
           "a store is open longer than time passes");
    demand(hours.openTimeBetween(until, from, zone) == -open, "time runs differently backwards");
    constexpr Millis moment(1);
    const bool isOpen = hours.openTimeBetween(from, from + moment, zone) > Millis(0);
    demand(hours.isOpen(from, zone) == isOpen, "a store is open and is not");
    const int days = choices.below(20);
    const Instant end = hours.endOfOpenDay(from, days, zone);
    demand(end > from, "a parcel's time is over before it begins");
    demand(hours.endOfOpenDay(from, days + 1, zone) >= end, "more days are less");
}

} // namespace

/// Opening hours are read or refused and written as they were read, and the clock that counts by
/// them never counts more than there is.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    Choices choices(data, size);
    OpeningHours hours;
    const QByteArray when = choices.bytes(12);
    for (const QByteArray &day : choices.rest().split('\n').mid(0, 7)) {
        const auto spans = OpeningHours::spansFromText(QString::fromUtf8(day));
        if (!spans) {
            demand(!spans.error().detail.isEmpty(), "refused without a reason");
            continue;
        }
        const auto again = OpeningHours::spansFromText(OpeningHours::spansToText(*spans));
        demand(again && *again == *spans, "opening hours change");
        for (int weekday = 1; weekday <= 7; ++weekday)
            hours.setDay(weekday, *spans);
    }
    Choices times(reinterpret_cast<const unsigned char *>(when.constData()), size_t(when.size()));
    promiseClock(hours, times);
    return 0;
}
