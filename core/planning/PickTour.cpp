// SPDX-License-Identifier: Apache-2.0
#include "core/planning/PickTour.h"

#include "core/planning/ShelfPlace.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace storehand {

namespace {

struct Stop
{
    qsizetype index;
    int coldness;
    bool isNumbered; ///< whether its place could be read
    ShelfPlace place;
    QString department;
};

int coldnessOf(Storage storage)
{
    switch (storage) {
    case Storage::Ambient:
    case Storage::Secure:
        return 0;
    case Storage::Cool:
        return 1;
    case Storage::Frozen:
        return 2;
    }
    qFatal("an unknown kind of storage");
}

/// Before walking directions are known: by cold, readable places first, then in numbered order.
bool isNumberedBefore(const Stop &a, const Stop &b)
{
    if (a.coldness != b.coldness)
        return a.coldness < b.coldness;
    if (a.isNumbered != b.isNumbered)
        return a.isNumbered;
    return a.isNumbered ? a.place < b.place : a.department < b.department;
}

using Stops = std::vector<Stop>;

/// The first stop from `from` on that is not in its aisle.
Stops::iterator endOfAisle(Stops::iterator from, Stops::iterator end)
{
    return std::find_if(from, end, [&](const Stop &stop) {
        return stop.coldness != from->coldness || !stop.isNumbered ||
               !stop.place.isInAisleOf(from->place);
    });
}

} // namespace

QList<qsizetype> pickTour(const QList<PickStop> &stops)
{
    Stops walk;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        const std::optional<ShelfPlace> place = ShelfPlace::fromText(stops[i].place);
        walk.push_back({i, coldnessOf(stops[i].storage), place.has_value(),
                        place.value_or(ShelfPlace()), stops[i].department});
    }
    std::stable_sort(walk.begin(), walk.end(), isNumberedBefore);
    bool downwards = false;
    for (auto aisle = walk.begin(); aisle != walk.end() && aisle->isNumbered;) {
        const auto end = endOfAisle(aisle, walk.end());
        if (downwards) {
            std::stable_sort(aisle, end, [](const Stop &a, const Stop &b) {
                return std::tuple(-a.place.bay, a.place.shelf) <
                       std::tuple(-b.place.bay, b.place.shelf);
            });
        }
        const bool sameZone = end != walk.end() && end->isNumbered &&
                              end->coldness == aisle->coldness &&
                              end->place.zone == aisle->place.zone;
        downwards = sameZone && !downwards;
        aisle = std::find_if(end, walk.end(), [](const Stop &stop) { return stop.isNumbered; });
    }
    QList<qsizetype> order;
    for (const Stop &stop : walk)
        order.append(stop.index);
    return order;
}

} // namespace storehand
