// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "core/database/NativeErrors.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

struct sqlite3;

namespace storehand {

/// What stands behind a Connection; seen by core/database only.
class Connection::Impl
{
public:
    /// Takes a QSqlDatabase that addDatabase() made under its own name, opened or not.
    Impl(Engine engine, const QSqlDatabase &database);
    ~Impl();
    Q_DISABLE_COPY_MOVE(Impl)

    /// Runs `sql` prepared; `use` sees the executed query and may fail.
    [[nodiscard]] Status runPrepared(const QString &sql, const SqlValues &values,
                                     const std::function<Status(QSqlQuery &)> &use);
    [[nodiscard]] Status runUnprepared(const QString &sql);
    /// For the few statements that begin and end transactions: prepared where the engine can.
    [[nodiscard]] Status runBoundary(const QString &sql);

    /// As runPrepared/runUnprepared, also inside a transaction that refuses everything else.
    [[nodiscard]] Status control(const QString &sql);

    /// The failure that `query` ended with, booked on transaction and connection.
    [[nodiscard]] Error fail(const QSqlQuery &query, const QString &doing);
    [[nodiscard]] Error fail(NativeFailure failure);

    void close();

    /// SQLite's own handle; null for PostgreSQL.
    [[nodiscard]] sqlite3 *sqlite() const;

    Engine engine;
    QSqlDatabase database;
    QString version;

    int depth = 0;                 ///< 0: no transaction; 1: a transaction; more: savepoints in it
    std::optional<Error> poisoned; ///< why the transaction refuses statements
    std::optional<Error> broken;   ///< why the connection does

private:
    struct Prepared
    {
        QSqlQuery query;
        bool inUse = false;
    };

    [[nodiscard]] Status usable() const;
    [[nodiscard]] Result<std::shared_ptr<Prepared>> prepared(const QString &sql);
    [[nodiscard]] Status execute(const QString &sql);

    QHash<QString, std::shared_ptr<Prepared>> m_prepared;
};

/// A name for QSqlDatabase::addDatabase() that no other connection of this process has.
[[nodiscard]] QString nextConnectionName();

} // namespace storehand
