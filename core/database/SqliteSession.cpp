// SPDX-License-Identifier: Apache-2.0
#include "core/database/SqliteSession.h"

#include <cerrno>
#include <sqlite3.h>
#include <vector>

namespace storehand {

namespace {

/// Why the last call failed. `code`: what it returned. A commit that fails does not note the error
/// of the system; `errno` has it still.
tl::unexpected<NativeFailure> failed(sqlite3 *handle, int code, const QString &doing)
{
    const int noted = handle ? sqlite3_system_errno(handle) : 0;
    const int systemErrno = noted != 0 ? noted : errno;
    const QString message = handle ? QString::fromUtf8(sqlite3_errmsg(handle))
                                   : QString::fromUtf8(sqlite3_errstr(code));
    return tl::unexpected(sqliteFailure(code, systemErrno, message, doing));
}

class SqliteStatement : public NativeStatement
{
public:
    SqliteStatement(sqlite3_stmt *statement, QString sql)
        : m_statement(statement)
        , m_sql(std::move(sql))
    {}

    ~SqliteStatement() override { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(SqliteStatement)

    NativeResult<void> run(const SqlValues &values) override
    {
        if (static_cast<int>(values.size()) != sqlite3_bind_parameter_count(m_statement))
            return fail(SQLITE_RANGE);
        for (size_t i = 0; i < values.size(); ++i) {
            if (const int code = bind(static_cast<int>(i) + 1, values[i]); code != SQLITE_OK)
                return fail(code);
        }
        m_first = step();
        if (m_first != SQLITE_ROW && m_first != SQLITE_DONE)
            return fail(*m_first);
        return {};
    }

    NativeResult<bool> next() override
    {
        const int code = m_first ? *std::exchange(m_first, std::nullopt) : step();
        if (code == SQLITE_ROW)
            return true;
        if (code == SQLITE_DONE) {
            m_first = SQLITE_DONE; // one step more would begin anew
            return false;
        }
        return fail(code);
    }

    [[nodiscard]] qint64 changedRows() const override
    {
        return sqlite3_changes64(sqlite3_db_handle(m_statement));
    }

    void finish() override
    {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
        m_texts.clear();
    }

    [[nodiscard]] bool isNull(int column) const override
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }

    [[nodiscard]] qint64 integer(int column) const override
    {
        return sqlite3_column_int64(m_statement, column);
    }

    [[nodiscard]] double real(int column) const override
    {
        return sqlite3_column_double(m_statement, column);
    }

    [[nodiscard]] QString text(int column) const override
    {
        const auto *const utf8 = sqlite3_column_text(m_statement, column);
        return QString::fromUtf8(reinterpret_cast<const char *>(utf8),
                                 sqlite3_column_bytes(m_statement, column));
    }

    [[nodiscard]] QByteArray bytes(int column) const override
    {
        const void *const data = sqlite3_column_blob(m_statement, column);
        return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column)};
    }

private:
    int step()
    {
        errno = 0; // so that what it says afterwards is of this call
        return sqlite3_step(m_statement);
    }

    /// Values and texts stay where they are until finish(), so SQLite need not copy them.
    int bind(int place, const SqlValue &value)
    {
        struct Visitor
        {
            int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }

            int operator()(qint64 number) const
            {
                return sqlite3_bind_int64(statement, place, number);
            }

            int operator()(double number) const
            {
                return sqlite3_bind_double(statement, place, number);
            }

            int operator()(const QString &text) const
            {
                const QByteArray &utf8 = texts.emplace_back(text.toUtf8());
                return sqlite3_bind_text64(statement, place, utf8.constData(),
                                           static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC,
                                           SQLITE_UTF8);
            }

            int operator()(const QByteArray &bytes) const
            {
                return sqlite3_bind_blob64(statement, place, bytes.constData(),
                                           static_cast<sqlite3_uint64>(bytes.size()),
                                           SQLITE_STATIC);
            }

            sqlite3_stmt *statement;
            int place;
            std::vector<QByteArray> &texts;
        };

        return std::visit(Visitor{m_statement, place, m_texts}, value.variant());
    }

    [[nodiscard]] tl::unexpected<NativeFailure> fail(int code) const
    {
        return failed(sqlite3_db_handle(m_statement), code, m_sql);
    }

    sqlite3_stmt *const m_statement;
    const QString m_sql;
    std::optional<int> m_first; ///< what the step of run() gave, until it is asked for
    std::vector<QByteArray> m_texts;
};

} // namespace

NativeResult<std::unique_ptr<SqliteSession>> SqliteSession::open(const QString &path,
                                                                 const QString &vfs)
{
    // What belongs to one thread needs no mutex.
    constexpr int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    const QByteArray vfsName = vfs.toUtf8();
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, flags,
                                     vfs.isEmpty() ? nullptr : vfsName.constData());
    if (code != SQLITE_OK) {
        const auto failure = failed(handle, code, QStringLiteral("open"));
        sqlite3_close(handle);
        return failure;
    }
    sqlite3_extended_result_codes(handle, 1);
    return std::unique_ptr<SqliteSession>(new SqliteSession(handle));
}

SqliteSession::~SqliteSession()
{
    close();
}

NativeResult<std::unique_ptr<NativeStatement>> SqliteSession::prepare(const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const char *rest = nullptr;
    const int code =
        sqlite3_prepare_v3(m_handle, utf8.constData(), static_cast<int>(utf8.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK)
        return failed(m_handle, code, sql);
    Q_ASSERT_X(QByteArray(rest).trimmed().isEmpty(), "SqliteSession", "one statement at a time");
    return std::make_unique<SqliteStatement>(statement, sql);
}

NativeResult<void> SqliteSession::execute(const QString &sql)
{
    const auto statement = prepare(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    return (*statement)->run({});
}

/// A statement that is still read keeps the file open until it ends.
void SqliteSession::close()
{
    sqlite3_close_v2(std::exchange(m_handle, nullptr));
}

} // namespace storehand
