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
/// (a week after it was confirmed). Screens ask again and again for the same order, so only what
/// came since is read, and what the order manager has answered since.
class OrderHistory
{
public:
    [[nodiscard]] Result<QList<RecordedAct>> of(const Outbox &outbox, const AssignmentId &id);

    /// Rows of the outbox that were read so far, for measuring.
    [[nodiscard]] qint64 rowsRead() const { return m_rowsRead; }

private:
    [[nodiscard]] Status readNew(const Outbox &outbox);
    [[nodiscard]] Status readAnswers(const Outbox &outbox);

    InstallId m_install;
    AssignmentId m_id;
    qint64 m_readTo = 0;     ///< number of the last row that was looked at
    qint64 m_answeredTo = 0; ///< number of the last answered row then
    qint64 m_rowsRead = 0;
    QList<RecordedAct> m_acts;
};

/// What is to be sent next, oldest first.
inline constexpr int waitingActsMax = 50;
[[nodiscard]] Result<QList<RecordedAct>> waitingActs(const Outbox &outbox);

} // namespace storehand
