// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/NativeSession.h"

namespace storehand {

/// A SQLite file, opened by SQLite's own interface: no value passes through more hands than it
/// must. For one thread.
class SqliteSession : public NativeSession
{
public:
    /// `vfs`: a registered one; empty for the system's. Makes the file where there is none.
    [[nodiscard]] static NativeResult<std::unique_ptr<SqliteSession>> open(const QString &path,
                                                                           const QString &vfs);
    ~SqliteSession() override;
    Q_DISABLE_COPY_MOVE(SqliteSession)

    [[nodiscard]] NativeResult<std::unique_ptr<NativeStatement>>
    prepare(const QString &sql) override;
    [[nodiscard]] NativeResult<void> execute(const QString &sql) override;
    void close() override;
    [[nodiscard]] sqlite3 *sqlite() const override { return m_handle; }

private:
    explicit SqliteSession(sqlite3 *handle)
        : m_handle(handle)
    {}

    sqlite3 *m_handle;
};

} // namespace storehand
