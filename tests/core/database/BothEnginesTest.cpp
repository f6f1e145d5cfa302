// SPDX-License-Identifier: Apache-2.0
#include "core/database/Migrations.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "tests/support/PostgresServer.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// Everything that must be the same on SQLite and PostgreSQL; each test runs on both.
class BothEnginesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_target;

    /// A further connection to the database of the running test.
    std::unique_ptr<Connection> connect()
    {
        auto connection = m_target.startsWith("postgresql:"_L1)
                              ? Connection::open(PostgresOptions{m_target, true})
                              : Connection::open(SqliteOptions{m_target});
        if (!connection) {
            qWarning().noquote() << connection.error().detail;
            return nullptr;
        }
        return std::move(*connection);
    }

    /// A new, empty database; null where there is no PostgreSQL.
    std::unique_ptr<Connection> connectToNew(bool postgres)
    {
        static int files = 0;
        if (!postgres) {
            m_target = m_folder.filePath(u"%1.db"_s.arg(++files));
        } else {
            auto *const server = test::PostgresServer::shared();
            if (!server)
                return nullptr;
            m_target = server->createDatabase();
        }
        return connect();
    }

    static QList<qint64> numbers(Connection &connection)
    {
        QList<qint64> result;
        const Status read = connection.query(u"SELECT a FROM t ORDER BY a"_s, {},
                                             [&](const SqlRow &row) { result << row.integer(0); });
        return read ? result : QList<qint64>{-1};
    }

#define CONNECT(connection)                                                                        \
    QFETCH_GLOBAL(bool, postgres);                                                                 \
    auto connection = connectToNew(postgres);                                                      \
    if (postgres && !connection)                                                                   \
        QSKIP("PostgreSQL is not installed");                                                      \
    QVERIFY(connection)

