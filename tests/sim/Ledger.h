// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/CommandType.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace storehand::sim {

/// What people saw or heard to be accepted: the promise that nothing of it is lost is checked
/// against this, and not against what the programs believe.
struct Ledger
{
    struct Entry
    {
        int station = 0;
        CommandId id;
        CommandType type = CommandType::Note;
        Millis at{0};
        QByteArray line;
        bool mayBeLost = false; ///< the disk that it was on is gone
    };

    std::vector<Entry> entries;
    QHash<CommandId, size_t> byId;

    void accept(Entry entry)
    {
        byId.insert(entry.id, entries.size());
        entries.push_back(std::move(entry));
    }

    /// A station's disk is now as it was at that moment.
    void diskWentBack(int station, Millis to)
    {
        for (Entry &entry : entries)
            entry.mayBeLost = entry.mayBeLost || (entry.station == station && entry.at >= to);
    }
};

} // namespace storehand::sim
