// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Verify.h"

#include "core/database/Transaction.h"
#include "oms/usecases/VerifyChecks.h"

namespace storehand::oms {

void Verification::add(const QString &finding)
{
    if (findings.size() < findingsMax)
        findings.append(finding);
    else
        ++more;
}

Result<Verification> verify(Storage &storage)
{
    if (storage.connection.engine() == Engine::Sqlite) {
        if (const Status whole = storage.connection.quickCheck(); !whole)
            return failure(whole.error());
    }
    std::optional<Transaction> moment;
    if (!storage.connection.inTransaction()) {
        Result<Transaction> begun = Transaction::beginReading(storage.connection);
        if (!begun)
            return failure(begun.error());
        moment.emplace(*std::move(begun));
    }
    Verification found;
    FeedAudit feed(storage.connection);
    const Status read = feed.run([&](const QString &finding) { found.add(finding); });
    if (!read)
        return failure(read.error());
    found.checked += feed.rows();

    Result<AssignmentSums> sums = verifyAssignments(storage, feed, found);
    if (!sums)
        return failure(sums.error());
    if (const Status added = addHolds(storage, *sums, found); !added)
        return failure(added.error());
    if (const Status checked = verifyStock(storage, *sums, feed, found); !checked)
        return failure(checked.error());
    if (const Status checked = verifyOrders(storage, *sums, found); !checked)
        return failure(checked.error());
    if (const Status checked = verifyCommandLog(storage, found); !checked)
        return failure(checked.error());
    const auto effects = storage.effects.standings();
    if (!effects)
        return failure(effects.error());
    found.effects = *effects;
    return found;
}

} // namespace storehand::oms
