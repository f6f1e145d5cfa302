// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/OpeningHours.h"
#include "core/domain/Person.h"
#include "core/domain/PickWay.h"
#include "core/domain/Product.h"
#include "core/domain/Store.h"
#include "core/station/LinkView.h"
#include "core/station/OrderHistory.h"
#include "core/station/ScanOutcome.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>

namespace storehand {

/// Somebody who may sign in here.
struct PersonView
{
    PersonCode code;
    QString name;
    Role role = Role::Picker;

    friend bool operator==(const PersonView &, const PersonView &) = default;
};

/// Who is signed in, and with which scanner; empty: at the desk.
struct SessionView
{
    PersonCode person;
    QString scanner;

    friend bool operator==(const SessionView &, const SessionView &) = default;
};

/// A product and its numbers in one order, with all that a person needs to find it.
struct LineView
{
    LineId id;
    Sku sku;
    QString title;
    QString brand;
    QString size;
    QString colour;
    QString kit;   ///< title of the kit that it was bought in, may be empty
    QString image; ///< file name, may be empty
    QString place; ///< on the sales floor, "A03-2-1"; may be empty
    QString department;
    Storage storage = Storage::Ambient;
    Track track = Track::None;
    int minAge = 0;
    int ordered = 0;
    int open = 0;
    int picked = 0; ///< and still there or gone with the customer
    int shorted = 0;
    int held = 0; ///< in the building, for the customer
    int handedOver = 0;
    int putBackDue = 0;

    friend bool operator==(const LineView &, const LineView &) = default;
};

struct ParcelView
{
    ParcelCode code;
    LocationCode place; ///< empty until it was put on a shelf
    bool gone = false;

    friend bool operator==(const ParcelView &, const ParcelView &) = default;
};

/// One assignment as the queue, the shelf and the counter show it. Holds nothing personal but
/// initials.
struct OrderCard
{
    AssignmentId id;
    QString orderRef;
    Method method = Method::Pickup;
    AssignmentState state = AssignmentState::Assigned;
    QString channel;
    QString initials;
    int part = 1;
    int parts = 1;
    QList<LineView> lines;
    QList<ParcelView> parcels;
    int pieces = 0; ///< ordered and not cancelled
    int open = 0;
    int held = 0;
    int putBackDue = 0;
    Instant assignedAt;
    std::optional<Instant> promiseBy;
    std::optional<Instant> mayMoveAfter;
    std::optional<Instant> pickupBy;
    std::optional<Arrival> arrival;
    PersonCode claimPerson; ///< empty: nobody has taken it
    QString claimName;
    QString claimStation; ///< empty when it is this one
    QString othersTurn;   ///< the station that takes it while there is no link; empty: this one
    std::optional<QString> hold;
    QString why; ///< the code why this store was chosen
    bool gift = false;
    bool hasPickupCode = false;
    QString instructions;

    [[nodiscard]] bool isClaimed() const { return !claimPerson.isEmpty(); }
    [[nodiscard]] bool isArrived() const { return arrival && !arrival->leftAt; }
};

using OrderCardPtr = std::shared_ptr<const OrderCard>;

/// One stop of a walk.
struct PickItem
{
    AssignmentId assignment;
    QString orderRef;
    LineView line;
    bool skipped = false;
    int bag = 0; ///< on the trolley, from 1 on; 0 where none is needed

    friend bool operator==(const PickItem &, const PickItem &) = default;
};

/// One order at the bench, and how far its bag is.
struct BagView
{
    AssignmentId assignment;
    QString orderRef;
    int number = 0; ///< 0 where one order alone needs no bag
    int inBag = 0;
    int loose = 0; ///< picked, and in no bag
    int open = 0;  ///< still to be picked

    [[nodiscard]] bool isComplete() const { return loose == 0 && open == 0; }

    friend bool operator==(const BagView &, const BagView &) = default;
};

/// A unit that is about to go into the wrong bag.
struct BagQuestion
{
    QString title;    ///< of the product
    QString orderRef; ///< whose it is
    int bag = 0;      ///< where it belongs

    friend bool operator==(const BagQuestion &, const BagQuestion &) = default;
};

/// One person at the bench; see BenchTask.
struct BenchView
{
    bool isOpen = false;
    QList<BagView> bags; ///< of the walk, earliest promise first
    int chosenBag = 0;
    AssignmentId lit; ///< where the last unit went or belongs
    std::optional<BagQuestion> question;

    friend bool operator==(const BenchView &, const BenchView &) = default;
};

/// What one person is picking.
struct PickView
{
    PersonCode person;
    QList<AssignmentId> orders; ///< taken by this person, earliest promise first
    QList<PickItem> items;      ///< in walking order; skipped ones last, finished ones not moved
    int next = -1;              ///< the item to fetch now, -1 when none is open
    int picked = 0;
    int total = 0; ///< units that are to be found, without the short ones
    LineId awaiting;
    QString needs; ///< "serial", "lot" or "expiry" of the line `awaiting`
    PickWay way = PickWay::IntoBags;
    BenchView bench;

