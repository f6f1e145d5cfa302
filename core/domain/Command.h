// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/CommandType.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"
#include "core/domain/Line.h"
#include "core/domain/Names.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace storehand {

/// Why units could not be picked; each has its own effect on stock and its own next step.
enum class ShortReason { NotFound, Damaged, WrongItem, DisplayOnly, NoTime };

constexpr auto enumNames(ShortReason)
{
    using enum ShortReason;
    return NameTable<ShortReason, 5>{{
        {NotFound, QLatin1String("not_found")},
        {Damaged, QLatin1String("damaged")},
        {WrongItem, QLatin1String("wrong_item")},
        {DisplayOnly, QLatin1String("display_only")},
        {NoTime, QLatin1String("no_time")},
    }};
}

/// The physical buckets that a person may correct.
enum class Bucket { Shelf, Unsellable };

constexpr auto enumNames(Bucket)
{
    using enum Bucket;
    return NameTable<Bucket, 2>{{
        {Shelf, QLatin1String("shelf")},
        {Unsellable, QLatin1String("unsellable")},
    }};
}

/// Units of one line.
struct LineUnits
{
    LineId line;
    int units = 0;

    friend bool operator==(const LineUnits &, const LineUnits &) = default;
};

/// The arguments of all commands in one value. Which of them a type carries, and which it must, is
/// the `args` list of its row in commands.json; core/wire refuses all others at the edge, so
/// apply() finds what it needs.
struct Args
{
    LineId line;
    AssignmentId toAssignment;
    LineId toLine;
    LineId newLine;
    Sku sku;
    QString code;
    int units = 0;
    Detail detail;
    QString tote;
    QString reason;
    bool shelfEmpty = false;
    ParcelCode parcel;
    QString box;
    LocationCode location;
    std::optional<qint64> weightG;
    std::optional<QList<LineUnits>> lines; ///< none: all
    QList<ParcelCode> parcels;
    QString proofMethod;
    bool proofVerified = false; ///< the station checked it against the order's own secret
    QString relation;
    QByteArray sealed; ///< personal values, readable by the order manager only
    QString approval;
    PersonCode from;
    QString by;
    QString bay;
    QString carrier;
    QString service;
    QString tracking;
    QString document;
    int copies = 0;
    qint64 n = 0;
    std::optional<Instant> until;
    Bucket bucket = Bucket::Shelf;
    int delta = 0;
    QString text;
    CommandId exception;
    QString choice;

    friend bool operator==(const Args &, const Args &) = default;
};

/// Something a person did at a station: one line of the outbox, one row of the order manager's log.
struct Command
{
    qint64 n = 0; ///< contiguous within its install, from 1
    CommandId id;
    CommandType type = CommandType::Note;
    int version = 1; ///< of the arguments' shape
    Instant at;      ///< the station's wall clock; informative, never trusted
    QString boot;    ///< with `monotonicMs` lets the order manager correct `at`
    qint64 monotonicMs = 0;
    PersonCode actor;
    QString target;  ///< an assignment's id, or a store's code for commands on the store
    qint64 base = 0; ///< version of the target that the person saw
    std::optional<qint64> fence;
    QStringList deps; ///< ids of commands that must not have been rejected
    Args args;

    [[nodiscard]] AssignmentId assignment() const { return AssignmentId(target); }

    friend bool operator==(const Command &, const Command &) = default;
};

} // namespace storehand
