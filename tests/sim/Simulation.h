// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sim/CacheAudit.h"
#include "tests/sim/Customers.h"
#include "tests/sim/Findings.h"
#include "tests/sim/Ledger.h"
#include "tests/sim/OmsAudit.h"
#include "tests/sim/ScreenAudit.h"
#include "tests/sim/SimStation.h"
#include "tests/sim/Staff.h"

#include <QSet>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace storehand::sim {

struct SimulationOptions
{
    quint64 seed = 1;
    std::optional<Millis> span; ///< how long people work; none: the seed draws it
    DayKind kind = DayKind::AsDrawn;
    bool isPrinted = false; ///< the story goes to standard output
};

/// What became of one seed.
struct SimulationReport
{
    quint64 seed = 0;
    quint64 hash = 0;    ///< of all that happened
    qint64 commands = 0; ///< that people saw accepted
    qint64 gone = 0;     ///< of these: not sent before the disk that had them was set back
    qint64 logged = 0;   ///< rows that the order manager's log was seen to get
    qint64 faults = 0;
    qint64 requests = 0;
    Millis span{0}; ///< virtual time
    QList<Finding> findings;
};

/// One chain of stores, from one seed: the production station cores and order manager in one
/// thread, people and customers, and everything that goes wrong between them. First things go
/// wrong while people work; then all is healed, nobody does anything, and everything must come to
/// rest and agree.
class Simulation
{
public:
    explicit Simulation(const SimulationOptions &options);
    ~Simulation();
    Q_DISABLE_COPY_MOVE(Simulation)

    [[nodiscard]] SimulationReport run();

private:
    friend class Mischief;

    void build();
    void addStation(const QString &name);
    void enrolStations();
    void letPeopleWork();
    void openShops();
    void workFor(Millis span);
    void spendNight();
    void actSoon(qsizetype employee);
    void heal();
    void startAll();
    void waitUntilQuiet();
    void afterEvent();
    void accepted(SimStation &station, const CommandId &id);
    void incident(size_t station, const Error &error);
    void mayAge(size_t station);
    void restartSoon(size_t station, Millis down);
    [[nodiscard]] bool startStation(size_t station);
    [[nodiscard]] SimulationReport report() const;

    /// Sets up the process; before anything uses SQLite.
    struct Process
    {
        Process();
    };

    const Process m_process;
    const SimulationOptions m_options;
    QTemporaryDir m_folder;
    test::HeldFiles m_files;
    Swarm m_swarm;
    Timeline m_timeline;
    Story m_story;
    Dice m_dice;
    Findings m_findings;
    Chain m_chain;
    Ledger m_ledger;
    OmsAudit m_audit;
    ScreenAudit m_screens;
    CacheAudit m_caches;
    std::unique_ptr<SimOms> m_oms;
    std::unique_ptr<Network> m_network;
    std::unique_ptr<Customers> m_customers;
    std::unique_ptr<Staff> m_staff;
    std::vector<std::unique_ptr<SimStation>> m_stations;
    QSet<size_t>
        m_mayDiffer; ///< stations whose cache was damaged behind their back, or by a backup
    std::vector<quint64> m_restarts; ///< of each station: which planned restart counts
    std::unique_ptr<class Mischief> m_mischief;
    qint64 m_gone = 0;
    bool m_isHealed = false;
    bool m_peopleWork = false;
    bool m_isNight = false;
    QSet<StoreCode> m_closed; ///< their stations are switched off
    Dice m_nightDice;
};

} // namespace storehand::sim
