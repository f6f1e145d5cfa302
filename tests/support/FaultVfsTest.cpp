// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FaultVfs.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "tests/support/FakeRandom.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

/// The disk that fails and loses power as it is told.
class FaultVfsTest : public QObject
{
    Q_OBJECT

    struct Shelf
    {
        QTemporaryDir folder{QStringLiteral("/dev/shm/faultvfs-XXXXXX")};
        FaultVfs disk{u"faultvfs-test"_s};
        FakeRandom random;
        SqliteOptions::Durability durability = SqliteOptions::Durability::Full;

        [[nodiscard]] QString path() const { return folder.filePath(u"a.db"_s); }

        [[nodiscard]] std::unique_ptr<Connection> open() const
        {
            auto connection = Connection::open(
                SqliteOptions{.path = path(), .durability = durability, .vfs = disk.name()});
            return connection ? std::move(*connection) : nullptr;
        }

        [[nodiscard]] std::unique_ptr<Connection> openNew() const
        {
            auto connection = open();
            if (!connection || !connection->execute(u"CREATE TABLE t(a INTEGER)"_s))
                qFatal("no table can be made");
            return connection;
        }
    };

    static Status insert(Connection &connection, qint64 number)
    {
        return connection.run(u"INSERT INTO t(a) VALUES (?)"_s, {number});
    }

