// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/NativeSession.h"
#include "core/database/PostgresUrl.h"

#include <QSqlDatabase>

namespace storehand {

/// A session of a PostgreSQL server, through Qt Sql.
class PostgresSession : public NativeSession
{
public:
    /// The failure says the server's words, or why there is none.
    [[nodiscard]] static Result<std::unique_ptr<PostgresSession>>
    open(const PostgresTarget &target);
    ~PostgresSession() override;
    Q_DISABLE_COPY_MOVE(PostgresSession)

    [[nodiscard]] NativeResult<std::unique_ptr<NativeStatement>>
    prepare(const QString &sql) override;
    [[nodiscard]] NativeResult<void> execute(const QString &sql) override;
    void close() override { m_database.close(); }
    [[nodiscard]] sqlite3 *sqlite() const override { return nullptr; }

private:
    PostgresSession();

    QSqlDatabase m_database;
};

} // namespace storehand
