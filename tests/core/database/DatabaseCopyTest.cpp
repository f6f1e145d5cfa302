// SPDX-License-Identifier: Apache-2.0
#include "core/database/DatabaseCopy.h"

#include "core/database/Transaction.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int rows = 200; ///< some pages

/// A file with rows of 1 KiB, each with the word "before".
class Book
{
public:
    Book()
        : connection(
              std::move(*Connection::open(SqliteOptions{.path = m_folder.filePath(u"oms.db"_s)})))
    {
        insist(
            connection->run(u"CREATE TABLE book(id INTEGER PRIMARY KEY, word TEXT, paper BLOB)"_s));
        for (int id = 0; id < rows; ++id)
            insist(connection->run(u"INSERT INTO book VALUES (?, 'before', ?)"_s,
                                   {id, QByteArray(1024, 'x')}));
    }

    void write(int id, const QString &word) const
    {
        auto transaction = Transaction::begin(*connection);
        insist(connection->run(u"UPDATE book SET word = ? WHERE id = ?"_s, {word, id}));
        insist(transaction->commit());
    }

    static int count(Connection &in, const QString &word)
    {
        const auto found = in.first(u"SELECT COUNT(*) FROM book WHERE word = ?"_s, {word},
                                    [](const SqlRow &row) { return int(row.integer(0)); });
        return found ? found->value_or(-1) : -1;
    }

    static void insist(const Status &status)
    {
        if (!status)
            qFatal("%s", qPrintable(status.error().detail));
    }

private:
    QTemporaryDir m_folder;

public:
    const std::unique_ptr<Connection> connection;
};

} // namespace

class DatabaseCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenMeanwhileIsInTheCopyAndWhatIsWrittenLaterIsNot()
    {
        const Book book;
        const auto copying = DatabaseCopy::begin(*book.connection);
        QVERIFY(copying);
        std::unique_ptr<Connection> copy;
        int steps = 0;
        while (!copy) {
            book.write(steps, u"meanwhile"_s);            // copied already, most of them
            book.write(rows - 1 - steps, u"meanwhile"_s); // to be copied
            auto more = (*copying)->copyMore(3);
            QVERIFY2(more, qPrintable(more ? QString() : more.error().detail));
            copy = *std::move(more);
            ++steps;
        }
        QCOMPARE_GT(steps, 10);
        book.write(rows / 2, u"later"_s);
        int meanwhile = 0;
        int later = 0;
        bool isWhole = false;
        std::thread([&] {
            meanwhile = Book::count(*copy, u"meanwhile"_s);
            later = Book::count(*copy, u"later"_s);
            isWhole = copy->quickCheck().has_value();
            copy.reset();
        }).join();
        QCOMPARE(meanwhile, Book::count(*book.connection, u"meanwhile"_s));
        QCOMPARE(later, 0);
        QVERIFY(isWhole);
    }

    void whoGivesUpLeavesNothing()
    {
        const Book book;
        {
            const auto copying = DatabaseCopy::begin(*book.connection);
            QVERIFY(copying && (*copying)->copyMore(3));
        }
        book.write(0, u"later"_s);
        QCOMPARE(Book::count(*book.connection, u"later"_s), 1);
    }
};

QTEST_GUILESS_MAIN(DatabaseCopyTest)
#include "DatabaseCopyTest.moc"
