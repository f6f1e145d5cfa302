// SPDX-License-Identifier: Apache-2.0
#include "core/database/PageMemory.h"

#include "core/database/Connection.h"

#include <QTemporaryDir>
#include <QTest>

#include <malloc.h>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int roomForPages = 2'000;
constexpr qint64 mb = 1'048'576;

qint64 heapBytes()
{
    const struct mallinfo2 heap = ::mallinfo2();
    return qint64(heap.uordblks) + qint64(heap.hblkhd);
}

/// A file whose pages are all in memory.
class Shelf
{
public:
    explicit Shelf(int rows)
        : m_rows(rows)
    {
        auto opened = Connection::open({.path = m_folder.filePath(u"a.db"_s),
                                        .durability = SqliteOptions::Durability::Normal,
                                        .cachePages = 4 * roomForPages});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_connection = std::move(*opened);
        if (!m_connection->execute(u"CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB)"_s) ||
            !m_connection->execute(u"BEGIN"_s))
            qFatal("no table");
        for (int row = 0; row < m_rows; ++row) {
            if (!m_connection->run(u"INSERT INTO t (n, b) VALUES (?, ?)"_s, {row, content(row)}))
                qFatal("no row");
        }
        if (!m_connection->execute(u"COMMIT"_s))
            qFatal("no commit");
    }

    /// About a page.
    static QByteArray content(int row)
    {
        return QByteArray::number(row).repeated(3'900).left(3'900);
    }

    [[nodiscard]] bool isWhole()
    {
        int good = 0;
        const Status read =
            m_connection->query(u"SELECT n, b FROM t"_s, {}, [&good](const SqlRow &row) {
                good += int(row.bytes(1) == content(int(row.integer(0))));
            });
        return read && good == m_rows;
    }

    /// Reads the disk, and so empties SQLite's memory first.
    [[nodiscard]] bool isSound() { return m_connection->quickCheck().has_value(); }

private:
    const int m_rows;
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

} // namespace

/// The order of its parts counts: SQLite is told only once in a process.
class PageMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(keepPagesApart(roomForPages)); }

    void pagesLieBesideTheHeap()
    {
        const qint64 before = heapBytes();
        Shelf shelf(roomForPages / 2);
        QVERIFY(sqliteMemory() > 4 * mb);
        QVERIFY2(heapBytes() - before < mb, qPrintable(QString::number(heapBytes() - before)));
        QVERIFY(shelf.isWhole());
    }

    void whatWasGivenBackIsTakenAgain()
    {
        const qint64 before = heapBytes();
        for (int i = 0; i < 3; ++i) {
            Shelf shelf(roomForPages / 2);
            QVERIFY(shelf.isSound());
            QVERIFY(shelf.isWhole());
            QVERIFY(heapBytes() - before < mb);
        }
    }

    void moreThanThereIsRoomForGoToTheHeap()
    {
        const qint64 before = heapBytes();
        {
            Shelf shelf(2 * roomForPages);
            QVERIFY(sqliteMemory() > 2 * roomForPages * 4096);
            QVERIFY(shelf.isWhole());
            QVERIFY(shelf.isSound());
            QVERIFY(shelf.isWhole());
        }
        QVERIFY(heapBytes() - before < mb);
    }

    void afterTheFirstDatabaseItIsTooLate()
    {
        QVERIFY(!keepPagesApart(roomForPages));
        const Shelf shelf(1);
    }
};

QTEST_GUILESS_MAIN(PageMemoryTest)
#include "PageMemoryTest.moc"
