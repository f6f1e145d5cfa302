// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Findings.h"
#include "tests/sim/Ledger.h"
#include "tests/sim/SimStation.h"

#include <map>

namespace storehand::sim {

/// What must be true when all is healed and nobody does anything: nothing waits, nothing is lost,
/// and stations show what the order manager has, row by row.
class QuietAudit
{
public:
    QuietAudit(Findings &findings, Story &story)
        : m_findings(findings)
        , m_story(story)
    {}

    /// Without any new command, the outbox is empty.
    void checkOutbox(SimStation &station);
    /// Row by row and by digest; and what needs a person is on the station's list, once.
    /// `mayBeDamaged`: something changed its cache behind its back.
    void checkStation(SimStation &station, Connection &oms, bool mayBeDamaged);
    /// Each order that a channel saw taken is there; `taken`: the ids by ref.
    void checkTaken(const std::map<QString, QString> &taken, Connection &oms);
    /// Everything that people saw accepted is in the log, once, and as they did it; but what lay on
    /// a disk alone that was set back: gives how much is gone with those.
    [[nodiscard]] qint64 checkLedger(const Ledger &ledger, const QStringList &stations,
                                     Connection &oms);
    /// What `storehand-oms verify` would say.
    void checkOwnOpinion(oms::OrderManager &manager);

private:
    /// False when the station's daily check would find damage, which hides rows until then.
    [[nodiscard]] bool checkRows(SimStation &station, Connection &oms, bool mayBeDamaged);
    void checkDigests(SimStation &station, Connection &oms);
    void checkScreen(SimStation &station);
    void checkExceptions(SimStation &station, Connection &oms);

    Findings &m_findings;
    Story &m_story;
};

} // namespace storehand::sim
