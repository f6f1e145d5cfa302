// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "tests/support/ChainServer.h"
#include "tests/support/FaultVfs.h"

#include <QTest>

#include <optional>
#include <vector>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString channel = u"web"_s;
constexpr Millis aDay = 25h;

/// A chain whose disk fails when it is told to. In the morning a station has an order picked and
/// not sent, one order is to be cancelled, and one waits for its day.
class Chain
{
public:
    Chain()
    {
        m_chain.stock(u"TEA"_s, 20);
        m_work = m_chain.assign(Method::Pickup, {{u"TEA"_s, 2}});
        m_till.emplace(m_chain.enrol(u"Till 1"_s));
        m_till->goOffline();
        m_till->claim(m_work);
        m_till->pick(m_work, u"TEA"_s, 2);
        m_till->finish(m_work);
        m_next.collectedAt(m_chain.harbour).wants(u"TEA"_s, 3);
        m_unwanted.collectedAt(m_chain.harbour).wants(u"TEA"_s, 1);
        m_chain.place(m_unwanted);
        m_late.collectedAt(m_chain.harbour).wants(u"TEA"_s, 1).from(m_chain.clock.now() + 24h);
        m_chain.place(m_late);
        m_morning = m_chain.clock.now();
        m_chain.oms.reset();
        m_chain.backUp();
    }

    /// Everything is as it was in the morning, and the program runs.
    void begin()
    {
        m_server.reset();
        m_chain.oms.reset();
        m_chain.restore();
        m_chain.clock.setWall(m_morning);
        m_server.emplace(m_chain);
        if (!m_server->start())
            qFatal("the morning's database cannot be opened");
    }

    FaultVfs &disk() { return m_disk; }

    /// The disk is well again, and a little time passes.
    void heal()
    {
        m_disk.heal();
        m_chain.clock.advance(5s);
        m_server->turn();
    }

    // What somebody asks for; true when the answer was that it is done. ---------------------------

    bool start() { return m_server->start().has_value(); }

    bool takeAnOrder()
    {
        return told([this](oms::OrderManager &manager) {
            return done(manager.placeOrder(channel, m_next.request));
        });
    }

    bool cancelAnOrder()
    {
        return told([this](oms::OrderManager &manager) -> Status {
            const auto order = manager.orderByRef(channel, m_unwanted.request.ref);
            if (!order)
                return failure(order.error());
            const OrderId id(order->value(u"order").toString());
            return done(manager.cancelOrder(channel, id, {}));
        });
    }

    bool takeCommands()
    {
        return told([this](oms::OrderManager &manager) {
            return done(manager.applyCommands(m_till->who, m_till->batch()));
        });
    }

    bool takeAStockReport()
    {
        return told([this](oms::OrderManager &manager) {
            return done(manager.reportStock(
                channel,
                {.id = u"delivery"_s,
                 .at = m_morning,
                 .changes = {{.store = m_chain.harbour, .sku = Sku(u"TEA"_s), .delta = 5}}}));
        });
    }

    /// Nobody asks for that, so nobody is told.
    bool doWhatIsDue()
    {
        if (m_chain.clock.now() < m_morning + aDay)
            m_chain.clock.advance(aDay);
        m_server->turn();
        return true;
    }

    /// A station says hello and reads the feed and a snapshot: right, or not at all.
    bool tellNews()
    {
        bool isRight = true;
        const bool isTold = told([&](oms::OrderManager &manager) -> Status {
            const auto hello =
                manager.hello(m_till->who, {.install = m_till->install, .lastN = m_till->lastN()});
            const auto page = manager.readFeed(m_till->who, {}, wire::feedRowsMax);
            const auto snapshot = manager.beginSnapshot(m_till->who, {});
            for (const Status &status : {done(hello), done(page), done(snapshot)}) {
                if (!status)
                    return status;
            }
            const auto told = wire::decodeFeedPage(page->body);
            isRight = told && told->changes.size() == hello->ahead;
            return done(manager.snapshotPage(m_till->who, snapshot->snapshot, {}));
        });
        return isTold && isRight;
    }

