// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/Error.h"
#include "core/store/Outbox.h"

#include <QList>

namespace storehand {

/// Where something that people did stands with head office.
enum class ActStanding {
    Waiting,   ///< on this disk, not confirmed yet
    Taken,     ///< head office has it
    Exception, ///< it has it, and somebody must look at it
    Refused,   ///< a decision that changed nothing
};

/// One line of the outbox, read for people.
struct RecordedAct
{
    Command command;
    ActStanding standing = ActStanding::Waiting;
    QString code; ///< why, for Exception and Refused
};

/// Only this many of the latest commands of the station are looked through: a busy day.
inline constexpr int historyCommandsMax = 5000;

[[nodiscard]] Result<RecordedAct> readAct(const OutboxRow &row);

/// What people of this station did to one order, oldest first: all that the outbox still has of it
/// (a week after it was confirmed).
[[nodiscard]] Result<QList<RecordedAct>> actsOn(const Outbox &outbox, const AssignmentId &id);

/// What is to be sent next, oldest first.
inline constexpr int waitingActsMax = 50;
[[nodiscard]] Result<QList<RecordedAct>> waitingActs(const Outbox &outbox);

} // namespace storehand
