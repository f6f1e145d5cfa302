// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/SimOms.h"

#include "core/domain/Codes.h"
#include "oms/http/GroupRunner.h"
#include "oms/http/HttpRefusals.h"
#include "oms/http/OrderManagerHost.h"
#include "oms/http/routes/Routes.h"
#include "oms/storage/Schema.h"
#include "tests/sim/SimClock.h"

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis turnMean{4}; ///< from a request to the group that takes it
/// Fewer than in a shop, so that a day sees many checkpoints, and a start reads a short log.
constexpr int checkpointPages = 1'000;

} // namespace

/// What a start makes and a death ends, in the order in which it is built.
struct SimOms::Running
{
    Running(SimOms &oms, const QByteArray &name)
        : clock(oms.m_parts.timeline, Millis(0), 0)
        , random(oms.m_parts.seed, name)
        , waiters(clock, random)
        , desk(clock, jobs, waiters)
        , runner(jobs, [&oms] { return oms.openHost(); },
                 {[this] { return clock.now(); }, [this] { return clock.monotonic(); }}, {})
    {
        addStationRoutes(routes, desk);
        addChannelRoutes(routes, desk);
        runner.onTopicsChanged([this](const QStringList &topics) {
            clock.post([this, topics] { waiters.changed(topics); });
        });
    }

    bool isDead = false;
    SimClock clock;
    Dice random;
    oms::FeedWaiters waiters;
    oms::JobQueue jobs;
    oms::RequestDesk desk;
    oms::RouteTable routes;
    oms::GroupRunner runner;
    std::unique_ptr<Clock::Timer> nextTurn;
    Millis turnsAt = Millis::max();
};

/// Passes everything on, but a commit may be the last thing that happens, or fail.
class SimOms::MortalHost : public oms::OrderManagerHost
{
public:
    MortalHost(SimOms &oms, std::unique_ptr<oms::OrderManager> manager)
        : OrderManagerHost(std::move(manager))
        , m_oms(oms)
    {}

    Status commitGroup() override
    {
        const Swarm &swarm = m_oms.m_parts.swarm;
        const bool mayFail = !m_oms.m_isHealed;
        if (mayFail && m_oms.m_dice.chance(swarm.failedCommit)) {
            ++m_oms.m_failedCommits;
            m_oms.m_parts.story.tell(u"oms"_s, u"cannot commit: the disk refuses"_s);
            m_isBroken = m_oms.m_dice.chance(0.5);
            return failure(ErrorKind::Storage, codes::storageFailed, u"simulated"_s);
        }
        const bool dies = mayFail && m_oms.m_dice.chance(swarm.crashInCommit);
        const bool diesBefore = dies && m_oms.m_dice.chance(0.5);
        if (diesBefore)
            dieHere(u"dies before its commit"_s);
        const Status committed = OrderManagerHost::commitGroup();
        if (committed && dies)
            dieHere(u"dies after its commit, before the answers"_s);
        if (committed)
            m_oms.m_parts.committed(*m_oms.m_connection);
        return committed;
    }

    [[nodiscard]] bool isBroken() const override
    {
        return m_isBroken || OrderManagerHost::isBroken();
    }

private:
    [[noreturn]] void dieHere(const QString &how)
    {
        m_oms.m_parts.story.tell(u"oms"_s, how);
        m_oms.m_disk.kill();
        m_oms.m_running->isDead = true;
        throw Death();
    }

    SimOms &m_oms;
    bool m_isBroken = false;
};

SimOms::SimOms(Parts parts)
    : m_parts(std::move(parts))
    , m_dice(m_parts.seed, "oms")
    , m_disk(u"oms-%1"_s.arg(m_parts.seed), m_parts.files.name())
{}

SimOms::~SimOms()
{
    if (m_running)
        m_running->isDead = true;
}

void SimOms::heal()
{
    m_isHealed = true;
    m_disk.heal();
}

Result<std::unique_ptr<oms::GroupHost>> SimOms::openHost()
{
    SqliteOptions options = oms::centralFile(m_parts.folder + u"/oms.db"_s);
    options.vfs = m_disk.name();
    options.checkpointPages = checkpointPages;
    auto connection = Connection::open(options);
    if (!connection)
        return failure(connection.error());
    m_connection = connection->get();
    auto manager =
        oms::OrderManager::open(*std::move(connection), m_running->clock, m_running->random,
                                {.masterKey = Sensitive<QByteArray>(QByteArray(32, 'k')),
                                 .pins = {QByteArray(32, '\0')},
                                 .pinCost = PinHashCost::cheapest()});
    if (!manager)
        return failure(manager.error());
    return std::make_unique<MortalHost>(*this, *std::move(manager));
}

