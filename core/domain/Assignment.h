// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Applied.h"
#include "core/domain/ChangeMarks.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Line.h"
#include "core/domain/Names.h"
#include "core/domain/Why.h"

#include <QList>
#include <QMap>

#include <optional>

namespace storehand {

/// Where an assignment stands. The graph is in core/domain/commands.json; the order of the values
/// is the order of the work, so comparing them says what comes first.
enum class AssignmentState {
    Assigned,
    Accepted,
    Picking,
    Picked,
    Packed,
    Staged,
    Ready,
    HandedOver,
    Shipped,
    Declined,
    Cancelled,
    Expired,
    ShortClosed,
};

constexpr auto enumNames(AssignmentState)
{
    using enum AssignmentState;
    return NameTable<AssignmentState, 13>{{
        {Assigned, QLatin1String("assigned")},
        {Accepted, QLatin1String("accepted")},
        {Picking, QLatin1String("picking")},
        {Picked, QLatin1String("picked")},
        {Packed, QLatin1String("packed")},
        {Staged, QLatin1String("staged")},
        {Ready, QLatin1String("ready")},
        {HandedOver, QLatin1String("handed_over")},
        {Shipped, QLatin1String("shipped")},
        {Declined, QLatin1String("declined")},
        {Cancelled, QLatin1String("cancelled")},
        {Expired, QLatin1String("expired")},
        {ShortClosed, QLatin1String("short_closed")},
    }};
}

/// True for states in which a person may still have work with it, put-back aside.
[[nodiscard]] constexpr bool isOpen(AssignmentState state)
{
    return state <= AssignmentState::Ready;
}

enum class Method { Pickup, Ship, Digital };

constexpr auto enumNames(Method)
{
    using enum Method;
    return NameTable<Method, 3>{{
        {Pickup, QLatin1String("pickup")},
        {Ship, QLatin1String("ship")},
        {Digital, QLatin1String("digital")},
    }};
}

/// Who works on an assignment. A claim belongs to a person at a station and ends by release, by
/// hand-over to another person, or when its lease ran out and somebody else claims.
struct Claim
{
    PersonCode person;
    QString station; ///< the station's name, for people
    InstallId install;
    qint64 fence = 0; ///< rises with each new claim of this assignment, never reused
    Instant leaseUntil;

    friend bool operator==(const Claim &, const Claim &) = default;
};

/// The customer is here. Independent of the state: customers come before the order is ready.
struct Arrival
{
    Instant at;
    QString by;  ///< how it became known: "counter", "link", …
    QString bay; ///< parking bay or place in the shop, may be empty
    std::optional<Instant> leftAt;

    friend bool operator==(const Arrival &, const Arrival &) = default;
};

/// A physical container with its own barcode, and what lies in it.
struct Parcel
{
    ParcelCode code;
    QString box;           ///< kind of box, may be empty
    LocationCode location; ///< empty until it was put on a shelf
    QMap<LineId, int> units;
    std::optional<qint64> weightG;
    bool gone = false; ///< handed over or shipped

    friend bool operator==(const Parcel &, const Parcel &) = default;
};

/// The part of an order that one store must fulfil: the unit of work of a station, one aggregate,
/// one row of the feed. Quantities live in its lines; each changes only through apply() and the
/// acts of core/domain/Acts.h.
struct Assignment
{
    AssignmentId id;
    qint64 version = 0; ///< +1 at each change by the OMS
    Applied applied;
    ChangeMarks changes;

    OrderId order;
    QString orderRef; ///< what the customer knows it by
    QString channel;
    StoreCode store;
    Method method = Method::Pickup;
    AssignmentState state = AssignmentState::Assigned;
    QString closedBecause; ///< a code, for closed states: "reassigned", "declined", …
    int part = 1;          ///< "part 2 of 3" of its order
    int parts = 1;
    QList<Line> lines;
    QList<Parcel> parcels;

    CustomerId customer;
    QString customerInitials;  ///< for the shop floor, where names are not shown
    QByteArray pickupCodeHash; ///< keyed hash, see core/crypto/PickupCode.h; empty for shipping
    QString currency;
    QString brand;
    QString service; ///< shipping service asked for
    QString instructions;
    QString giftMessage;
    QStringList tags;

    Instant assignedAt;
    std::optional<Instant> promiseBy;
    std::optional<Instant> movesAfter; ///< when silence of this store may move it elsewhere
    std::optional<Instant> readyAt;    ///< when it first became ready; the customer is told once
    std::optional<Instant> pickupBy;   ///< expires then
    int pickupExtensions = 0;

    std::optional<Claim> claim;
    qint64 lastFence = 0;
    std::optional<QString> hold; ///< the reason; a flag beside the state
    bool waitingTransfer = false;
    std::optional<Arrival> arrival;
    Why why;

    [[nodiscard]] const Line *line(const LineId &id) const;
    [[nodiscard]] Line *line(const LineId &id);
    [[nodiscard]] Parcel *parcel(const ParcelCode &code);
    /// What is packed lies in parcels without a place, what is staged in parcels with one.
    [[nodiscard]] bool areParcelsSound() const;

    /// Sum over the lines: units nobody has decided about yet.
    [[nodiscard]] int openUnits() const;
    /// Units that are in the building, picked, and still belong to the customer.
    [[nodiscard]] int heldUnits() const;
    /// Units that must go back to the shelf.
    [[nodiscard]] int putBackDue() const;

    /// Closed for good: nothing to work on and nothing to put back.
    [[nodiscard]] bool isDone() const { return !isOpen(state) && putBackDue() == 0; }

    friend bool operator==(const Assignment &, const Assignment &) = default;
};

} // namespace storehand
