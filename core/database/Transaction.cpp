// SPDX-License-Identifier: Apache-2.0
#include "core/database/Transaction.h"

#include "core/database/ConnectionImpl.h"

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

QString savepointName(int depth)
{
    return u"level_%1"_s.arg(depth);
}

} // namespace

Transaction::Transaction(Connection &connection)
    : m_connection(&connection)
{}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{}

Result<Transaction> Transaction::begin(Connection &connection, const QString &sqlite,
                                       const QString &postgres)
{
    Connection::Impl &impl = *connection.m_impl;
    Q_ASSERT_X(impl.depth == 0, "Transaction", "transactions do not nest");
    const QString &sql = impl.engine == Engine::Sqlite ? sqlite : postgres;
    if (const Status begun = impl.runBoundary(sql); !begun)
        return failure(begun.error());
    impl.depth = 1;
    return Transaction(connection);
}

Result<Transaction> Transaction::begin(Connection &connection)
{
    return begin(connection, u"BEGIN IMMEDIATE"_s, u"BEGIN"_s);
}

Result<Transaction> Transaction::beginReading(Connection &connection)
{
    return begin(connection, u"BEGIN"_s, u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

Status Transaction::commit()
{
    Q_ASSERT_X(m_connection, "Transaction", "committed twice");
    Connection::Impl &impl = *m_connection->m_impl;
    Q_ASSERT_X(impl.depth == 1, "Transaction", "a savepoint is still open");
    if (impl.poisoned)
        return failure(*impl.poisoned); // PostgreSQL would roll back and call it a success
    const Status committed = impl.runBoundary(u"COMMIT"_s);
    if (committed) {
        impl.depth = 0;
        m_connection = nullptr;
    }
    return committed;
}

Transaction::~Transaction()
{
    if (!m_connection)
        return;
    Connection::Impl &impl = *m_connection->m_impl;
    // SQLite may have rolled back by itself when the disk failed; there is nothing to end then.
    sqlite3 *const sqlite = impl.sqlite();
    if (!impl.broken && !(sqlite && sqlite3_get_autocommit(sqlite)))
        (void)impl.control(
            u"ROLLBACK"_s); // what fails here is undone when the file is opened again
    impl.depth = 0;
    impl.poisoned.reset();
}

Savepoint::Savepoint(Connection &connection, int depth)
    : m_connection(&connection)
    , m_depth(depth)
{}

Savepoint::Savepoint(Savepoint &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_depth(other.m_depth)
{}

Result<Savepoint> Savepoint::begin(Connection &connection)
{
    Connection::Impl &impl = *connection.m_impl;
    Q_ASSERT_X(impl.depth > 0, "Savepoint", "there is no transaction");
    const int depth = impl.depth + 1;
    if (const Status begun = impl.runBoundary(u"SAVEPOINT "_s + savepointName(depth)); !begun)
        return failure(begun.error());
    impl.depth = depth;
    return Savepoint(connection, depth);
}

Status Savepoint::release()
{
    Q_ASSERT_X(m_connection, "Savepoint", "released twice");
    Connection::Impl &impl = *m_connection->m_impl;
    Q_ASSERT_X(impl.depth == m_depth, "Savepoint", "an inner savepoint is still open");
    const Status released = impl.runBoundary(u"RELEASE SAVEPOINT "_s + savepointName(m_depth));
    if (released) {
        impl.depth = m_depth - 1;
        m_connection = nullptr;
    }
    return released;
}

Savepoint::~Savepoint()
{
    if (!m_connection)
        return;
    Connection::Impl &impl = *m_connection->m_impl;
    impl.depth = m_depth - 1;
    if (impl.broken)
        return;
    // When SQLite has rolled back the whole transaction by itself, this fails, and the transaction
    // goes on refusing: statements after it must not commit one by one.
    const QString name = savepointName(m_depth);
    if (impl.control(u"ROLLBACK TO SAVEPOINT "_s + name) &&
        impl.control(u"RELEASE SAVEPOINT "_s + name))
        impl.poisoned.reset();
}

} // namespace storehand
