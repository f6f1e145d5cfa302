// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

namespace storehand {

/// A unit of work: everything or nothing. Rolls back when destroyed without a successful commit().
/// Transactions do not nest; inside one, a Savepoint does. Must not outlive its Connection.
///
///     auto transaction = Transaction::begin(connection);
///     if (!transaction)
///         return failure(transaction.error());
///     … statements …
///     return transaction->commit();
class Transaction
{
public:
    /// Takes the write lock at once on SQLite, so nothing later fails for a lock.
    [[nodiscard]] static Result<Transaction> begin(Connection &connection);
    /// For reading alone: shows everything as it was at one moment, whatever others commit.
    [[nodiscard]] static Result<Transaction> beginReading(Connection &connection);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// After success the work is durable. After a failure nothing of it was kept, and
    /// `storage_busy` invites to do the whole unit again; only when the Connection is broken now,
    /// it is open whether it was kept.
    [[nodiscard]] Status commit();

private:
    explicit Transaction(Connection &connection);
    [[nodiscard]] static Result<Transaction> begin(Connection &connection, const QString &sqlite,
                                                   const QString &postgres);

    Connection *m_connection;
};

/// A part of a transaction that can be undone alone, for example one command of a group commit.
/// Rolls back when destroyed without a successful release(). Nests.
class Savepoint
{
public:
    [[nodiscard]] static Result<Savepoint> begin(Connection &connection);

    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;
    ~Savepoint();

    /// Keeps the work as part of the transaction.
    [[nodiscard]] Status release();

private:
    Savepoint(Connection &connection, int depth);

    Connection *m_connection;
    int m_depth;
};

} // namespace storehand
