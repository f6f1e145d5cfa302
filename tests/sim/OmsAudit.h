// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/domain/Assignment.h"
#include "core/domain/Stock.h"
#include "oms/http/HttpMessage.h"
#include "tests/sim/Findings.h"
#include "tests/sim/ReferenceModel.h"

#include <QHash>
#include <QSet>

namespace storehand::sim {

/// Looks into the order manager's database after each commit, with SQL of its own, and says what
/// cannot be: numbers with holes, stock that came from nowhere, states that nobody may enter, units
/// in two places. What a commit changed is read once; the rest is kept here.
class OmsAudit
{
public:
    explicit OmsAudit(Findings &findings);

    /// The order manager came up with this database.
    void started(Connection &connection);
    /// After a commit.
    void committed(Connection &connection);
    /// Its database is older than what was seen.
    void wentBack() { m_isKnown = false; }
    /// An answer on its way to a client.
    void answered(int end, const oms::HttpRequest &request, const oms::HttpAnswer &answer);
    /// At rest: everything, once.
    void whole(Connection &connection, Instant now);

    [[nodiscard]] qint64 commands() const { return m_commands; }

private:
    using StockKey = std::pair<StoreCode, Sku>;

    /// What lies in totes and parcels, and what is promised, by all assignments of a store.
    struct Sum
    {
        int picked = 0;
        int open = 0;
        int kept = 0; ///< for preorders
    };

    void load(Connection &connection);
    [[nodiscard]] bool readStations(Connection &connection);
    [[nodiscard]] QString stationOf(const QString &install) const;
    void checkCommand(const LoggedCommandRow &row);
    void checkChange(Connection &connection, ChangedRow &row);
    void checkAssignment(const Assignment &after);
    void checkClaim(const Assignment &before, const Assignment &after);
    [[nodiscard]] int checkMoves(Connection &connection, const Stock &before, const Stock &after);
    void checkSums();
    void add(const Assignment &assignment, int sign);
    void checkCommandAnswer(const oms::HttpRequest &request, const QByteArray &body);
    void checkFeedPage(const oms::HttpRequest &request, const QByteArray &body);

    void checkInstalls(Connection &connection);
    void checkOrders(Connection &connection);
    void checkExceptions(Connection &connection);
    void checkAgenda(Connection &connection, Instant now);
    void checkTopics(Connection &connection);
    void checkEffects(Connection &connection);

    Findings &m_findings;
    ReferenceModel m_model;
    bool m_isKnown = false;
    qint64 m_commands = 0;
    qint64 m_lastCommandRow = 0;
    qint64 m_lastFeedRow = 0;
    QHash<QString, qint64> m_lastN;                     ///< by install
    QHash<QString, QString> m_stations;                 ///< likewise
    QHash<QString, qint64> m_heads;                     ///< by topic
    QHash<QString, qint64> m_versions;                  ///< by topic, entity and id
    QSet<QString> m_withdrawn;                          ///< of them, what left its topic last
    QHash<QString, std::pair<qint64, QString>> m_fence; ///< by assignment: fence, and whose
    QHash<AssignmentId, Assignment> m_assignments;
    QHash<StockKey, Stock> m_stock;
    QHash<StockKey, Sum> m_sums;
    QSet<QString> m_takenOver; ///< in the commit that is looked at
    Instant m_changeAt;        ///< of the row that is looked at
    QSet<StockKey> m_touched;  ///< by the commit that is looked at
};

} // namespace storehand::sim
