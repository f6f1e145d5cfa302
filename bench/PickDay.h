// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/Command.h"
#include "core/domain/Uuid.h"

#include <QByteArray>
#include <QList>

namespace storehand::bench {

/// The commands of one person who takes each order, scans each unit and is done with it.
class PickDay
{
public:
    PickDay(UuidMaker &uuids, PersonCode person);

    void pick(const Assignment &order);
    [[nodiscard]] qsizetype commands() const { return m_lines.size(); }

    /// All of them as bodies of POST /v1/commands, so many in each.
    [[nodiscard]] QList<QByteArray> batches(int commandsEach) const;

private:
    void add(CommandType type, const Assignment &order, Args args);

    UuidMaker &m_uuids;
    PersonCode m_person;
    const Instant m_now;
    QList<QByteArray> m_lines;
};

} // namespace storehand::bench
