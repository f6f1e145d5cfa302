// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Applied.h"
#include "core/domain/ChangeMarks.h"
#include "core/domain/CommandType.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/OpeningHours.h"
#include "core/domain/Person.h"
#include "core/domain/Product.h"

#include <QMap>

#include <optional>

namespace storehand {

enum class StoreKind { Store, Warehouse, Supplier };

constexpr auto enumNames(StoreKind)
{
    using enum StoreKind;
    return NameTable<StoreKind, 3>{{
        {Store, QLatin1String("store")},
        {Warehouse, QLatin1String("warehouse")},
        {Supplier, QLatin1String("supplier")},
    }};
}

/// May a store refuse a pickup that it was chosen for by the customer?
enum class PickupRefusal { Allow, TransferOnly, ManagerOnly };

constexpr auto enumNames(PickupRefusal)
{
    using enum PickupRefusal;
    return NameTable<PickupRefusal, 3>{{
        {Allow, QLatin1String("allow")},
        {TransferOnly, QLatin1String("transfer_only")},
        {ManagerOnly, QLatin1String("manager_only")},
    }};
}

/// The rules of one store that apply() asks. Defaults are the product's.
struct StorePolicy
{
    bool stagedBeforeReady = true;
    bool proofAtHandOver = true;
    bool trackingToShip = true;
    bool displayOnlyLeavesShelf = false; ///< a display_only short takes the units off the shelf
    PickupRefusal pickupRefusal = PickupRefusal::Allow;
    int leaseMinutes = 15;
    int pickupDays = 7;
    int pickupExtensionsMax = 1;
    QMap<CommandType, Role> raisedRoles; ///< a policy can raise the least role, never lower it

    friend bool operator==(const StorePolicy &, const StorePolicy &) = default;
};

/// A computer of the store, as the others know it.
struct StoreStation
{
    StationId id;
    QString name;

    friend bool operator==(const StoreStation &, const StoreStation &) = default;
};

/// A place that fulfils orders. One row of its topic config/<store>.
struct Store
{
    StoreCode code;
    qint64 version = 0;
    Applied applied;
    ChangeMarks changes;
    QString name;
    StoreKind kind = StoreKind::Store;
    std::optional<double> latitude;
    std::optional<double> longitude;
    QByteArray timeZone = "UTC"; ///< IANA name
    OpeningHours hours;
    std::optional<int> capacityPerDay; ///< none: no limit
    QString currency;
    /// By whose rules weights and prices are read out of GTINs (ISO 3166, lower case); empty: by
    /// none.
    QString measureRegion;
    std::optional<Instant> pausedUntil;
    QString pauseReason;
    StorePolicy policy;
    QList<StoreStation> stations; ///< that were not cut off

    friend bool operator==(const Store &, const Store &) = default;
};

enum class StagingKind { Shelf, Cool, Frozen, Oversize, Secure };

constexpr auto enumNames(StagingKind)
{
    using enum StagingKind;
    return NameTable<StagingKind, 5>{{
        {Shelf, QLatin1String("shelf")},
        {Cool, QLatin1String("cool")},
        {Frozen, QLatin1String("frozen")},
        {Oversize, QLatin1String("oversize")},
        {Secure, QLatin1String("secure")},
    }};
}

/// Where finished parcels wait for customer or courier. One row of its store's config topic.
struct StagingLocation
{
    LocationCode code;
    StoreCode store;
    qint64 version = 0;
    StagingKind kind = StagingKind::Shelf;
    int capacity = 1; ///< parcels

    friend bool operator==(const StagingLocation &, const StagingLocation &) = default;
};

/// Whether goods kept like `storage` may wait in a place of `kind`.
[[nodiscard]] bool suits(StagingKind kind, Storage storage);

} // namespace storehand
