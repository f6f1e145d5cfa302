// SPDX-License-Identifier: Apache-2.0
#include "core/database/Connection.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

/// What only SQLite does: the file, its lock and its settings.
class SqliteConnectionTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newPath() { return m_folder.filePath(u"%1.db"_s.arg(++m_files)); }

    static qint64 pragma(Connection &connection, const QString &name)
    {
        const auto value = connection.first(u"PRAGMA "_s + name, {},
                                            [](const SqlRow &row) { return row.integer(0); });
        return value ? value->value_or(-1) : -1;
    }

private Q_SLOTS:

    void theFileIsForItsOwnerOnly()
    {
        const QString path = newPath();
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY2(connection, connection ? "" : qPrintable(connection.error().detail));
        QVERIFY((*connection)->execute(u"CREATE TABLE t(a {int}) {strict}"_s));
        const auto ownerOnly =
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFile::permissions(path), ownerOnly);
        QCOMPARE(QFile::permissions(path + u"-wal"_s), ownerOnly);
    }

    void theSettingsAreThoseOfAPreciousFile()
    {
        const auto connection = Connection::open(SqliteOptions{newPath()});
        QVERIFY(connection);
        QVERIFY((*connection)->engineVersion().startsWith(u"SQLite 3."));
        QCOMPARE(pragma(**connection, u"synchronous"_s), 2);
        QCOMPARE(pragma(**connection, u"foreign_keys"_s), 1);
        QCOMPARE(pragma(**connection, u"trusted_schema"_s), 0);
        QCOMPARE(pragma(**connection, u"cell_size_check"_s), 1);
        QCOMPARE(pragma(**connection, u"secure_delete"_s), 1);
        QCOMPARE(pragma(**connection, u"mmap_size"_s), 0);
        // DEFENSIVE: the schema table cannot be edited by SQL
        QVERIFY((*connection)->execute(u"PRAGMA writable_schema=ON"_s));
        QVERIFY(!(*connection)->execute(u"DELETE FROM sqlite_schema"_s));
    }

    void aRebuildableFileMaySyncLess()
    {
        const auto connection =
            Connection::open(SqliteOptions{newPath(), SqliteOptions::Durability::Normal, {}, 0});
        QVERIFY(connection);
        QCOMPARE(pragma(**connection, u"synchronous"_s), 1);
    }

    void aSecondOpeningIsRefusedWhileTheFirstLives()
    {
        const QString path = newPath();
        auto first = Connection::open(SqliteOptions{path});
        QVERIFY(first);
        const auto second = Connection::open(SqliteOptions{path});
        QVERIFY(!second);
        QCOMPARE(second.error().code, codes::dataFolderInUse);
        QVERIFY(second.error().detail.contains(path));

        first->reset();
        QVERIFY(Connection::open(SqliteOptions{path}));
    }

    void whatIsNoDatabaseIsCalledCorrupt()
    {
        const QString path = newPath();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, codes::databaseCorrupt);
    }

    void aMissingFolderFailsWithItsName()
    {
        const QString path = m_folder.filePath(u"nowhere/1.db"_s);
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, ErrorKind::Storage);
        QVERIFY(connection.error().detail.contains(path));
    }

    void aFullDiskFailsTheUnitAndNothingElse()
    {
        const QString path = newPath();
        {
            const auto connection = Connection::open(SqliteOptions{path, {}, {}, 16});
            QVERIFY(connection);
            QVERIFY((*connection)->execute(u"CREATE TABLE t(b {bytes}) {strict}"_s));
            QVERIFY((*connection)->run(u"INSERT INTO t VALUES (?)"_s, {QByteArray("small")}));

            auto transaction = Transaction::begin(**connection);
            QVERIFY(transaction);
            QVERIFY((*connection)->run(u"INSERT INTO t VALUES (?)"_s, {QByteArray("first")}));
            const Status large =
                (*connection)->run(u"INSERT INTO t VALUES (?)"_s, {QByteArray(100'000, 'x')});
            QVERIFY(!large);
            QCOMPARE(large.error().code, codes::diskFull);
            // SQLite has rolled back by itself: nothing may now be committed piecemeal.
            QVERIFY(!Savepoint::begin(**connection));
            QVERIFY(!(*connection)->run(u"INSERT INTO t VALUES (?)"_s, {QByteArray("later")}));
            const Status committed = transaction->commit();
            QVERIFY(!committed);
            QCOMPARE(committed.error().code, codes::diskFull);
        }
        const auto again = Connection::open(SqliteOptions{path});
        QVERIFY(again);
        QList<QByteArray> rows;
        QVERIFY((*again)->query(u"SELECT b FROM t"_s, {},
                                [&](const SqlRow &row) { rows << row.bytes(0); }));
        QCOMPARE(rows, QList<QByteArray>{"small"});
    }

    void damageIsFoundByTheCheck()
    {
        const QString path = newPath();
        {
            const auto connection = Connection::open(SqliteOptions{path});
            QVERIFY(connection);
            QVERIFY((*connection)->execute(u"CREATE TABLE t(b {bytes}) {strict}"_s));
            for (int i = 0; i < 100; ++i)
                QVERIFY((*connection)->run(u"INSERT INTO t VALUES (?)"_s, {QByteArray(900, 'x')}));
            QVERIFY((*connection)->quickCheck());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(3 * 4096));
        file.write(QByteArray(4096, '\xff'));
        file.close();
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY(connection);
        const Status checked = (*connection)->quickCheck();
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, codes::databaseCorrupt);
        QVERIFY((*connection)->isBroken());
    }

    void aBackupHoldsWhatIsStillInTheLog()
    {
        const QString path = newPath();
        const QString copy = newPath();
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE t(a {int}) {strict}"_s));
        for (int i = 1; i <= 2; ++i) { // the second one replaces the first
            QVERIFY((*connection)->run(u"INSERT INTO t VALUES (?)"_s, {i}));
            QVERIFY((*connection)->backupTo(copy));
        }
        const auto restored = Connection::open(SqliteOptions{copy});
        QVERIFY(restored);
        const auto sum = (*restored)->first(u"SELECT SUM(a) FROM t"_s, {},
                                            [](const SqlRow &row) { return row.integer(0); });
        QVERIFY(sum);
        QCOMPARE(sum->value(), 3);
    }

    void commitsFindRoomInALogThatWasWrittenInAdvance()
    {
        const QString path = newPath();
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY(connection);
        constexpr qint64 room = 200'000;
        (*connection)->makeLogRoom(room);
        QFile log(path + u"-wal"_s);
        QCOMPARE(log.size(), room);
        QVERIFY((*connection)->execute(u"CREATE TABLE t(a {text}) {strict}"_s));
        QVERIFY((*connection)->run(u"INSERT INTO t VALUES ('Rangi Tamati')"_s));
        QCOMPARE(log.size(), room);
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(log.readAll().contains("Rangi Tamati"));

        QVERIFY((*connection)->checkpoint());
        (*connection)->makeLogRoom(room);
        QCOMPARE(log.size(), room);
        QVERIFY(log.seek(0));
        QVERIFY(!log.readAll().contains("Rangi Tamati"));
    }

    void aCheckpointEmptiesTheLog()
    {
        const QString path = newPath();
        const auto connection = Connection::open(SqliteOptions{path});
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE t(a {int}) {strict}"_s));
        QVERIFY(QFile(path + u"-wal"_s).size() > 0);
        QVERIFY((*connection)->checkpoint());
        QCOMPARE(QFile(path + u"-wal"_s).size(), 0);
    }
};

QTEST_GUILESS_MAIN(SqliteConnectionTest)
#include "SqliteConnectionTest.moc"
