// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/CommandType.h"
#include "core/domain/Stock.h"

#include <QList>

namespace storehand {

/// How one command changed the numbers of one line.
struct LineEffect
{
    AssignmentId assignment;
    LineId line;
    Quantities delta;            ///< differences; only here may they be negative
    QList<PickedDetail> details; ///< that went with units; back with them when it is undone
    QList<ToteUnits> totes;      ///< likewise

    friend bool operator==(const LineEffect &, const LineEffect &) = default;
};

/// A parcel as it was before a command touched it.
struct ParcelEffect
{
    AssignmentId assignment;
    Parcel before; ///< no units and no location: the command made it
    bool existed = false;

    friend bool operator==(const ParcelEffect &, const ParcelEffect &) = default;
};

/// What one command did, kept so that exactly that can be undone.
struct Effect
{
    CommandId command;
    CommandType type = CommandType::Note;
    QList<LineEffect> lines;
    QList<ParcelEffect> parcels;
    QList<StockMove> moves;
    bool followedUp =
        false; ///< its consequences went on elsewhere (units sourced again, refund asked)
    bool reversed = false;

    friend bool operator==(const Effect &, const Effect &) = default;
};

/// What turned `before` into `after`: the differences of lines and parcels.
void addDifference(Effect &effect, const Assignment &before, const Assignment &after);

} // namespace storehand