    /// After everything was asked for again: what is wrong with the end of the day.
    [[nodiscard]] QString whatIsWrong()
    {
        m_server->leave();
        const Stock stock = m_chain.stockOf(u"TEA"_s);
        const QString said =
            u"%1, parts %2 %3, %4, stock %5 %6 %7, %8"_s.arg(toText(m_chain.now(m_work).state))
                .arg(m_chain.partsOf(m_next.request.ref).size())
                .arg(m_chain.partsOf(m_late.request.ref).size())
                .arg(toText(m_chain.partsOf(m_unwanted.request.ref).first().state))
                .arg(stock.shelf)
                .arg(stock.reserved)
                .arg(stock.picked)
                .arg(m_chain.findings().join(u' '));
        return said == u"picked, parts 1 1, cancelled, stock 23 4 2, " ? QString() : said;
    }

private:
    template <typename T>
    static Status done(const Result<T> &result)
    {
        return result ? Status() : failure(result.error());
    }

    bool told(const ChainServer::Work &work) { return m_server->call(work).has_value(); }

    FaultVfs m_disk{u"oms-sweep"_s};
    FakeChain m_chain{Engine::Sqlite, m_disk.name()};
    std::optional<FakeStation> m_till;
    Assignment m_work;
    TestOrder m_next{u"SO-NEXT"_s};
    TestOrder m_unwanted{u"SO-UNWANTED"_s};
    TestOrder m_late{u"SO-LATE"_s};
    Instant m_morning;
    std::optional<ChainServer> m_server;
};

struct Act
{
    const char *name;
    bool (Chain::*does)();
};

const std::vector<Act> acts{
    {"start", &Chain::start},
    {"take an order", &Chain::takeAnOrder},
    {"cancel an order", &Chain::cancelAnOrder},
    {"take commands", &Chain::takeCommands},
    {"take a stock report", &Chain::takeAStockReport},
    {"tell news", &Chain::tellNews},
    {"do what is due", &Chain::doWhatIsDue},
};

} // namespace

/// Each access to the disk fails, once or for ever, in everything that the order manager does: what
/// it said is done is done once, and whoever got no answer can ask again.
class FailureSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyAccessFails_data();
    void anyAccessFails();
};

void FailureSweepTest::anyAccessFails_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<DiskFault>("fault");
    QTest::addColumn<bool>("forEver");
    for (int number = 0; number < int(acts.size()); ++number) {
        const char *const name = acts[size_t(number)].name;
        QTest::addRow("%s: once", name) << number << DiskFault::Error << false;
        QTest::addRow("%s: for ever", name) << number << DiskFault::Error << true;
        QTest::addRow("%s: full", name) << number << DiskFault::Full << true;
    }
}

void FailureSweepTest::anyAccessFails()
{
    QFETCH(int, number);
    QFETCH(DiskFault, fault);
    QFETCH(bool, forEver);
    Chain chain;
    bool wasHit = true;
    for (qint64 call = 1; wasHit; ++call) {
        chain.begin();
        const qint64 hits = chain.disk().hits();
        chain.disk().plan({.fault = fault, .call = call, .forEver = forEver});
        const bool told = (chain.*acts[size_t(number)].does)();
        wasHit = chain.disk().hits() > hits;
        QVERIFY(told || wasHit);
        chain.heal();
        for (const Act &each : acts)
            QVERIFY2((chain.*each.does)(),
                     qPrintable(u"%1, access %2"_s.arg(QLatin1String(each.name)).arg(call)));
        const QString wrong = chain.whatIsWrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"access %1: %2"_s.arg(call).arg(wrong)));
    }
}

QTEST_GUILESS_MAIN(FailureSweepTest)
#include "FailureSweepTest.moc"
