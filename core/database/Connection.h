// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Dialect.h"
#include "core/database/SqlRow.h"
#include "core/database/SqlValue.h"
#include "core/domain/Error.h"

#include <QString>

#include <functional>
#include <memory>
#include <type_traits>

namespace storehand {

/// How a SQLite file is opened.
struct SqliteOptions
{
    enum class Durability {
        Full,   ///< each commit is synced: survives power loss
        Normal, ///< power loss may take the last commits, never the file
    };

    QString path;
    Durability durability = Durability::Full;
    QString vfs = {};    ///< a registered SQLite VFS over real files; empty: the system's
    qint64 maxPages = 0; ///< a limit of the file in pages of 4 KiB, 0 for none
    /// Pages of 4 KiB kept in memory, 0 for SQLite's own measure (2 MB). A transaction that changes
    /// more than fits is written, and synced, in the middle.
    int cachePages = 0;
    /// After how many pages of write-ahead log they move into the file, 0 for SQLite's own measure
    /// (1,000). Each move syncs twice.
    int checkpointPages = 0;
};

/// How a PostgreSQL database is reached.
struct PostgresOptions
{
    /// `postgresql://user:password@host:port/database?sslmode=verify-full`; a socket folder is
    /// named by `?host=/run/postgresql`.
    QString url;
    /// For tests only: do not refuse a server that runs without fsync.
    bool acceptUnsafeServer = false;
};

/// One open database: a SQLite file held exclusively, or a session of a PostgreSQL server. The same
/// SQL runs on both, see expandDialect(). Text goes in as parameters (`?`), never into the SQL.
///
/// Statements are prepared once for each SQL text and kept. A Connection belongs to the thread that
/// opened it. No function throws; failures are ErrorKind::Storage with a code of
/// core/domain/Codes.h.
///
/// Two rules that hold on both engines:
/// * After a failed statement a transaction refuses everything until it, or the Savepoint around
/// the
///   statement, is rolled back. So a unique violation that is expected belongs into a Savepoint.
/// * After a failed read or write of the disk, or a lost server, the Connection refuses everything
///   (isBroken): close it, open a new one, and look what is there. A failed fsync is never retried.
class Connection
{
public:
    /// Opens or makes the file (mode 0600) with WAL, foreign keys, secure delete and an exclusive
    /// lock from the first moment: `data_folder_in_use` when somebody else has it open,
    /// `read_only`, `database_corrupt`, `disk_full` or `storage_failed` otherwise.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const SqliteOptions &options);

    /// Opens a session (read committed). `database_unreachable` with the server's words;
    /// `database_unsafe` when it does not sync commits. The password never stands in a detail.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const PostgresOptions &options);

    /// Refuses everything with `why`, as one that broke: stands where none could be opened.
    [[nodiscard]] static std::unique_ptr<Connection> refusing(const Error &why);

    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] Engine engine() const;

    /// "SQLite 3.40.1" or "PostgreSQL 15.6 …".
    [[nodiscard]] QString engineVersion() const;

    /// Runs a statement whose rows, if any, are of no interest.
    [[nodiscard]] Status run(const QString &sql, const SqlValues &values = {});

    /// Runs an INSERT, UPDATE or DELETE and tells how many rows it changed.
    [[nodiscard]] Result<qint64> change(const QString &sql, const SqlValues &values = {});

    /// Calls `onRow` for each row, in order. It returns void, or a Status whose failure ends the
    /// reading and is passed on. It may run other statements of this Connection.
    template <typename OnRow>
    [[nodiscard]] Status query(const QString &sql, const SqlValues &values, OnRow onRow);

    /// What `read` makes of the first row; nothing when there is none.
    template <typename Read>
    [[nodiscard]] auto first(const QString &sql, const SqlValues &values, Read read)
        -> Result<std::optional<std::invoke_result_t<Read, const SqlRow &>>>;

    /// Runs one statement unprepared: for schema changes and settings.
    [[nodiscard]] Status execute(const QString &sql);

    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] bool isBroken() const;

    /// Lets the database go; from then on it is broken. For whoever opens another one in its place
    /// and must have something to ask if that fails.
    void close();

    /// Reads the whole database for contradictions; `database_corrupt` says the first one. SQLite.
    [[nodiscard]] Status quickCheck();

    /// Moves the write-ahead log into the file and empties it. For idle times. SQLite.
    [[nodiscard]] Status checkpoint();

    /// What another program wrote before it died, and may never have synced, is on the disk
    /// afterwards: after opening, before anybody is told what the file says. A disk without room
    /// for the file to grow is no failure, since the log is synced before. SQLite.
    [[nodiscard]] Status settle();

    /// Writes the write-ahead log in advance, up to `bytes`: a commit then writes over room that
    /// the file has already, and its sync need not wait for the journal of the file system. Zeros
    /// behind the last frame end the log when it is read, since no frame has such a salt. Where the
    /// disk has no room for them commits are slower and all else is the same, so failures are none.
    /// Outside of transactions. SQLite.
    void makeLogRoom(qint64 bytes);

    /// Copies the database into a new file (mode 0600), synced; replaces an older copy. SQLite.
    [[nodiscard]] Status backupTo(const QString &path);

private:
    friend class DatabaseCopy;
    friend class Transaction;
    friend class Savepoint;
    class Impl;

    using RowFunction = std::function<Status(const SqlRow &)>;

    explicit Connection(std::unique_ptr<Impl> impl);
    [[nodiscard]] Status queryRows(const QString &sql, const SqlValues &values,
                                   const RowFunction &onRow, qint64 limit);

    std::unique_ptr<Impl> m_impl;
};

/// Bytes of memory that SQLite holds in this process. Nearly all are pages: they grow with the
/// files up to the size of each cache, and stay there. Any thread.
[[nodiscard]] qint64 sqliteMemory();

/// True when the statement failed because a row with this key exists already.
[[nodiscard]] bool isUniqueViolation(const Error &error);

template <typename OnRow>
Status Connection::query(const QString &sql, const SqlValues &values, OnRow onRow)
{
    constexpr qint64 all = -1;
    if constexpr (std::is_void_v<std::invoke_result_t<OnRow, const SqlRow &>>) {
        const auto each = [&](const SqlRow &row) -> Status {
            onRow(row);
            return {};
        };
        return queryRows(sql, values, each, all);
    } else {
        return queryRows(sql, values, std::ref(onRow), all);
    }
}

template <typename Read>
auto Connection::first(const QString &sql, const SqlValues &values, Read read)
    -> Result<std::optional<std::invoke_result_t<Read, const SqlRow &>>>
{
    std::optional<std::invoke_result_t<Read, const SqlRow &>> found;
    const auto one = [&](const SqlRow &row) -> Status {
        found = read(row);
        return {};
    };
    if (const Status status = queryRows(sql, values, one, 1); !status)
        return failure(status.error());
    return found;
}

} // namespace storehand
