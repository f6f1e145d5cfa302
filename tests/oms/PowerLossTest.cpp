// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Schema.h"
#include "tests/support/ChainServer.h"
#include "tests/support/CrashImages.h"

#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString channel = u"web"_s;

template <typename T>
T insist(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
    return *std::move(result);
}

void mustBe(const Status &status)
{
    if (!status)
        qFatal("%s: %s", qPrintable(status.error().code), qPrintable(status.error().detail));
}

/// What was said the first time of commands that came again.
QList<wire::CommandResult> firstOf(QList<wire::CommandResult> repeated)
{
    for (wire::CommandResult &result : repeated) {
        if (const auto first = std::exchange(result.first, std::nullopt))
            result.status = *first;
    }
    return repeated;
}

/// Something that was answered: whether an order manager still knows it.
using Promise = std::function<bool(oms::OrderManager &)>;

/// A morning at the order manager. Each answer that leaves has its mark on the disk's tape.
class Morning
{
public:
    explicit Morning(FaultVfs &disk)
        : m_disk(disk)
        , m_chain(Engine::Sqlite, disk.name())
        , m_till(m_chain.enrol(u"Till 1"_s))
    {
        m_chain.stock(u"TEA"_s, 30);
        m_till.goOffline();
        m_server.emplace(m_chain);
        mustBe(m_server->start());
        m_disk.record();
        m_promised.push_back({});
    }

    void order(const TestOrder &order)
    {
        const OrderRequest request = order.request;
        ask([request](oms::OrderManager &manager) -> Promise {
            (void)insist(manager.placeOrder(channel, request));
            return [request](oms::OrderManager &again) {
                const auto known = again.placeOrder(channel, request);
                return known && known->kind == oms::OrderReceipt::Kind::Repeated;
            };
        });
    }

    /// A station works on an order, and what it did is sent.
    void work(const QString &ref)
    {
        const auto parts = std::make_shared<QList<Assignment>>();
        m_server->ask(
            [parts, ref](oms::OrderManager &manager) {
                return manager.change([&](oms::UnitOfWork &unit) -> Status {
                    const auto order = insist(unit.storage().orders.findByRef(channel, ref));
                    *parts = insist(unit.storage().assignments.ofOrder(order->id));
                    return {};
                });
            },
            [](const Status &) {});
        m_server->turn();
        m_till.claim(parts->first());
        m_till.pick(parts->first(), u"TEA"_s, 1);
        m_till.finish(parts->first());
        const wire::CommandBatch batch = m_till.batch();
        ask([this, batch](oms::OrderManager &manager) -> Promise {
            const auto first = insist(manager.applyCommands(m_till.who, batch));
            m_till.answered(first);
            return [who = m_till.who, batch, first](oms::OrderManager &again) {
                const auto known = again.applyCommands(who, batch);
                return known && firstOf(known->results) == first.results;
            };
        });
    }

    void cancel(const QString &ref)
    {
        ask([ref](oms::OrderManager &manager) -> Promise {
            const QJsonObject order = insist(manager.orderByRef(channel, ref));
            (void)insist(
                manager.cancelOrder(channel, OrderId(order.value(u"order").toString()), {}));
            return [ref](oms::OrderManager &again) {
                return insist(again.orderByRef(channel, ref)).value(u"status") == u"cancelled"_s;
            };
        });
    }

    /// Answers leave after the commit that their requests share.
    void turn()
    {
        m_server->turn();
        mark({});
    }

    void nightPasses()
    {
        m_chain.clock.advance(25h);
        for (int i = 0; i < 5; ++i)
            turn();
    }

    void restart()
    {
        mustBe(m_server->start());
        mark({});
    }

    /// The tape; the order manager is gone then.
    DiskTape end()
    {
        DiskTape tape = m_disk.takeTape();
        m_server.reset();
        return tape;
    }

    /// Of the answers that had left when so many marks were made.
    [[nodiscard]] QList<Promise> promisedAfter(qsizetype marks) const
    {
        return m_promised[size_t(marks)];
    }
    FakeChain &chain() { return m_chain; }

private:
    void ask(const std::function<Promise(oms::OrderManager &)> &act)
    {
        const auto promise = std::make_shared<Promise>();
        m_server->ask(
            [promise, act](oms::OrderManager &manager) -> Status {
                *promise = act(manager);
                return {};
            },
            [this, promise](const Status &status) {
                mustBe(status);
                mark(*promise);
            });
    }

