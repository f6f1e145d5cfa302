// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/CommandType.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace storehand {

/// Something that needs a person: a fact without a place in the plan, or a refused decision.
struct ExceptionNotice
{
    CommandId command;
    QString code;
    QStringList args;
    AssignmentId assignment;
    QString orderRef;
    CommandType type = CommandType::Note; ///< what somebody did
    PersonCode actor;
    QString station; ///< where; empty: here
    Instant at;
};

/// What needs a person, in the order in which it was heard of, one notice a command. After days
/// without a link there are thousands, and each is heard of several times.
class ExceptionList
{
public:
    /// Adds it or replaces what was said of its command before; whether it is new.
    bool put(const ExceptionNotice &notice);
    void remove(const CommandId &command);
    void clear();
    [[nodiscard]] const QList<ExceptionNotice> &all() const { return m_all; }

private:
    QList<ExceptionNotice> m_all;
    QHash<CommandId, qsizetype> m_places; ///< in m_all
};

} // namespace storehand
