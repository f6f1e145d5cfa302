// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ChangeMarks.h"

#include "core/domain/Assignment.h"
#include "core/domain/Store.h"

#include <algorithm>

namespace storehand {

namespace {

/// A lease that is renewed is no other claim.
bool isSameClaim(const std::optional<Claim> &a, const std::optional<Claim> &b)
{
    if (a.has_value() != b.has_value())
        return false;
    return !a || (a->person == b->person && a->install == b->install && a->fence == b->fence);
}

bool areSameUnits(const Assignment &a, const Assignment &b)
{
    return std::equal(
        a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
        [](const Line &x, const Line &y) { return x.id == y.id && x.units == y.units; });
}

/// Where a parcel stands makes no other parcel of it.
bool areSameParcels(const Assignment &a, const Assignment &b)
{
    return std::equal(a.parcels.begin(), a.parcels.end(), b.parcels.begin(), b.parcels.end(),
                      [](const Parcel &x, const Parcel &y) {
                          return x.code == y.code && x.units == y.units && x.gone == y.gone;
                      });
}

} // namespace

bool ChangeMarks::changedSince(Facet facet, qint64 version, const InstallId &install) const
{
    const Versions marks = m_marks.value(facet);
    return std::any_of(marks.keyValueBegin(), marks.keyValueEnd(), [&](const auto &mark) {
        return mark.first != install.text && mark.second > version;
    });
}

void ChangeMarks::note(Facet facet, const InstallId &by, qint64 version)
{
    m_marks[facet][by.text] = version;
}

void noteChanges(const Assignment &before, Assignment &after, const InstallId &by)
{
    const auto note = [&](Facet facet, bool isSame) {
        if (!isSame)
            after.changes.note(facet, by, after.version);
    };
    note(Facet::State, before.state == after.state);
    note(Facet::Claim, isSameClaim(before.claim, after.claim));
    note(Facet::Hold, before.hold == after.hold);
    note(Facet::Units, areSameUnits(before, after));
    note(Facet::Parcels, areSameParcels(before, after));
    note(Facet::PickupBy, before.pickupBy == after.pickupBy);
}

void noteChanges(const Store &before, Store &after, const InstallId &by)
{
    if (before.pausedUntil != after.pausedUntil || before.pauseReason != after.pauseReason)
        after.changes.note(Facet::Pause, by, after.version);
}

} // namespace storehand
