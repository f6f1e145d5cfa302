// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/storage/Storage.h"

namespace storehand::oms {

/// What verify found. Each finding is one sentence that names the row.
struct Verification
{
    static constexpr int findingsMax = 1000;

    QStringList findings;
    qint64 more = 0;                       ///< findings beyond findingsMax
    qint64 checked = 0;                    ///< rows looked at
    QList<EffectOutbox::Standing> effects; ///< what waits to be told outside; no finding

    [[nodiscard]] bool isSound() const { return findings.isEmpty(); }
    void add(const QString &finding);
};

/// Checks every invariant that the database alone can show: stock and its ledger, reservations,
/// quantities and states, order lines, command numbers, and the feed with its digests. Looks at one
/// moment of the database, unless a transaction is open: what other nodes do meanwhile is no
/// finding.
[[nodiscard]] Result<Verification> verify(Storage &storage);

} // namespace storehand::oms