void SimOms::start()
{
    m_running = std::make_unique<Running>(*this, "oms/" + QByteArray::number(++m_runs));
    if (const Status opened = m_running->runner.open(); !opened) {
        m_parts.story.tell(u"oms"_s, u"does not start: "_s + opened.error().code);
        crash();
        return;
    }
    m_parts.story.tell(u"oms"_s, u"is up"_s);
    m_parts.started();
}

void SimOms::crash()
{
    m_disk.kill();
    die();
}

void SimOms::losePower(test::PowerLoss how)
{
    m_disk.kill();
    m_powerLoss = how;
    die();
}

void SimOms::die()
{
    ++m_crashes;
    m_running->isDead = true;
    m_running.reset();
    m_connection = nullptr;
    if (const auto how = std::exchange(m_powerLoss, std::nullopt))
        m_disk.losePower(*how, m_dice);
    else
        m_disk.revive();
    m_parts.died();
}

void SimOms::makeBackup()
{
    m_parts.files.flush();
    m_backup = test::FolderImage::of(m_parts.folder);
    m_parts.story.tell(u"oms"_s, u"is backed up"_s);
}

void SimOms::restoreBackup()
{
    m_parts.story.tell(u"oms"_s, u"is restored from its backup"_s);
    crash();
    m_backup.putBack(m_parts.folder);
}

oms::Reply::Watch SimOms::receive(oms::HttpRequest request,
                                  std::function<void(oms::HttpAnswer)> answer)
{
    Running &running = *m_running;
    const oms::Reply reply([this, &running, answer = std::move(answer)](oms::HttpAnswer sent) {
        if (!running.isDead && !m_disk.isDead())
            answer(std::move(sent));
    });
    const auto target = oms::HttpTarget::parse(request.target);
    if (!target) {
        reply.send(oms::refusals::badTarget());
        return reply.watch();
    }
    request.path = target->path;
    request.query = target->query;
    const oms::RouteTable::Found found = running.routes.find(request.method, request.path);
    if (!found.route) {
        reply.send(oms::refusals::notFound());
    } else if (request.body.size() > found.route->bodyLimit) {
        reply.send(oms::refusals::bodyTooLarge(found.route->bodyLimit));
    } else {
        request.values = found.values;
        keepSmall(request);
        found.route->handler(request, reply);
    }
    return reply.watch();
}

/// The protocol lets an order manager give less than it was asked for.
void SimOms::keepSmall(oms::HttpRequest &request) const
{
    for (auto &[name, value] : request.query) {
        if (m_parts.swarm.pageRows > 0 && !m_isHealed && name == "limit"_L1)
            value = QString::number(m_parts.swarm.pageRows);
    }
}

/// One turn takes all that waits; what arrives meanwhile has the next one.
void SimOms::turnSoon()
{
    if (!m_running || m_running->isDead)
        return;
    Running &running = *m_running;
    const bool hasWork = running.jobs.figures().waiting > 0;
    const std::optional<Millis> idle = running.runner.idleTime();
    if (!hasWork && !idle)
        return;
    const Millis now = running.clock.monotonic();
    const Millis at = hasWork ? now + m_dice.around(turnMean) : now + *idle;
    if (running.nextTurn && running.turnsAt <= at)
        return;
    running.turnsAt = at;
    running.nextTurn = running.clock.after(at - now, [this] { turn(); });
}

void SimOms::turn()
{
    Running &running = *m_running;
    running.nextTurn.reset();
    try {
        running.runner.turn(running.jobs.take(Millis(0)).job);
    } catch (const Death &) {
        die();
    }
}

void SimOms::change(const std::function<void(oms::OrderManager &)> &work)
{
    [[maybe_unused]] const bool isQueued = m_running->jobs.submit(
        {[work](oms::GroupHost &host) {
             work(static_cast<oms::OrderManagerHost &>(host).manager());
             return true;
         },
         [] {}, [](const Error &error) { qFatal("%s", qPrintable(error.detail)); }});
    m_running->runner.turn(m_running->jobs.take(Millis(0)).job);
}

void SimOms::import(const QByteArray &lines)
{
    [[maybe_unused]] const bool isQueued = m_running->jobs.submit(
        {[lines](oms::GroupHost &host) {
             const auto report = static_cast<oms::OrderManagerHost &>(host).manager().import(lines);
             return report && !report->problem;
         },
         [] {}, [](const Error &) {}});
}

Connection &SimOms::connection()
{
    return *m_connection;
}

Instant SimOms::now() const
{
    return SimClock::beginning + m_parts.timeline.now();
}

} // namespace storehand::sim
