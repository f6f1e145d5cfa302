// SPDX-License-Identifier: Apache-2.0
#include "core/database/Migrations.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "tests/support/PostgresServer.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// What only PostgreSQL does: a server that may be away, and several writers.
class PostgresConnectionTest : public QObject
{
    Q_OBJECT

    test::PostgresServer *m_server = nullptr;

    static std::unique_ptr<Connection> connect(const QString &url)
    {
        auto connection = Connection::open(PostgresOptions{url, true});
        return connection ? std::move(*connection) : nullptr;
    }

    static qint64 read(Connection &connection, const QString &sql)
    {
        const auto value =
            connection.first(sql, {}, [](const SqlRow &row) { return row.integer(0); });
        return value ? value->value_or(-1) : -1;
    }

private Q_SLOTS:

    void initTestCase()
    {
        m_server = test::PostgresServer::shared();
        if (!m_server)
            QSKIP("PostgreSQL is not installed");
    }

    void aServerThatDoesNotSyncIsRefused()
    {
        const auto connection = Connection::open(PostgresOptions{m_server->createDatabase()});
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, codes::databaseUnsafe);
        QVERIFY(connection.error().detail.contains(u"fsync"));
    }

    void aServerThatIsAwayIsNamedWithoutThePassword()
    {
        const auto connection = Connection::open(
            PostgresOptions{u"postgresql://oms:hush-hush@/orders?host=/nonexistent"_s});
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, codes::databaseUnreachable);
        QVERIFY(connection.error().detail.contains(u"/nonexistent"));
        QVERIFY(!connection.error().detail.contains(u"hush-hush"));
    }

    void twoThatLockCrosswiseAreToldToTryAgain()
    {
        const QString url = m_server->createDatabase();
        const auto setup = connect(url);
        QVERIFY(setup);
        QVERIFY(setup->execute(u"CREATE TABLE t(a {int} PRIMARY KEY, b {int})"_s));
        QVERIFY(setup->run(u"INSERT INTO t VALUES (1, 0), (2, 0)"_s));

        std::atomic<int> haveFirst = 0;
        std::atomic<int> busy = 0;
        std::atomic<int> done = 0;
        const auto work = [&](int first, int second) {
            const auto connection = connect(url);
            auto transaction = Transaction::begin(*connection);
            const QString update = u"UPDATE t SET b = b + 1 WHERE a = ?"_s;
            if (!connection->run(update, {first}))
                return;
            ++haveFirst;
            while (haveFirst < 2)
                std::this_thread::yield();
            const Status locked = connection->run(update, {second});
            if (!locked && locked.error().code == codes::storageBusy)
                ++busy;
            else if (locked && transaction->commit())
                ++done;
        };
        std::thread one(work, 1, 2);
        std::thread two(work, 2, 1);
        one.join();
        two.join();
        QCOMPARE(busy, 1);
        QCOMPARE(done, 1);
        QCOMPARE(read(*setup, u"SELECT SUM(b) FROM t"_s), 2);
    }

    void nodesThatStartTogetherMigrateOnce()
    {
        const QString url = m_server->createDatabase();
        const Migration step{1, {u"CREATE TABLE t(a {int})"_s, u"INSERT INTO t VALUES (1)"_s}};
        std::atomic<int> migrated = 0;
        std::vector<std::thread> nodes;
        for (int i = 0; i < 4; ++i) {
            nodes.emplace_back([&] {
                const auto connection = connect(url);
                if (connection && migrate(*connection, {step}))
                    ++migrated;
            });
        }
        for (std::thread &node : nodes)
            node.join();
        QCOMPARE(migrated, 4);
        QCOMPARE(read(*connect(url), u"SELECT COUNT(*) FROM t"_s), 1);
    }

    void whenTheServerDiesTheConnectionIsBrokenAndWhatWasCommittedIsThere()
    {
        const QString url = m_server->createDatabase();
        auto connection = connect(url);
        QVERIFY(connection);
        QVERIFY(connection->execute(u"CREATE TABLE t(a {int})"_s));
        {
            auto kept = Transaction::begin(*connection);
            QVERIFY(kept);
            QVERIFY(connection->run(u"INSERT INTO t VALUES (1)"_s));
            QVERIFY(kept->commit());
        }
        {
            auto lost = Transaction::begin(*connection);
            QVERIFY(lost);
            QVERIFY(connection->run(u"INSERT INTO t VALUES (2)"_s));
            m_server->kill();
            const Status committed = lost->commit();
            QVERIFY(!committed);
            QCOMPARE(committed.error().code, codes::databaseUnreachable);
        }
        QVERIFY(connection->isBroken());
        QCOMPARE(connection->run(u"SELECT 1"_s).error().code, codes::databaseUnreachable);

        QVERIFY(m_server->start());
        connection = connect(url);
        QVERIFY(connection);
        QCOMPARE(read(*connection, u"SELECT SUM(a) FROM t"_s), 1);
    }
};

QTEST_GUILESS_MAIN(PostgresConnectionTest)
#include "PostgresConnectionTest.moc"
