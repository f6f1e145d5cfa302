// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/Findings.h"
#include "tests/sim/SimStation.h"

#include <QHash>
#include <QSet>

#include <map>
#include <optional>

namespace storehand::sim {

/// Whoever did something sees it from then on. For orders that one station alone works on, what its
/// screen shows as picked must be what it showed right after the last act, whatever the link brings
/// and however often the program dies. And what a screen shows of an order never grows older.
class ScreenAudit
{
public:
    explicit ScreenAudit(Findings &findings)
        : m_findings(findings)
    {}

    void accepted(size_t station, SimStation &at, const Command &command);
    void shown(size_t station, SimStation &at, const QList<AssignmentId> &orders);
    /// Somebody is in the middle of an act at this station: the screen is ahead of what was told.
    class Acting
    {
    public:
        Acting(ScreenAudit &audit, size_t station)
            : m_audit(audit)
        {
            audit.m_acting = station;
        }
        ~Acting() { m_audit.m_acting.reset(); }
        Q_DISABLE_COPY_MOVE(Acting)

    private:
        ScreenAudit &m_audit;
    };

    /// The station died in the middle of a write: whether that act counts, its next start says.
    void diedWriting(size_t station);
    /// The station's disk is an older one: what it has may be numbered anew.
    void diskWentBack(size_t station);
    /// What its cache had not synced may be gone.
    void lostPower(size_t station);
    /// Its disk gives what it likes: its cache may fall back to an earlier day.
    void mayAge(size_t station) { m_mayAge.insert(station); }
    /// The order manager went back in time.
    void forgetAll();

private:
    struct Watched
    {
        size_t station = 0;
        bool isShared = false;         ///< others, or the order manager, change it too
        bool isInDoubt = false;        ///< an act may have been written, or not
        std::map<QString, int> picked; ///< by line
        InstallId install; ///< a new one has what was not sent, and for the rest reads the feed
    };

    void checkAge(size_t station, SimStation &at, const AssignmentId &id);

    Findings &m_findings;
    std::optional<size_t> m_acting;
    bool m_mayAllAge = false;
    QSet<size_t> m_mayAge;
    QHash<size_t, QHash<AssignmentId, qint64>> m_versions; ///< by station
    QSet<size_t> m_uncertain;
    QHash<AssignmentId, Watched> m_watched;
};

} // namespace storehand::sim
