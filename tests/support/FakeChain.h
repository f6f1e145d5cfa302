// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/World.h"
#include "core/wire/ProtocolFeed.h"
#include "oms/OrderManager.h"
#include "oms/feed/Topics.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeRandom.h"
#include "tests/support/TestDatabase.h"
#include "tests/support/TestOrder.h"

namespace storehand::test {

class FakeChain;

// Usage card
//   FakeChain chain(engine);                       an order manager with an empty database; a
//   if (!chain.isOpen()) QSKIP(…)                  store "harbour" with the lead "0042" in it
//   chain.stock("TEA", 10)                         a product and what harbour has of it
//   Assignment work = chain.assign(Method::Ship, {{"TEA", 2}});
//   FakeStation till = chain.enrol("Till 1");
//   till.claim(work); till.pick(work, "TEA", 2);   sent at once, the answer is returned
//   till.goOffline(); … till.send();               or kept and sent together
//   chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2));  through the sourcing
//   chain.now(work).state                          what the order manager says of it
//   chain.findings()                               verify: empty when all is sound
class FakeStation
{
public:
    FakeStation(FakeChain &chain, oms::StationIdentity who);

    oms::StationIdentity who;
    InstallId install;
    PersonCode person{QStringLiteral("0042")};

    /// Makes a command with the next number. Online it is sent; its result is returned. Offline an
    /// empty result is.
    wire::CommandResult does(CommandType type, const QString &target, Args args = {});
    wire::CommandResult does(Command command);
    [[nodiscard]] Command make(CommandType type, const QString &target, Args args = {}) const;

    wire::CommandResult accept(const Assignment &work);
    wire::CommandResult claim(const Assignment &work);
    wire::CommandResult pick(const Assignment &work, const QString &sku, int units);
    wire::CommandResult missing(const Assignment &work, const QString &sku, int units,
                                ShortReason reason = ShortReason::NotFound);
    wire::CommandResult finish(const Assignment &work);
    wire::CommandResult stage(const Assignment &work, const QString &parcel);
    wire::CommandResult ready(const Assignment &work);
    wire::CommandResult handOver(const Assignment &work);
    wire::CommandResult undo(const Assignment &work, qint64 n);

    void goOffline() { m_online = false; }
    /// Sends all that was not acknowledged; back online.
    Result<wire::CommandAnswer> send();
    /// The batch that send() would send.
    [[nodiscard]] wire::CommandBatch batch() const;
    Result<wire::CommandAnswer> send(const wire::CommandBatch &batch);
    /// For a batch that went another way than send().
    void answered(const wire::CommandAnswer &answer) { m_acknowledged = answer.lastN; }

    /// Reads the feed to its end and keeps the newest body of each entity. False when it fails.
    [[nodiscard]] bool catchUp();
    /// As the feed told it; nothing when it did not or it is gone.
    [[nodiscard]] std::optional<Assignment> sees(const AssignmentId &id) const;
    [[nodiscard]] std::optional<Stock> seesStock(const QString &sku) const;
    [[nodiscard]] QList<wire::Change> seesAll(QLatin1StringView entity) const;
    /// The line with that number, as it was or will be sent.
    [[nodiscard]] QByteArray sentLine(qint64 n) const { return m_lines[n - 1]; }
    [[nodiscard]] qint64 lastN() const { return m_lines.size(); }

    QString cursor;
    QList<wire::FeedPage> pages; ///< read by catchUp(), newest last

private:
    friend class FakeChain;
    [[nodiscard]] static LineId lineOf(const Assignment &work, const QString &sku);

    FakeChain *m_chain;
    bool m_online = true;
    qint64 m_acknowledged = 0;
    QList<QByteArray> m_lines;
    QMap<QString, wire::Change> m_seen; ///< "entity id" → newest
};

class FakeChain
{
public:
    /// `vfs`: on SQLite, the disk that the database lies on, see FaultVfs.
    explicit FakeChain(Engine engine, QString vfs = {});

    [[nodiscard]] bool isOpen() const { return m_database.isAvailable(); }

    /// Of everybody who was hired.
    const QString pin = QStringLiteral("482915");
    const StoreCode harbour{QStringLiteral("harbour")};
    const StoreCode queen{QStringLiteral("queen")}; ///< a second store, far away

    FakeClock clock;
    FakeRandom random;
    std::unique_ptr<oms::OrderManager> oms;

    /// Further connections to the same database are possible on PostgreSQL only.
    [[nodiscard]] std::unique_ptr<oms::OrderManager> openNode();
    /// As openNode(), where the disk may fail. Nobody else may have a SQLite file open.
    [[nodiscard]] Result<std::unique_ptr<oms::OrderManager>> tryOpen();
    /// Closes and opens it, as after a crash.
    void restart();
    /// While nobody has the database open.
    void backUp() { m_database.backUp(); }
    void restore() { m_database.restore(); }
    /// The SQLite file.
    [[nodiscard]] QString path() const { return m_database.path(); }

    /// Runs changes; stops the program when they fail.
    void change(const std::function<Status(oms::UnitOfWork &)> &work);

    void hire(const QString &code, Role role, const QList<StoreCode> &stores);
    void stock(const QString &sku, int units);
    void stock(const StoreCode &store, const QString &sku, int units);
    void place(const QString &location, int capacity);

    struct Wanted
    {
        QString sku;
        int units = 1;
    };

    /// An order of one part, given to harbour and reserved there.
    Assignment assign(Method method, const QList<Wanted> &lines);
    Assignment assign(const StoreCode &store, Method method, const QList<Wanted> &lines);
    void cancel(const Assignment &work);
    /// Its store gets it taken away; nobody else gets it.
    void moveElsewhere(const Assignment &work);
    /// The person may do nothing any more.
    void cutOff(const QString &person);

    /// An order as the channel `web` sends it: the assignments that it became.
    QList<Assignment> place(const TestOrder &order);
    /// The same order, refused or repeated: what the order manager says.
    [[nodiscard]] oms::OrderReceipt offer(const TestOrder &order);
    /// The order as its channel sees it.
    [[nodiscard]] QJsonObject view(const QString &ref);
    [[nodiscard]] QJsonObject viewOfLine(const QString &ref, int line = 0);
    /// All parts of an order, in the order in which they were made.
    [[nodiscard]] QList<Assignment> partsOf(const QString &ref);
    /// Lets the time pass and does all that is due.
    void pass(Millis span);
    /// From now on the channel `web` is told what happens to its orders.
    void listen();
    /// What it was told since.
    [[nodiscard]] QList<QJsonObject> news();

    [[nodiscard]] FakeStation enrol(const QString &name);
    [[nodiscard]] FakeStation enrol(const StoreCode &store, const QString &name);

    [[nodiscard]] Assignment now(const Assignment &work);
    [[nodiscard]] Stock stockOf(const QString &sku);
    [[nodiscard]] Stock stockOf(const StoreCode &store, const QString &sku);
    [[nodiscard]] oms::OrderRow orderOf(const Assignment &work);
    [[nodiscard]] QList<ExceptionCase> exceptions();
    /// Reads what it likes.
    void look(const std::function<void(oms::Storage &)> &use);
    [[nodiscard]] QStringList findings();

private:
    [[nodiscard]] Result<std::unique_ptr<Connection>> connect() const;
    /// What the order manager does by itself with an assignment.
    void act(const Assignment &work, const std::function<Outcome(const World &)> &act);

    TestDatabase m_database;
    QString m_vfs;
    int m_orders = 0;
};

} // namespace storehand::test
