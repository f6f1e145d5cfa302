// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/ServeProgram.h"

#include "app/storehand-oms/DemoLoader.h"
#include "oms/OrderManager.h"
#include "oms/http/OrderManagerHost.h"
#include "oms/http/routes/Routes.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis drainTime{20'000};
constexpr Millis watchTime{100}; ///< between looks at what other nodes changed
constexpr int postgresThreads = 4;

} // namespace

ServeProgram::ServeProgram(DataFolder folder, HttpServerOptions options)
    : m_folder(std::move(folder))
    , m_waiters(m_loop, m_random)
    , m_desk(m_loop, m_jobs, m_waiters)
    , m_webhooks({})
    , m_pump(pumpEdges())
    , m_server(m_loop, routes(), std::move(options))
    , m_adminDesk(m_jobs, m_folder, m_random)
    , m_admin(m_folder.path(),
              [this](const AdminRequest &request) { return m_adminDesk.run(request); })
{
    m_server.onStopping([this] { m_waiters.stop(); });
}

ServeProgram::~ServeProgram()
{
    stop();
}

Status ServeProgram::start(bool demo)
{
    Status status;
    if (demo)
        status = loadDemo([this](const Clock &clock) { return openManager(clock); }, m_random,
                          m_loop.now());
    if (status)
        status = startCores();
    if (status)
        status = m_folder.remember();
    if (!status)
        return status;
    m_loop.start();
    m_loop.post([this] { m_pump.start(); });
    status = m_server.start();
    return status ? m_admin.start() : status;
}

void ServeProgram::stop()
{
    m_loop.post([this] { m_pump.stop(); });
    m_server.stop(drainTime);
    m_admin.stop();
    m_jobs.close();
    m_cores.clear();
    m_loop.stop();
    m_pump.stop(); // for a loop that never ran
}

/// SQLite has one writer, so one thread does everything and shares commits. On PostgreSQL jobs of
/// one commit would only hold each other's rows against other threads and nodes.
Status ServeProgram::startCores()
{
    CoreThread::Options options;
    if (m_folder.isPostgres()) {
        options.groupJobs = 1;
        options.watchTime = watchTime;
    }
    for (int i = 0; i < (m_folder.isPostgres() ? postgresThreads : 1); ++i) {
        auto core = std::make_unique<CoreThread>(
            m_jobs, [this] { return openHost(); }, [this] { return m_loop.now(); }, options);
        core->onTopicsChanged([this](const QStringList &topics) {
            m_loop.post([this, topics] { topicsChanged(topics); });
        });
        const Status started = core->start();
        if (!started)
            return started;
        m_cores.push_back(std::move(core));
        options.runsDue = false;
        options.watchTime = Millis(0);
    }
    return {};
}

Result<std::unique_ptr<OrderManager>> ServeProgram::openManager(const Clock &clock)
{
    const Result<Sensitive<QByteArray>> key = m_folder.masterKey(m_random);
    if (!key)
        return failure(key.error());
    Result<std::unique_ptr<Connection>> connection = m_folder.openDatabase();
    if (!connection)
        return failure(connection.error());
    return OrderManager::open(*std::move(connection), clock, m_random,
                              {.masterKey = *key, .pins = m_folder.pins()});
}

Result<std::unique_ptr<GroupHost>> ServeProgram::openHost()
{
    Result<std::unique_ptr<OrderManager>> manager = openManager(m_loop);
    if (!manager)
        return failure(manager.error());
    return std::make_unique<OrderManagerHost>(*std::move(manager));
}

/// An effect is written with the change of an order that it tells of.
void ServeProgram::topicsChanged(const QStringList &topics)
{
    m_waiters.changed(topics);
    const bool isOrder = std::any_of(topics.begin(), topics.end(), [](const QString &topic) {
        return topic.startsWith("orders/"_L1);
    });
    if (isOrder)
        m_pump.wake();
}

WebhookPump::Edges ServeProgram::pumpEdges()
{
    const auto core = [this](const WebhookPump::Work &work, const std::function<void(bool)> &done) {
        return m_jobs.submit({[work](GroupHost &host) {
                                  work(static_cast<OrderManagerHost &>(host).manager());
                                  return true;
                              },
                              [done] { done(true); }, [done](const Error &) { done(false); }});
    };
    return {m_loop, m_webhooks, core,
            [this](std::function<void()> action) { m_loop.post(std::move(action)); }};
}

RouteTable ServeProgram::routes()
{
    RouteTable table;
    addHealthRoutes(table, m_desk,
                    {m_jobs, m_waiters, [this] { return m_server.figures(); },
                     [this] { return m_pump.figures(); }});
    addStationRoutes(table, m_desk);
    addChannelRoutes(table, m_desk);
    return table;
}

} // namespace storehand::oms
