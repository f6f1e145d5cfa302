// SPDX-License-Identifier: Apache-2.0
#include "tests/oms/http/TestOms.h"

#include "oms/http/ServerCertificate.h"

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis drainTime{10'000};

QByteArray chain()
{
    return R"({"type":"store","code":"harbour","name":"Harbour Street",)"
           R"("latitude":-36.84,"longitude":174.77,"time_zone":"Pacific/Auckland",)"
           R"("open":{"mon":"00:00-24:00","tue":"00:00-24:00","wed":"00:00-24:00",)"
           R"("thu":"00:00-24:00","fri":"00:00-24:00","sat":"00:00-24:00",)"
           R"("sun":"00:00-24:00"},"capacity_per_day":1000,"kind":"store","currency":"NZD"}
{"type":"product","sku":"TEA-1","title":"Tea","codes":[{"code":"9521234543213"}],)"
           R"("department":"Pantry","price":1290,"currency":"NZD"}
{"type":"product","sku":"JAM-1","title":"Jam","codes":[{"code":"9521234500001"}],)"
           R"("department":"Pantry","price":590,"currency":"NZD"}
{"type":"stock","store":"harbour","sku":"TEA-1","on_hand":10}
{"type":"stock","store":"harbour","sku":"JAM-1","on_hand":2}
)";
}

oms::HttpServerOptions onAnyPort(oms::HttpServerOptions options)
{
    options.port = 0;
    return options;
}

oms::CoreThread::Options coreOptions(Engine engine)
{
    oms::CoreThread::Options options;
    if (engine == Engine::Postgres)
        options.groupJobs = 1;
    return options;
}

void insist(const Status &status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().detail));
}

} // namespace

TestOms::Running::Running(TestOms &test, const oms::HttpServerOptions &options,
                          const oms::WebhookClient::Options &webhooks)
    : oms(test)
    , waiters(loop, random)
    , desk(loop, jobs, waiters)
    , client(webhooks)
    , pump(pumpEdges())
    , server(loop, makeRoutes(), options)
    , core(
          jobs, [this] { return open(); }, [this] { return loop.now(); },
          coreOptions(test.m_engine))
{}

TestOms::Running::~Running()
{
    loop.post([this] { pump.stop(); });
    server.stop(drainTime);
    jobs.close();
    core.join();
    loop.stop();
}

void TestOms::Running::start()
{
    core.onTopicsChanged([this](const QStringList &topics) {
        loop.post([this, topics] {
            waiters.changed(topics);
            pump.wake();
        });
    });
    server.onStopping([this] { waiters.stop(); });
    insist(core.start());
    loop.start();
    loop.post([this] { pump.start(); });
    insist(server.start());
}

Result<std::unique_ptr<oms::GroupHost>> TestOms::Running::open()
{
    auto manager = oms::OrderManager::open(oms.m_database.connect(), loop, random,
                                           {.masterKey = Sensitive(QByteArray(32, 'k')),
                                            .pins = {oms.pin()},
                                            .feedSchemaMin = oms.feedSchemaMin});
    if (!manager)
        return failure(manager.error());
    return std::make_unique<oms::OrderManagerHost>(*std::move(manager));
}

oms::RouteTable TestOms::Running::makeRoutes()
{
    addHealthRoutes(
        routes, desk,
        {jobs, waiters, [this] { return server.figures(); }, [this] { return pump.figures(); }});
    addStationRoutes(routes, desk);
    addChannelRoutes(routes, desk);
    return routes;
}

oms::WebhookPump::Edges TestOms::Running::pumpEdges()
{
    const auto onCore = [this](const oms::WebhookPump::Work &work,
                               const std::function<void(bool)> &done) {
        return jobs.submit({[work](oms::GroupHost &host) {
                                work(static_cast<oms::OrderManagerHost &>(host).manager());
                                return true;
                            },
                            [done] { done(true); }, [done](const Error &) { done(false); }});
    };
    return {loop, client, onCore,
            [this](std::function<void()> action) { loop.post(std::move(action)); }};
}

TestOms::TestOms(Engine engine, oms::HttpServerOptions options,
                 oms::WebhookClient::Options webhooks)
    : m_database(engine)
    , m_engine(engine)
    , m_options(onAnyPort(std::move(options)))
    , m_webhooks(std::move(webhooks))
{
    if (!isOpen())
        return;
    restart();
    import(chain());
}

TestOms::~TestOms() = default;

QByteArray TestOms::pin() const
{
    if (m_options.tlsCertFile.isEmpty())
        return QByteArray(32, '\0');
    return oms::publicKeyHashOf(m_options.tlsCertFile).value_or(QByteArray());
}

void TestOms::restart()
{
    m_running.reset();
    m_running = std::make_unique<Running>(*this, m_options, m_webhooks);
    m_running->start();
}

void TestOms::import(const QByteArray &lines)
{
    run([&](oms::OrderManager &manager) {
        const auto report = manager.import(lines);
        if (!report || report->problem)
            qFatal("the chain of the test cannot be imported");
    });
}

QByteArray TestOms::channelKey(const QString &channel)
{
    QByteArray key;
    run([&](oms::OrderManager &manager) {
        key = manager.addChannelKey(channel)->reveal().toUtf8();
    });
    return key;
}

QString TestOms::enrolmentCode()
{
    QString code;
    run([&](oms::OrderManager &manager) {
        code = manager.offerEnrolment(StoreCode(u"harbour"_s), u"Counter"_s)->code.reveal();
    });
    return code;
}

} // namespace storehand::test