    friend bool operator==(const PickView &, const PickView &) = default;
};

/// The answer to one read, in values that outlive the station's.
struct ScanView
{
    quint64 number = 0; ///< rises by one with each read
    ScanResult result = ScanResult::NotExpected;
    PersonCode person;
    QString scanner;
    QString text;
    AssignmentId assignment;
    QString orderRef;
    LineId line;
    QString title;    ///< of the product that was scanned; empty when it is none
    QString expected; ///< title of what was wanted instead
    QString image;
    int bag = 0; ///< the unit belongs into, 0 for none
    int units = 0;
    int remaining = 0;
    QString needs;
    QString code;
    QString action; ///< of a command card
    PersonCode badge;
    LocationCode place;
    ParcelCode parcel; ///< a parcel code, known or new
    bool booked = false;
    bool isPickupCode = false; ///< `text` is a customer's code, signed or plain
    qint64 durableUs = 0;      ///< first byte in → on disk; 0 when nothing was written
};

struct PlaceView
{
    LocationCode code;
    StagingKind kind = StagingKind::Shelf;
    int capacity = 0;
    int used = 0; ///< parcels there now

    [[nodiscard]] int room() const { return qMax(0, capacity - used); }

    friend bool operator==(const PlaceView &, const PlaceView &) = default;
};

/// Something that needs a person.
struct ExceptionView
{
    CommandId command;
    AssignmentId assignment;
    QString orderRef;
    QString code;
    QStringList args;
    CommandType type = CommandType::Note; ///< what was done
    QString person;                       ///< by whom; name
    QString station;                      ///< where; empty: here
    Instant at;

    friend bool operator==(const ExceptionView &, const ExceptionView &) = default;
};

/// Something that a person here did to an order.
struct ActView
{
    CommandId command;
    Instant at;
    CommandType type = CommandType::Note;
    QString person; ///< name
    QString orderRef;
    QString title; ///< of the product; empty when it was about the whole order
    int units = 0;
    ActStanding standing = ActStanding::Waiting;
    QString code; ///< why, for Exception and Refused

    friend bool operator==(const ActView &, const ActView &) = default;
};

/// An order as head office last told it, without what waits to be sent.
struct OfficeView
{
    AssignmentState state = AssignmentState::Assigned;
    QString holder; ///< who has it; name, may be empty
    int ordered = 0;
    int picked = 0;
    int handedOver = 0;
    int cancelled = 0;
    int putBackDue = 0;

    friend bool operator==(const OfficeView &, const OfficeView &) = default;
};

/// What is known of one order, on both sides.
struct HistoryView
{
    AssignmentId assignment;
    QList<ActView> acts;              ///< of this station, oldest first
    std::optional<OfficeView> office; ///< none: it is not with this store

    friend bool operator==(const HistoryView &, const HistoryView &) = default;
};

/// Something that happened to this machine and that people should be told once: a damaged file, a
/// disk that was put back to an older state.
struct IncidentView
{
    QString id;
    QString code;
    QStringList args;

    friend bool operator==(const IncidentView &, const IncidentView &) = default;
};

/// A scanner as far as its hub tells.
struct ScannerView
{
    QString name;
    QString source; ///< "serial", "wedge", "camera", "hid"
    QString path;
    PersonCode owner;
    bool working = false;
    QString code; ///< why it does not work
    QStringList args;
    qint64 reads = 0;
    qint64 lost = 0;

    friend bool operator==(const ScannerView &, const ScannerView &) = default;
};

/// The customer of the one order that is open at the counter.
struct CustomerView
{
    AssignmentId assignment;
    QString name;
    QString pickupPerson; ///< who else may collect; may be empty
    QString phone;

    friend bool operator==(const CustomerView &, const CustomerView &) = default;
};

/// Everything the screens show, at one moment, as plain values. Made on the station's thread, read
/// on any. Cards that did not change are shared with the snapshot before.
struct StationSnapshot
{
    quint64 number = 0;
    Millis serverOffset{0}; ///< the order manager's time minus this computer's
    QString stationName;
    StoreCode store;
    QString storeName;
    QByteArray timeZone = "UTC";
    OpeningHours hours;
    bool proofAtHandOver = true;
    LinkView link;
    QList<PersonView> people; ///< by name
    QList<SessionView> sessions;
    std::optional<PersonCode> desk; ///< who acts when nobody is named
    QList<OrderCardPtr> queue;      ///< earliest promise first; everything with something to do
    QList<PickView> picks;          ///< one for each session
    QList<PlaceView> places;        ///< by code
    QList<ExceptionView> exceptions;
    QList<IncidentView> incidents; ///< newest first
    QList<ScannerView> scanners;
    std::optional<ScanView> lastScan;
    std::optional<CustomerView> customer; ///< only of the order opened at the counter
    QList<ActView> waiting;               ///< what is to be sent, while somebody watches it
    std::optional<HistoryView> history;   ///< only of the order opened for a decision

    /// Null when the queue has no such order.
    [[nodiscard]] OrderCardPtr card(const AssignmentId &id) const;
    /// The card of the parcel that has this code, or null.
    [[nodiscard]] OrderCardPtr cardOf(const ParcelCode &parcel) const;
    [[nodiscard]] const PickView *pick(const PersonCode &person) const;
    [[nodiscard]] const PersonView *person(const PersonCode &code) const;
    [[nodiscard]] bool isSignedIn(const PersonCode &code) const;
    /// The order manager's time by this computer's clock.
    [[nodiscard]] Instant now(Instant wall) const { return wall + serverOffset; }
    /// Open hours until `by`, negative when it is over. A promise is over at its time, also when
    /// that lies outside the hours.
    [[nodiscard]] Millis openTimeLeft(Instant by, Instant now) const;
};

using SnapshotPtr = std::shared_ptr<const StationSnapshot>;

} // namespace storehand