#define CONNECT_WITH_TABLE(connection)                                                             \
    CONNECT(connection);                                                                           \
    QVERIFY(connection->execute(u"CREATE TABLE t(a {int} PRIMARY KEY, b {text}) {strict}"_s))

    static inline const QString insert = u"INSERT INTO t(a) VALUES (?)"_s;

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("postgres");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }

    void everyValueComesBackAsItWent()
    {
        CONNECT(connection);
        QVERIFY(connection->execute(
            u"CREATE TABLE t(i {int}, r {real}, s {text}, b {bytes}, n {text}) {strict}"_s));
        QByteArray allBytes;
        for (int i = 0; i < 256; ++i)
            allBytes.append(static_cast<char>(i));
        const QString text = u"Zoë ' \\ ? ; 日本 \U0001F375"_s;
        QVERIFY(connection->run(
            u"INSERT INTO t VALUES (?, ?, ?, ?, ?)"_s,
            {std::numeric_limits<qint64>::min(), 174.77, text, allBytes, std::nullopt}));
        QVERIFY(connection->run(u"INSERT INTO t VALUES (?, ?, ?, ?, ?)"_s,
                                {std::numeric_limits<qint64>::max(), 0.0, QString(), QByteArray(),
                                 std::optional<QString>(u"x"_s)}));
        int rows = 0;
        QVERIFY(connection->query(
            u"SELECT i, r, s, b, n FROM t ORDER BY i"_s, {}, [&](const SqlRow &row) {
                const bool first = ++rows == 1;
                QCOMPARE(row.integer(0), first ? std::numeric_limits<qint64>::min()
                                               : std::numeric_limits<qint64>::max());
                QCOMPARE(row.real(1), first ? 174.77 : 0.0);
                QCOMPARE(row.text(2), first ? text : u""_s);
                QCOMPARE(row.bytes(3), first ? allBytes : QByteArray());
                QVERIFY(!row.isNull(2) && !row.isNull(3)); // empty is not NULL
                QCOMPARE(row.maybeText(4), first ? std::nullopt : std::optional(u"x"_s));
            }));
        QCOMPARE(rows, 2);
    }

    void textIsSortedByItsBytes()
    {
        CONNECT_WITH_TABLE(connection);
        int n = 0;
        for (const QString &text : {u"b"_s, u"ä"_s, u"B"_s, u"a"_s})
            QVERIFY(connection->run(u"INSERT INTO t VALUES (?, ?)"_s, {++n, text}));
        QStringList sorted;
        QVERIFY(connection->query(u"SELECT b FROM t ORDER BY b"_s, {},
                                  [&](const SqlRow &row) { sorted << row.text(0); }));
        QCOMPARE(sorted, (QStringList{u"B"_s, u"a"_s, u"b"_s, u"ä"_s}));
    }

    void xorWorksForAllSixtyFourBits()
    {
        CONNECT_WITH_TABLE(connection);
        const qint64 x = std::numeric_limits<qint64>::min() + 0x0f0f;
        const qint64 y = -0x00ff00ff00ff;
        QVERIFY(connection->run(insert, {x}));
        QVERIFY(connection->run(u"UPDATE t SET a = (a | ?) - (a & ?)"_s, {y, y}));
        QCOMPARE(numbers(*connection), QList<qint64>{x ^ y});
    }

    void aSumOfIntegersIsExact()
    {
        CONNECT_WITH_TABLE(connection);
        const qint64 large = (qint64(1) << 60) + 1; // not a double
        QVERIFY(connection->run(insert, {large}));
        const auto sum = connection->first(u"SELECT SUM(a) FROM t"_s, {},
                                           [](const SqlRow &row) { return row.integer(0); });
        QVERIFY(sum);
        QCOMPARE(sum->value(), large);
    }

    void onlyACommitKeepsTheWork()
    {
        CONNECT_WITH_TABLE(connection);
        {
            auto dropped = Transaction::begin(*connection);
            QVERIFY(dropped);
            QVERIFY(connection->inTransaction());
            QVERIFY(connection->run(insert, {1}));
        }
        QVERIFY(!connection->inTransaction());
        {
            auto kept = Transaction::begin(*connection);
            QVERIFY(kept);
            QVERIFY(connection->run(insert, {2}));
            QVERIFY(kept->commit());
        }
        connection.reset();
        connection = connect();
        QVERIFY(connection);
        QCOMPARE(numbers(*connection), QList<qint64>{2});
    }

    void oneCommandOfAGroupCanFailAlone()
    {
        CONNECT_WITH_TABLE(connection);
        auto group = Transaction::begin(*connection);
        QVERIFY(group);
        for (const qint64 number : {1, 2, 1, 3}) { // the third one exists already
            auto command = Savepoint::begin(*connection);
            QVERIFY(command);
            QVERIFY(connection->run(u"INSERT INTO t(a) VALUES (?)"_s, {number + 10}).has_value() ||
                    number == 1);
            const Status done = connection->run(insert, {number});
            if (done)
                QVERIFY(command->release());
            else
                QVERIFY(isUniqueViolation(done.error()));
        }
        QVERIFY(group->commit());
        QCOMPARE(numbers(*connection), (QList<qint64>{1, 2, 3, 11, 12, 13}));
    }

    void savepointsNest()
    {
        CONNECT_WITH_TABLE(connection);
        auto transaction = Transaction::begin(*connection);
        QVERIFY(transaction);
        {
            auto outer = Savepoint::begin(*connection);
            QVERIFY(outer);
            QVERIFY(connection->run(insert, {1}));
            {
                auto inner = Savepoint::begin(*connection);
                QVERIFY(inner);
                QVERIFY(connection->run(insert, {2}));
                QVERIFY(inner->release());
            }
            {
                auto inner = Savepoint::begin(*connection);
                QVERIFY(inner);
                QVERIFY(connection->run(insert, {3}));
            }
            QVERIFY(outer->release());
        }
        QVERIFY(transaction->commit());
        QCOMPARE(numbers(*connection), (QList<qint64>{1, 2}));
    }

    void aTransactionWithAFailureCannotBeCommitted()
    {
        CONNECT_WITH_TABLE(connection);
        {
            auto transaction = Transaction::begin(*connection);
            QVERIFY(transaction);
            QVERIFY(connection->run(insert, {1}));
            const Status twice = connection->run(insert, {1});
            QVERIFY(!twice);
            QCOMPARE(twice.error().code, codes::uniqueViolation);
            QCOMPARE(connection->run(insert, {2}).error(),
                     twice.error()); // says why it goes on refusing
            QCOMPARE(transaction->commit().error(), twice.error());
        }
        QCOMPARE(numbers(*connection), QList<qint64>());
        QVERIFY(connection->run(insert, {5})); // and then it works again
    }

    void aBadStatementIsAValueNotACrash()
    {
        CONNECT_WITH_TABLE(connection);
        const Status bad = connection->run(u"SELECT nothing FROM nowhere"_s);
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::Storage);
        QCOMPARE(bad.error().code, codes::storageFailed);
        QVERIFY(bad.error().detail.contains(u"nowhere"));
        QVERIFY(connection->run(insert, {1}));
    }

    void changesAreCounted()
    {
        CONNECT_WITH_TABLE(connection);
        for (int i = 0; i < 5; ++i)
            QVERIFY(connection->run(insert, {i}));
        QCOMPARE(connection->change(u"DELETE FROM t WHERE a < ?"_s, {3}), Result<qint64>(3));
        QCOMPARE(connection->change(u"DELETE FROM t WHERE a < ?"_s, {3}), Result<qint64>(0));
        QCOMPARE(connection->change(u"INSERT INTO t(a) VALUES (4) ON CONFLICT DO NOTHING"_s),
                 Result<qint64>(0));
    }

    void aRowFunctionMayRunStatementsAlsoTheSameOne()
    {
        CONNECT_WITH_TABLE(connection);
        for (int i = 0; i < 4; ++i)
            QVERIFY(connection->run(insert, {i}));
        const QString select = u"SELECT a FROM t WHERE a >= ? ORDER BY a"_s;
        QList<qint64> pairs;
        QVERIFY(connection->query(select, {2}, [&](const SqlRow &outer) -> Status {
            return connection->query(select, {outer.integer(0)}, [&](const SqlRow &inner) {
                pairs << outer.integer(0) * 10 + inner.integer(0);
            });
        }));
        QCOMPARE(pairs, (QList<qint64>{22, 23, 33}));
    }

    void aRowFunctionCanStopWithItsOwnFailure()
    {
        CONNECT_WITH_TABLE(connection);
        for (int i = 0; i < 4; ++i)
            QVERIFY(connection->run(insert, {i}));
        int seen = 0;
        const Status read =
            connection->query(u"SELECT a FROM t"_s, {}, [&](const SqlRow &) -> Status {
                ++seen;
                return failure(ErrorKind::Malformed, u"row"_s, u"not what was expected"_s);
            });
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"row"_s);
        QCOMPARE(seen, 1);
        QVERIFY(connection->run(insert, {9}));
    }

    void theFirstRowIsOptional()
    {
        CONNECT_WITH_TABLE(connection);
        const auto read = [&] {
            return connection->first(u"SELECT a FROM t ORDER BY a"_s, {},
                                     [](const SqlRow &row) { return row.integer(0); });
        };
        QCOMPARE(read().value(), std::nullopt);
        QVERIFY(connection->run(insert, {7}));
        QVERIFY(connection->run(insert, {8}));
        QCOMPARE(read().value(), std::optional<qint64>(7));
    }

    void moreStatementsThanAreKeptStillWork()
    {
        CONNECT_WITH_TABLE(connection);
        for (int i = 0; i < 600; ++i)
            QVERIFY(connection->run(u"INSERT INTO t(a) VALUES (? + %1)"_s.arg(i), {1000}));
        QCOMPARE(numbers(*connection).size(), 600);
    }

    void aSchemaGrowsStepByStepAndOnlyOnce()
    {
        CONNECT(connection);
        const Migration first{1, {u"CREATE TABLE t(a {int} PRIMARY KEY) {strict}"_s}};
        const Migration second{2, {u"ALTER TABLE t ADD COLUMN b {text}"_s}, [](Connection &c) {
                                   return c.run(insert, {42});
                               }};
        QVERIFY(migrate(*connection, {first}));
        QCOMPARE(schemaVersion(*connection), Result<int>(1));
        for (int i = 0; i < 2; ++i)
            QVERIFY(migrate(*connection, {first, second}));
        QCOMPARE(schemaVersion(*connection), Result<int>(2));
        QCOMPARE(numbers(*connection), QList<qint64>{42});
    }

    void aStepThatFailsLeavesTheStepBefore()
    {
        CONNECT(connection);
        const Migration first{1, {u"CREATE TABLE t(a {int} PRIMARY KEY) {strict}"_s}};
        const Migration broken{2, {u"CREATE TABLE u(a {int}) {strict}"_s, u"CREATE TABLE ("_s}};
        QVERIFY(!migrate(*connection, {first, broken}));
        QCOMPARE(schemaVersion(*connection), Result<int>(1));
        const Migration mended{2, {u"CREATE TABLE u(a {int}) {strict}"_s}};
        QVERIFY(migrate(*connection, {first, mended}));
    }

    void aNewerDatabaseIsRefused()
    {
        CONNECT(connection);
        const Migration first{1, {u"CREATE TABLE t(a {int} PRIMARY KEY) {strict}"_s}};
        const Migration second{2, {u"ALTER TABLE t ADD COLUMN b {text}"_s}};
        QVERIFY(migrate(*connection, {first, second}));
        const Status refused = migrate(*connection, {first});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::databaseNewer);
        QVERIFY(refused.error().detail.contains(u"version 2"));
    }
};

QTEST_GUILESS_MAIN(BothEnginesTest)
#include "BothEnginesTest.moc"
