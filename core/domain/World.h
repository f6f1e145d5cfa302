// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/Effect.h"
#include "core/domain/Person.h"
#include "core/domain/Stock.h"
#include "core/domain/Store.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace storehand {

/// A staging location and how many parcels of other codes lie there.
struct StagingPlace
{
    LocationCode code;
    StagingKind kind = StagingKind::Shelf;
    int capacity = 0;
    int parcels = 0;
};

/// What a command is judged against: the aggregates it names, the store's rules, and who acts. The
/// order manager's is whole, a station's is what its cache knows; a missing assignment, product
/// stock or location is simply absent. Everything in it belongs to `store`.
struct World
{
    Store store;
    QHash<AssignmentId, Assignment> assignments;
    QHash<Sku, Stock> stock;
    QHash<LocationCode, StagingPlace> staging;
    std::optional<Person> actor; ///< none: unknown here
    InstallId install;
    QSet<InstallId> formerInstalls; ///< of the same station, as far as they are known
    QString station;
    Instant now; ///< server time, or the station's best estimate of it

    /// Whether the station that acts did it, maybe under the name it had before its disk was
    /// restored.
    [[nodiscard]] bool isOwn(const InstallId &id) const
    {
        return id == install || formerInstalls.contains(id);
    }

    /// For `reverse`: what the reversed command had done, if it is known and was this person's own.
    std::optional<Effect> reversed;
    /// For `substitute`: how the other product must be kept.
    Storage substituteStorage = Storage::Ambient;
};

} // namespace storehand
