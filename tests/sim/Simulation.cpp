// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Simulation.h"

#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "tests/sim/Mischief.h"
#include "tests/sim/QuietAudit.h"
#include "tests/support/MemoryFolder.h"

#include <QDir>
#include <QHashSeed>

#include <malloc.h>
#include <sqlite3.h>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis enrolTime = std::chrono::minutes(5);
constexpr Millis diskTime = std::chrono::seconds(65);
constexpr Millis outboxTime = std::chrono::seconds(30);
constexpr Millis quietTime = std::chrono::seconds(120);
constexpr Millis omsRetry = std::chrono::seconds(5);
const QString channel = u"web"_s;

/// Files and databases take and leave many megabytes at each start of a program: they stay here
/// instead of going back to the system, which has to clean them each time.
void keepMemory()
{
    constexpr int megabyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * megabyte);
    mallopt(M_TRIM_THRESHOLD, 256 * megabyte);
    mallopt(M_TOP_PAD, 16 * megabyte);
}

} // namespace

/// There is one thread, and nobody asks how much memory SQLite has.
Simulation::Process::Process()
{
    static const bool isReady = [] {
        keepMemory();
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
    Q_UNUSED(isReady)
}

Simulation::Simulation(const SimulationOptions &options)
    : m_options(options)
    , m_folder(test::memoryFolder(u"sim"_s))
    , m_files(u"held-%1"_s.arg(options.seed))
    , m_swarm(Swarm::of(options.seed))
    , m_story(m_timeline, options.isPrinted)
    , m_dice(options.seed, "simulation")
    , m_audit(m_findings)
    , m_screens(m_findings)
    , m_caches(m_findings)
    , m_nightDice(options.seed, "night")
{
    // The order in which hashes are walked through must not differ from run to run.
    QHashSeed::setDeterministicGlobalSeed();
    m_swarm.makeDay(options.kind, options.seed);
    if (options.span)
        m_swarm.span = *options.span;
    m_findings.onFirst([this] { m_timeline.stop(); });
}

/// Nobody looks at the files any more.
Simulation::~Simulation()
{
    m_files.abandon();
    for (const auto &station : m_stations) {
        if (station->isUp())
            station->crash();
    }
    if (m_oms && m_oms->isUp())
        m_oms->crash();
}

SimulationReport Simulation::run()
{
    m_story.tell(u"seed %1"_s.arg(m_options.seed), m_swarm.toText());
    build();
    enrolStations();
    if (m_findings.isEmpty())
        letPeopleWork();
    if (m_findings.isEmpty())
        waitUntilQuiet();
    for (const Finding &finding : m_findings.all())
        m_story.tell(finding.invariant, finding.what);
    return report();
}

void Simulation::build()
{
    m_chain = Chain::of(m_swarm, m_dice);
    const QString folder = m_folder.path() + u"/oms"_s;
    QDir().mkpath(folder);
    m_oms = std::make_unique<SimOms>(SimOms::Parts{
        m_timeline, m_story, m_swarm, m_options.seed, folder, m_files,
        [this](Connection &connection) { m_audit.committed(connection); },
        [this] { m_audit.started(m_oms->connection()); },
        [this] {
            m_network->reset();
            const Millis down = m_isHealed ? omsRetry : m_dice.around(m_swarm.omsDownMean);
            m_timeline.plantIn(down, [this] {
                if (!m_oms->isUp())
                    m_oms->start();
            });
        }});
    m_network = std::make_unique<Network>(m_timeline, m_story, m_swarm, m_options.seed, *m_oms);
    m_network->onAnswered([this](auto end, const auto &request, const auto &answer) {
        m_audit.answered(end, request, answer);
    });
    m_staff = std::make_unique<Staff>(
        Staff::Parts{m_story, m_swarm, m_chain, m_options.seed,
                     [this](SimStation &station, const CommandId &id) { accepted(station, id); }});
    m_customers = std::make_unique<Customers>(Customers::Parts{m_timeline, m_story, m_swarm,
                                                               m_chain, m_options.seed, *m_network,
                                                               [this] { return m_oms->now(); }});
    for (const QString &name : std::as_const(m_chain.stations))
        addStation(name);
    m_mischief = std::make_unique<Mischief>(*this);
    m_timeline.afterEach([this] { afterEvent(); });
}

void Simulation::addStation(const QString &name)
{
    const size_t index = m_stations.size();
    const int drift =
        m_swarm.driftMax == 0 ? 0 : m_dice.between(-m_swarm.driftMax, m_swarm.driftMax);
    SimStation::Parts parts{m_timeline, m_story,
                            *m_network, m_options.seed,
                            name,       m_folder.path() + u'/' + QString(name).replace(u'/', u'-'),
                            m_files,    drift};
    parts.shown = [this, index](const QList<AssignmentId> &orders) {
        m_screens.shown(index, *m_stations[index], orders);
    };
    parts.scanned = [this, index](const ScanOutcome &outcome) {
        m_staff->scanned(*m_stations[index], outcome);
    };
    parts.incident = [this, index](const Error &error) { incident(index, error); };
    m_stations.push_back(std::make_unique<SimStation>(std::move(parts)));
    m_restarts.push_back(0);
}

/// Before anything goes wrong.
void Simulation::enrolStations()
{
    m_network->heal();
    m_oms->start();
    QByteArray key;
    m_oms->change([&](oms::OrderManager &manager) {
        const auto imported = manager.import(m_chain.importLines(m_swarm, m_dice));
        if (!imported || imported->problem)
            qFatal("the chain of a simulation cannot be imported");
        key = manager.addChannelKey(channel)->reveal().toUtf8();
    });
    int enrolled = 0;
    for (const auto &station : m_stations) {
        QString code;
        m_oms->change([&](oms::OrderManager &manager) {
            code = manager.offerEnrolment(station->store(), station->name())->code.reveal();
        });
        station->enrol(code, [&](const Status &status) {
            if (status)
                ++enrolled;
            else
                m_findings.add(u"enrolment"_s, status.error().detail);
        });
    }
    m_timeline.runUntil(enrolTime);
    if (enrolled != int(m_stations.size()) && m_findings.isEmpty())
        m_findings.add(u"enrolment"_s, u"not all stations could be enrolled in five minutes"_s);
    m_network->begin();
    m_oms->begin();
    m_customers->begin(key);
}

void Simulation::letPeopleWork()
{
    openShops();
    m_mischief->begin();
    workFor(m_swarm.span);
    if (m_swarm.night == Millis(0) || !m_findings.isEmpty())
        return;
    spendNight();
    if (!m_findings.isEmpty())
        return;
    openShops();
    workFor(m_swarm.span / 4);
}

void Simulation::openShops()
{
    m_peopleWork = true;
    for (qsizetype i = 0; i < m_chain.employees.size(); ++i)
        actSoon(i);
}

void Simulation::workFor(Millis span)
{
    m_timeline.runUntil(m_timeline.now() + span);
    m_peopleWork = false;
}

/// Everybody goes home; stations are switched off, in all stores or in some.
void Simulation::spendNight()
{
    m_isNight = true;
    for (const StoreCode &store : std::as_const(m_chain.stores)) {
        if (!m_swarm.hasOpenStores || m_nightDice.chance(0.6))
            m_closed.insert(store);
    }
    for (const auto &station : m_stations) {
        if (!m_closed.contains(station->store()) || !station->isUp() || station->disk().isDead())
            continue;
        m_story.tell(station->name(), u"is switched off for the night"_s);
        station->quit();
    }
    m_timeline.runUntil(m_timeline.now() + m_swarm.night);
    m_isNight = false;
    m_closed.clear();
    if (m_findings.isEmpty())
        startAll();
}

void Simulation::actSoon(qsizetype employee)
{
    m_timeline.plantIn(m_dice.around(m_swarm.pace), [this, employee] {
        if (!m_peopleWork)
            return;
        const Chain::Employee &who = m_chain.employees[employee];
        QList<int> own;
        for (size_t i = 0; i < m_stations.size(); ++i) {
            if (m_stations[i]->store() == who.store)
                own.append(int(i));
        }
        const int home = own[employee % own.size()];
        const int where = m_swarm.roams && m_dice.chance(0.1) ? m_dice.oneOf(own) : home;
        SimStation &station = *m_stations[size_t(where)];
        if (station.isWorking()) {
            const ScreenAudit::Acting acting(m_screens, size_t(where));
            m_staff->act(who, station);
        }
        actSoon(employee);
    });
}

/// Something can die in the middle of any event.
void Simulation::afterEvent()
{
    if (m_oms->isUp() && m_oms->disk().isDead()) {
        m_story.tell(u"oms"_s, u"died in the middle of a write"_s);
        m_oms->crash();
    }
    m_oms->turnSoon();
    for (size_t i = 0; i < m_stations.size(); ++i) {
        SimStation &station = *m_stations[i];
        if (!station.isUp() || !station.disk().isDead())
            continue;
        m_story.tell(station.name(), u"died in the middle of a write"_s);
        station.crash();
        m_screens.diedWriting(i);
        restartSoon(i, m_dice.around(m_swarm.stationDownMean));
    }
}

void Simulation::accepted(SimStation &station, const CommandId &id)
{
    if (station.disk().isDead())
        return; // nobody is there to be told
    const auto row = station.outbox().find(id);
    if (!row || !*row) {
        m_findings.add(u"I1"_s,
                       u"%1 told that %2 was accepted, but its outbox has no such row"_s.arg(
                           station.name(), id.text));
        return;
    }
    const auto command = wire::decodeCommand((*row)->line);
    if (!command) {
        m_findings.add(
            u"I1"_s, u"%1 wrote a line that nobody can read: %2 (%3)"_s.arg(
                         station.name(), QString::fromUtf8((*row)->line), command.error().detail));
        return;
    }
    int index = 0;
    while (m_stations[size_t(index)].get() != &station)
        ++index;
    m_ledger.accept({.station = index,
                     .id = id,
                     .type = command->type,
                     .at = m_timeline.now(),
                     .line = (*row)->line});
    m_screens.accepted(size_t(index), station, *command);
}

void Simulation::incident(size_t station, const Error &error)
{
    if (error.code == codes::digestMismatch || error.code == codes::feedHole ||
        error.code == codes::databaseCorrupt)
        m_mischief->loadsAnew(station);
    // What a damaged outbox saved begins a new install: the same as an older disk, to a screen that
    // reads what became of the former install's commands from the beginning of the feed.
    if (error.code == codes::outboxSalvaged)
        m_screens.diskWentBack(station);
    // A station mends that by itself, and so would hide that it was not told everything.
    const bool differs = error.code == codes::digestMismatch || error.code == codes::feedHole;
    if (differs && !m_mayDiffer.contains(station))
        m_findings.add(u"I9"_s, u"%1, whose cache nobody touched, found by itself that %2"_s.arg(
                                    m_stations[station]->name(), error.detail));
}

/// Its disk gives what it likes, and its cache may fall back to an earlier day.
void Simulation::mayAge(size_t station)
{
    m_mayDiffer.insert(station);
    m_screens.mayAge(station);
    m_caches.mayAge(m_stations[station]->folder());
}

void Simulation::restartSoon(size_t station, Millis down)
{
    const quint64 ticket = ++m_restarts[station];
    m_timeline.plantIn(down, [this, station, ticket] {
        const bool isClosed = m_closed.contains(m_stations[station]->store());
        if (ticket == m_restarts[station] && !m_stations[station]->isUp() && !isClosed)
            (void)startStation(station);
    });
}

bool Simulation::startStation(size_t index)
{
    SimStation &station = *m_stations[index];
    const Status started = station.start();
    m_story.tell(station.name(),
                 started ? u"starts"_s : u"does not start: "_s + started.error().code);
    if (!started) {
        if (m_isHealed)
            m_findings.add(u"I12"_s,
                           u"%1 does not start: %2"_s.arg(station.name(), started.error().detail));
        else
            restartSoon(index, omsRetry);
    }
    return started.has_value();
}

void Simulation::heal()
{
    m_story.tell(u"world"_s, u"all is healed, nobody does anything any more"_s);
    m_isHealed = true;
    m_mischief->end();
    m_customers->stop();
    for (const auto &station : m_stations)
        station->disk().heal();
    m_oms->heal();
    if (!m_oms->isUp())
        m_oms->start();
    startAll();
    // A disk that failed is looked at again within a minute; the promises are about links.
    m_timeline.runUntil(m_timeline.now() + diskTime);
    m_network->heal();
}

void Simulation::startAll()
{
    for (size_t i = 0; i < m_stations.size(); ++i) {
        if (!m_stations[i]->isUp())
            (void)startStation(i);
        else
            m_stations[i]->clock().resume();
    }
}

void Simulation::waitUntilQuiet()
{
    heal();
    const Millis begun = m_timeline.now();
    m_timeline.runUntil(begun + outboxTime);
    if (!m_findings.isEmpty())
        return;
    QuietAudit quiet(m_findings, m_story);
    for (const auto &station : m_stations)
        quiet.checkOutbox(*station);
    m_timeline.runUntil(begun + quietTime);
    if (!m_findings.isEmpty())
        return;
    if (!m_customers->isIdle())
        m_findings.add(u"I11"_s, u"a request of the channel was not answered in two minutes"_s);
    for (size_t i = 0; i < m_stations.size(); ++i)
        quiet.checkStation(*m_stations[i], m_oms->connection(), m_mayDiffer.contains(i));
    quiet.checkTaken(m_customers->orders(), m_oms->connection());
    m_gone = quiet.checkLedger(m_ledger, m_chain.stations, m_oms->connection());
    m_audit.whole(m_oms->connection(), m_oms->now());
    m_oms->change([&](oms::OrderManager &manager) { quiet.checkOwnOpinion(manager); });
}

SimulationReport Simulation::report() const
{
    return {.seed = m_options.seed,
            .hash = m_story.hash(),
            .commands = static_cast<qint64>(m_ledger.entries.size()),
            .gone = m_gone,
            .logged = m_audit.commands(),
            .faults = m_network->figures().faults + m_mischief->faults() + m_oms->crashes() +
                      m_oms->failedCommits(),
            .requests = m_network->figures().requests,
            .span = m_timeline.now(),
            .findings = m_findings.all()};
}

} // namespace storehand::sim