    void mark(const Promise &promise)
    {
        m_disk.mark(0);
        m_promised.push_back(m_promised.back());
        if (promise)
            m_promised.back().append(promise);
    }

    FaultVfs &m_disk;
    FakeChain m_chain;
    FakeStation m_till;
    std::optional<ChainServer> m_server;
    std::vector<QList<Promise>> m_promised;
};

/// What the order manager says of its database on an image, once it has started.
QString lookAt(const QString &path, FakeChain &chain, const QList<Promise> &promised)
{
    auto connection = Connection::open(oms::centralFile(path));
    if (!connection)
        return connection.error().detail;
    const auto manager = oms::OrderManager::open(
        *std::move(connection), chain.clock, chain.random,
        {.masterKey = Sensitive<QByteArray>(QByteArray(32, 'k')), .pins = {}});
    if (!manager)
        return manager.error().detail;
    const auto verified = (*manager)->verify();
    if (!verified)
        return verified.error().detail;
    for (const Promise &promise : promised) {
        if (!promise(**manager))
            return u"an answer that had left is not true any more"_s;
    }
    return verified->findings.join(u' ');
}

} // namespace

/// The power goes out at any moment, and the disk keeps of what was not synced what it likes: what
/// the order manager answered is true, and all of it agrees.
class PowerLossTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The next start reads what was written and never synced. Whoever asks again is told that it
    /// is there, so it must be there when the power goes.
    void whatAKilledProgramNeverSyncedIsSyncedBeforeAnybodyIsTold()
    {
        FaultVfs disk(u"oms-killed"_s);
        FakeChain chain(Engine::Sqlite, disk.name());
        chain.stock(u"TEA"_s, 10);
        const TestOrder order = TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1);
        disk.plan({.fault = DiskFault::Die, .kind = DiskCall::Sync});
        QVERIFY(!chain.oms->placeOrder(u"web"_s, order.request));
        chain.oms.reset();
        disk.revive();
        chain.restart();
        QVERIFY(chain.oms->placeOrder(u"web"_s, order.request));
        disk.kill();
        chain.oms.reset();
        disk.losePower(PowerLoss::Synced, chain.random);
        chain.restart();
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
    }

    void everyAnswerThatLeftIsTrue()
    {
        FaultVfs disk(u"oms-powerloss"_s);
        Morning morning(disk);
        const StoreCode harbour = morning.chain().harbour;
        for (int round = 0; round < 3; ++round) {
            const auto ref = [round](const char *name) {
                return u"SO-%1%2"_s.arg(QLatin1String(name)).arg(round);
            };
            morning.order(TestOrder(ref("A")).collectedAt(harbour).wants(u"TEA"_s, 1));
            morning.order(TestOrder(ref("B")).sent().wants(u"TEA"_s, 2));
            morning.turn(); // both share a commit
            morning.order(TestOrder(ref("L"))
                              .collectedAt(harbour)
                              .wants(u"TEA"_s, 1)
                              .from(morning.chain().clock.now() + 24h));
            morning.work(ref("A"));
            morning.cancel(ref("B"));
            morning.turn();
            morning.nightPasses();
            morning.restart();
        }
        const QString file = u"oms.db"_s;
        const QTemporaryDir folder(memoryFolder(u"oms-then"_s));
        CrashImages images(morning.end(), morning.chain().random, folder.path());

        std::vector<QByteArray> contents;
        for (qsizetype act = 0; act <= images.acts(); ++act) {
            contents.push_back(insist(images.contentAfter(act, file)));
            const QString wrong =
                lookAt(images.file(file), morning.chain(), morning.promisedAfter(act));
            QVERIFY2(wrong.isEmpty(), qPrintable(u"after %1: %2"_s.arg(act).arg(wrong)));
        }
        QString wrong;
        images.each([&](qsizetype act) {
            const auto then = Connection::open(oms::centralFile(images.file(file)));
            const Status whole = then ? (*then)->quickCheck() : failure(then.error());
            if (!whole) {
                wrong = whole.error().detail;
                return false;
            }
            const QByteArray content = contentOf(**then).value_or(QByteArray());
            const auto last = static_cast<size_t>(act);
            if (content != contents[last] &&
                (last + 1 >= contents.size() || content != contents[last + 1]))
                wrong = u"after answer %1: neither before nor after the next"_s.arg(act);
            return wrong.isEmpty();
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%lld images of the order manager's database", images.count());
    }
};

QTEST_GUILESS_MAIN(PowerLossTest)
#include "PowerLossTest.moc"
