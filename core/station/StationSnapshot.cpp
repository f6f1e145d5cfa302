// SPDX-License-Identifier: Apache-2.0
#include "core/station/StationSnapshot.h"

#include <algorithm>

namespace storehand {

OrderCardPtr StationSnapshot::card(const AssignmentId &id) const
{
    const auto found = std::find_if(queue.begin(), queue.end(),
                                    [&](const OrderCardPtr &card) { return card->id == id; });
    return found == queue.end() ? nullptr : *found;
}

OrderCardPtr StationSnapshot::cardOf(const ParcelCode &parcel) const
{
    const auto found = std::find_if(queue.begin(), queue.end(), [&](const OrderCardPtr &card) {
        return std::any_of(card->parcels.begin(), card->parcels.end(),
                           [&](const ParcelView &each) { return each.code == parcel; });
    });
    return found == queue.end() ? nullptr : *found;
}

const PickView *StationSnapshot::pick(const PersonCode &person) const
{
    const auto found = std::find_if(picks.begin(), picks.end(),
                                    [&](const PickView &view) { return view.person == person; });
    return found == picks.end() ? nullptr : &*found;
}

const PersonView *StationSnapshot::person(const PersonCode &code) const
{
    const auto found = std::find_if(people.begin(), people.end(),
                                    [&](const PersonView &view) { return view.code == code; });
    return found == people.end() ? nullptr : &*found;
}

bool StationSnapshot::isSignedIn(const PersonCode &code) const
{
    return std::any_of(sessions.begin(), sessions.end(),
                       [&](const SessionView &session) { return session.person == code; });
}

Millis StationSnapshot::openTimeLeft(Instant by, Instant now) const
{
    if (by <= now)
        return by - now;
    return hours.openTimeBetween(now, by, timeZone);
}

} // namespace storehand
