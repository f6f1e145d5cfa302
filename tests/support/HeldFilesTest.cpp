// SPDX-License-Identifier: Apache-2.0
#include "tests/support/HeldFiles.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "tests/support/FaultVfs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

/// Databases that lie in memory while they are open.
class HeldFilesTest : public QObject
{
    Q_OBJECT

    struct Shelf
    {
        QTemporaryDir folder;
        HeldFiles files{u"held-test"_s};
        FaultVfs disk{u"held-test-disk"_s, files.name()};

        [[nodiscard]] QString path() const { return folder.filePath(u"a.db"_s); }

        [[nodiscard]] std::unique_ptr<Connection> open(const QString &vfs) const
        {
            auto connection = Connection::open(SqliteOptions{.path = path(), .vfs = vfs});
            return connection ? std::move(*connection) : nullptr;
        }

        [[nodiscard]] std::unique_ptr<Connection> openNew() const
        {
            auto connection = open(disk.name());
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
    void whatWasWrittenIsInTheRealFileOnceItIsClosed()
    {
        const Shelf shelf;
        auto connection = shelf.openNew();
        QVERIFY(insert(*connection, 1));
        connection.reset();
        connection = shelf.open({});
        QVERIFY(connection);
        QCOMPARE(count(*connection), 1);
    }

    void flushingShowsItWhileItIsOpen()
    {
        Shelf shelf;
        const auto connection = shelf.openNew();
        QVERIFY(insert(*connection, 1));
        QCOMPARE(QFile(shelf.path() + u"-wal"_s).size(), 0);
        shelf.files.flush();
        QVERIFY(QFile(shelf.path() + u"-wal"_s).size() > 0);
        QVERIFY(insert(*connection, 2));
        QCOMPARE(count(*connection), 2);
    }

    void aProgramThatWasKilledFindsWhatItHadWritten()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        QVERIFY(insert(*connection, 1));
        shelf.disk.kill();
        QVERIFY(!insert(*connection, 2));
        connection.reset();
        shelf.disk.revive();
        connection = shelf.open(shelf.disk.name());
        QVERIFY(connection);
        QCOMPARE(count(*connection), 1);
    }

    /// At once, and to the same number of bytes: its time of modification must tell it all the
    /// same.
    void whatOthersRemovedWhileItWasOpenStaysGone()
    {
        const Shelf shelf;
        auto connection = shelf.openNew();
        QVERIFY(QFile::remove(shelf.path()));
        QVERIFY(insert(*connection, 1));
        connection.reset();
        QVERIFY(!QFile::exists(shelf.path()));
    }

    void whatOthersPutInItsPlaceIsFound()
    {
        Shelf shelf;
        auto connection = shelf.openNew();
        QVERIFY(insert(*connection, 1));
        QVERIFY(connection->checkpoint());
        connection.reset();
        QFile file(shelf.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray older = file.readAll();
        file.close();
        connection = shelf.open(shelf.disk.name());
        QVERIFY(insert(*connection, 2));
        QVERIFY(connection->checkpoint());
        QCOMPARE(count(*connection), 2);
        connection.reset();
        QCOMPARE(QFile(shelf.path()).size(), older.size());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(older), older.size());
        file.close();
        connection = shelf.open(shelf.disk.name());
        QVERIFY(connection);
        QCOMPARE(count(*connection), 1);
    }

    void aSecondUserIsRefused()
    {
        const Shelf shelf;
        const auto first = shelf.openNew();
        const auto second =
            Connection::open(SqliteOptions{.path = shelf.path(), .vfs = shelf.disk.name()});
        QVERIFY(!second);
        QCOMPARE(second.error().code, QString(codes::dataFolderInUse));
    }
};

QTEST_APPLESS_MAIN(HeldFilesTest)
#include "HeldFilesTest.moc"
