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

} // namespace

void addDifference(Effect &effect, const Assignment &before, const Assignment &after)
{
    for (const Line &line : after.lines) {
        const Line *old = before.line(line.id);
        const Quantities delta = difference(old ? old->units : Quantities{}, line.units);
        if (delta != Quantities{} || (old && old->totes != line.totes))
            effect.lines.append({after.id, line.id, delta});
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
