// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/database/NativeSession.h"

#include <QHash>

namespace storehand {

/// What stands behind a Connection; seen by core/database only.
class Connection::Impl
{
public:
    /// Without a session it is there only to refuse.
    Impl(Engine engine, std::unique_ptr<NativeSession> session);
    Q_DISABLE_COPY_MOVE(Impl)

    /// Runs `sql` prepared; `use` sees the running statement and may fail.
    template <typename Use>
    [[nodiscard]] Status runPrepared(const QString &sql, const SqlValues &values, const Use &use);
    [[nodiscard]] Status runUnprepared(const QString &sql);
    /// For the few statements that begin and end transactions: prepared where the engine can.
    [[nodiscard]] Status runBoundary(const QString &sql);

    /// As runPrepared/runUnprepared, also inside a transaction that refuses everything else.
    [[nodiscard]] Status control(const QString &sql);

    /// A failure, booked on transaction and connection.
    [[nodiscard]] Error fail(NativeFailure failure);

    void close();

    /// SQLite's own handle; null for PostgreSQL.
    [[nodiscard]] sqlite3 *sqlite() const { return m_session ? m_session->sqlite() : nullptr; }

    const Engine engine;
    QString version;

    int depth = 0;                 ///< 0: no transaction; 1: a transaction; more: savepoints in it
    std::optional<Error> poisoned; ///< why the transaction refuses statements
    std::optional<Error> broken;   ///< why the connection does

private:
    struct Prepared
    {
        std::unique_ptr<NativeStatement> statement;
        bool inUse = false;
    };

    [[nodiscard]] Status usable() const;
    [[nodiscard]] Result<std::shared_ptr<Prepared>> prepared(const QString &sql);
    [[nodiscard]] Status execute(const QString &sql);

    std::unique_ptr<NativeSession> m_session;
    QHash<QString, std::shared_ptr<Prepared>> m_prepared; ///< ends before the session
};

} // namespace storehand