    static qint64 count(Connection &connection)
    {
        const auto rows = connection.first(u"SELECT COUNT(*) FROM t"_s, {},
                                           [](const SqlRow &row) { return row.integer(0); });
        return rows ? rows->value_or(-1) : -1;
    }

private Q_SLOTS:
    void powerLossKeepsWhatWasSynced()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        for (int i = 0; i < 5; ++i)
            QVERIFY(insert(*connection, i));
        shelf.disk.kill();
        QVERIFY(!insert(*connection, 5));
        connection.reset();
        shelf.disk.losePower(PowerLoss::Synced, shelf.random);
        connection = shelf.open();
        QVERIFY(connection);
        QCOMPARE(count(*connection), 5);
    }

    void powerLossTakesWhatWasOnlyWritten()
    {
        Shelf shelf;
        shelf.durability = SqliteOptions::Durability::Normal; // syncs at checkpoints only
        auto connection = shelf.openNew();
        QVERIFY(connection->checkpoint());
        for (int i = 0; i < 5; ++i)
            QVERIFY(insert(*connection, i));
        QVERIFY(shelf.disk.unsynced() > 0);
        shelf.disk.kill();
        connection.reset();
        shelf.disk.losePower(PowerLoss::Synced, shelf.random);
        QCOMPARE(shelf.disk.unsynced(), 0);
        connection = shelf.open();
        QVERIFY(connection);
        QCOMPARE(count(*connection), 0);
    }

    void aKilledProgramLosesNothingThatItWrote()
    {
        Shelf shelf;
        shelf.durability = SqliteOptions::Durability::Normal;
        auto connection = shelf.openNew();
        QVERIFY(insert(*connection, 1));
        shelf.disk.plan({.fault = DiskFault::Die, .call = 1, .kind = DiskCall::Write});
        QVERIFY(!insert(*connection, 2));
        QVERIFY(shelf.disk.isDead());
        QCOMPARE(shelf.disk.hits(), 1);
        connection.reset();
        shelf.disk.revive();
        connection = shelf.open();
        QVERIFY(connection);
        QCOMPARE(count(*connection), 1);
    }

    void whatWasDoneInTheLastCallIsThere()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        shelf.disk.plan({.fault = DiskFault::DieAfter, .kind = DiskCall::Sync});
        QVERIFY(!insert(*connection, 1));
        connection.reset();
        shelf.disk.losePower(PowerLoss::Synced, shelf.random);
        connection = shelf.open();
        QVERIFY(connection);
        QCOMPARE(count(*connection), 1);
    }

    void aPlannedFaultHappensAtItsCallAndOnce_data()
    {
        QTest::addColumn<DiskFault>("fault");
        QTest::addColumn<DiskCall>("call");
        QTest::addColumn<QString>("code");
        QTest::newRow("write") << DiskFault::Error << DiskCall::Write << u"storage_failed"_s;
        QTest::newRow("sync") << DiskFault::Error << DiskCall::Sync << u"storage_failed"_s;
        QTest::newRow("full") << DiskFault::Full << DiskCall::Write << u"disk_full"_s;
    }

    void aPlannedFaultHappensAtItsCallAndOnce()
    {
        QFETCH(DiskFault, fault);
        QFETCH(DiskCall, call);
        QFETCH(QString, code);
        Shelf shelf;
        auto connection = shelf.openNew();
        const qint64 before = shelf.disk.calls(call);
        QVERIFY(insert(*connection, 1));
        const qint64 each = shelf.disk.calls(call) - before;
        QVERIFY(each > 0);
        shelf.disk.plan({.fault = fault, .call = each + 1, .kind = call});
        QVERIFY(insert(*connection, 2));
        const Status third = insert(*connection, 3);
        QVERIFY(!third);
        QCOMPARE(third.error().code, code);
        QCOMPARE(shelf.disk.hits(), 1);
        connection.reset();
        connection = shelf.open();
        QVERIFY(connection);
        QVERIFY(count(*connection) >= 2);
        QVERIFY(insert(*connection, 4));
        QCOMPARE(shelf.disk.hits(), 1);
    }

    void aFullDiskStaysFullUntilItIsHealed()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        shelf.disk.plan({.fault = DiskFault::Full, .forEver = true, .file = u"-wal"_s});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(insert(*connection, i).error().code, codes::diskFull);
        shelf.disk.heal();
        QVERIFY(insert(*connection, 1));
        QCOMPARE(count(*connection), 1);
    }

    void aBusyFileIsSomebodyElses()
    {
        Shelf shelf;
        shelf.disk.plan({.fault = DiskFault::Busy, .kind = DiskCall::Lock});
        const auto refused =
            Connection::open(SqliteOptions{.path = shelf.path(), .vfs = shelf.disk.name()});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, codes::dataFolderInUse);
    }

    void aBitFlipsOnceOrForEver()
    {
        Shelf shelf;
        shelf.openNew().reset();
        const auto opens = [&] { return shelf.open() != nullptr; };
        shelf.disk.plan(
            {.fault = DiskFault::FlipRead, .forEver = true, .file = u"a.db"_s, .bit = 3});
        QVERIFY(!opens()); // the first byte of the header
        shelf.disk.heal();
        QVERIFY(opens());
        shelf.disk.plan({.fault = DiskFault::FlipFile, .file = u"a.db"_s, .bit = 3});
        QVERIFY(!opens());
        QVERIFY(!opens());
    }

    void aReadThatEndsEarlyIsAFailure()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        for (int i = 0; i < 2000; ++i)
            QVERIFY(insert(*connection, i));
        connection.reset();
        connection = shelf.open();
        shelf.disk.plan({.fault = DiskFault::ShortRead, .forEver = true});
        QVERIFY(count(*connection) != 2000);
        QVERIFY(shelf.disk.hits() > 0);
    }

    void filesThatTheProgramMovesItselfAreSeen()
    {
        Shelf shelf;
        shelf.openNew().reset();
        QVERIFY(QFile::rename(shelf.path(), shelf.folder.filePath(u"b.db"_s)));
        auto connection = shelf.openNew(); // the table is not there yet
        QVERIFY(insert(*connection, 1));
        shelf.disk.kill();
        connection.reset();
        shelf.disk.losePower(PowerLoss::Synced, shelf.random);
        connection = shelf.open();
        QVERIFY(connection);
        QCOMPARE(count(*connection), 1);
    }

    void aTapeHoldsEachStateOnTheWay()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        shelf.disk.record();
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(insert(*connection, i));
            shelf.disk.mark(i);
        }
        const DiskTape tape = shelf.disk.takeTape();
        connection.reset();

        DiskState state = tape.start;
        const QString there = shelf.folder.filePath(u"then.db"_s);
        for (const DiskEvent &event : tape.events) {
            state.apply(event);
            if (event.kind != DiskEvent::Kind::Mark)
                continue;
            QCOMPARE(state.pending(), 0);
            writeImage(state.synced(),
                       [&](QString path) { return path.replace(shelf.path(), there); });
            const auto then = Connection::open(SqliteOptions{.path = there});
            QVERIFY(then);
            QCOMPARE(count(**then), event.offset);
        }
        QCOMPARE(state.written(), state.synced());
    }

    void powerLossLeavesAnyOfWhatWasNotSynced()
    {
        const QString path = u"f"_s;
        DiskState disk;
        disk.apply({DiskEvent::Kind::Create, path});
        QCOMPARE(disk.synced(), (DiskImage{{path, std::nullopt}}));
        disk.apply({DiskEvent::Kind::Write, path, 0, QByteArray(1024, 'a')});
        disk.apply({DiskEvent::Kind::Sync, path});
        disk.apply({DiskEvent::Kind::Write, path, 0, QByteArray(1024, 'b')});
        disk.apply({DiskEvent::Kind::Write, path, 1024, QByteArray(512, 'c')});
        QCOMPARE(disk.pending(), 2);
        const QByteArray a(1024, 'a');
        const QByteArray b(1024, 'b');
        const QByteArray c(512, 'c');
        QCOMPARE(disk.withPrefix(0)[path], std::optional(a));
        QCOMPARE(disk.withPrefix(1)[path], std::optional(b));
        QCOMPARE(disk.withPrefix(2)[path], std::optional(b + c));
        QCOMPARE(disk.withOldSizes()[path], std::optional(b));
        QCOMPARE(disk.withNewSizes()[path], std::optional(a + QByteArray(512, '\0')));
        FakeRandom random;
        QSet<QByteArray> seen;
        for (int i = 0; i < 64; ++i)
            seen.insert(*disk.withSubset(random)[path]);
        QCOMPARE(seen, (QSet<QByteArray>{a, b, a + c, b + c}));
        disk.apply({DiskEvent::Kind::Write, path, 0, QByteArray(1024, 'd')});
        seen.clear();
        for (int i = 0; i < 64; ++i)
            seen.insert(disk.withTornLast(random)[path]->left(1024));
        QCOMPARE(seen.size(), 4); // two pieces, each there or not
        disk.apply({DiskEvent::Kind::Delete, path});
        QCOMPARE(disk.withPrefix(2)[path], std::optional(b + c));
        QCOMPARE(disk.written()[path], std::nullopt);
    }
};

QTEST_GUILESS_MAIN(FaultVfsTest)
#include "FaultVfsTest.moc"
