// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Effect.h"

#include <algorithm>

namespace storehand {

namespace {

Quantities difference(const Quantities &before, const Quantities &after)
{
    return {after.ordered - before.ordered,       after.inHand - before.inHand,
            after.packed - before.packed,         after.staged - before.staged,
            after.handedOver - before.handedOver, after.shipped - before.shipped,
            after.refused - before.refused,       after.withdrawn - before.withdrawn,
            after.shorted - before.shorted,       after.substituted - before.substituted,
            after.cancelled - before.cancelled,   after.surplus - before.surplus,
            after.putBack - before.putBack};
}

/// What `after` has less of.
template <typename Trace>
QList<Trace> lost(const QList<Trace> &before, const QList<Trace> &after)
{
    QList<Trace> all;
    for (Trace trace : before) {
        const auto left = std::find_if(after.begin(), after.end(), [&](const Trace &other) {
            return other.command == trace.command;
        });
        trace.units -= left == after.end() ? 0 : left->units;
        if (trace.units > 0)
            all.append(trace);
    }
    return all;
}

LineEffect effectOf(const AssignmentId &assignment, const Line &before, const Line &after)
{
    return {assignment, after.id, difference(before.units, after.units),
            lost(before.details, after.details), lost(before.totes, after.totes)};
}

} // namespace

void addDifference(Effect &effect, const Assignment &before, const Assignment &after)
{
    for (const Line &line : after.lines) {
        const Line *const known = before.line(line.id);
        const Line old = known ? *known : Line{};
        if (old.units != line.units || old.totes != line.totes || old.details != line.details)
            effect.lines.append(effectOf(after.id, old, line));
    }
    for (const Parcel &parcel : after.parcels) {
        const auto old = std::find_if(before.parcels.begin(), before.parcels.end(),
                                      [&](const Parcel &p) { return p.code == parcel.code; });
        if (old == before.parcels.end())
            effect.parcels.append({after.id, Parcel{.code = parcel.code}, false});
        else if (*old != parcel)
            effect.parcels.append({after.id, *old, true});
    }
}

} // namespace storehand
