// SPDX-License-Identifier: Apache-2.0
#include "core/database/Connection.h"
#include "core/database/ConnectionImpl.h"
#include "core/database/SqliteSession.h"
#include "core/domain/Codes.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// What the write-ahead log is cut back to after a checkpoint, in bytes.
constexpr int walSizeMax = 16 * 1024 * 1024;

bool folderIsWritable(const QString &path)
{
    return QFileInfo(QFileInfo(path).absolutePath()).isWritable();
}

/// SQLite would make the file with the umask's mode; its -wal file takes the mode of the file.
Status makePrivateFile(const QString &path)
{
    if (QFileInfo::exists(path))
        return {};
    QFile file(path);
    if (file.open(QIODevice::NewOnly | QIODevice::WriteOnly, ownerOnly))
        return {};
    return failure(ErrorKind::Storage,
                   folderIsWritable(path) ? codes::storageFailed : codes::readOnly,
                   u"%1 cannot be made: %2"_s.arg(path, file.errorString()));
}

/// SQLite takes a file that it must not write for one that is only read, and says so when something
/// is written at last. One that it may write it only reads when the header names a write version
/// that it does not know (File Format For SQLite Databases, 1.3.3), and such a header is damaged.
Status checkWritable(sqlite3 *handle, const QString &path)
{
    if (sqlite3_db_readonly(handle, "main") == 0)
        return {};
    const bool mayBeWritten = QFileInfo(path).isWritable();
    return failure(ErrorKind::Storage, mayBeWritten ? codes::databaseCorrupt : codes::readOnly,
                   u"SQLite only reads it"_s);
}

/// A lock held by somebody else means something different while a file is being opened.
Error whileOpening(Error error, const QString &path)
{
    if (error.code == codes::storageBusy) {
        error.code = codes::dataFolderInUse;
        error.detail = u"%1 is in use by another running copy"_s.arg(path);
    } else {
        if (error.code == codes::storageFailed && !folderIsWritable(path))
            error.code = codes::readOnly;
        error.detail = u"%1: %2"_s.arg(path, error.detail);
    }
    return error;
}

Status setPragma(Connection &connection, const QString &pragma, const QString &expected)
{
    const auto value =
        connection.first(u"PRAGMA "_s + pragma, {}, [](const SqlRow &row) { return row.text(0); });
    if (!value)
        return failure(value.error());
    if (*value && **value != expected) {
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"SQLite answered %1 to PRAGMA %2"_s.arg(**value, pragma));
    }
    return {};
}

Status configure(Connection &connection, const SqliteOptions &options)
{
    struct Pragma
    {
        QString text;
        QString answer; // where SQLite gives one
    };

    const bool full = options.durability == SqliteOptions::Durability::Full;
    std::vector<Pragma> pragmas{
        {u"locking_mode=EXCLUSIVE"_s, u"exclusive"_s}, // before anything touches the file
        {u"trusted_schema=OFF"_s, {}},
        {u"cell_size_check=ON"_s, {}},
        {u"mmap_size=0"_s, u"0"_s},
        {u"temp_store=MEMORY"_s, {}},
        {u"foreign_keys=ON"_s, {}},
        {full ? u"synchronous=FULL"_s : u"synchronous=NORMAL"_s, {}},
        {u"journal_mode=WAL"_s, u"wal"_s},
        {u"secure_delete=ON"_s, u"1"_s},
        {u"journal_size_limit=%1"_s.arg(walSizeMax), QString::number(walSizeMax)},
    };
    if (options.maxPages > 0) {
        const QString pages = QString::number(options.maxPages);
        pragmas.push_back({u"max_page_count="_s + pages, pages});
    }
    if (options.cachePages > 0)
        pragmas.push_back({u"cache_size=%1"_s.arg(options.cachePages), {}});
    if (options.checkpointPages > 0) {
        const QString pages = QString::number(options.checkpointPages);
        pragmas.push_back({u"wal_autocheckpoint="_s + pages, pages});
    }
    for (const Pragma &pragma : pragmas) {
        if (const Status set = setPragma(connection, pragma.text, pragma.answer); !set)
            return set;
    }
    // Takes the lock for good.
    if (const Status begun = connection.execute(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    return connection.execute(u"COMMIT"_s);
}

/// A page that the disk did not give is a finding like others, but no damage: its text ends with
/// the code.
int codeOfFinding(const QString &finding)
{
    const int code = finding.section(u"error code="_s, 1, 1).trimmed().toInt();
    return (code & 0xff) == SQLITE_IOERR ? code : SQLITE_CORRUPT;
}

/// Copies all pages of `from` into the open database `to`.
int copyPages(sqlite3 *to, sqlite3 *from)
{
    sqlite3_backup *const backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return sqlite3_extended_errcode(to);
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    return stepped == SQLITE_DONE ? finished : stepped;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const SqliteOptions &options)
{
    if (const Status made = makePrivateFile(options.path); !made)
        return failure(made.error());
    auto session = SqliteSession::open(options.path, options.vfs);
    if (!session)
        return failure(whileOpening(session.error().error, options.path));
    sqlite3 *const handle = (*session)->sqlite();
    auto impl = std::make_unique<Impl>(Engine::Sqlite, *std::move(session));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    impl->version = u"SQLite "_s + QLatin1StringView(sqlite3_libversion());

    std::unique_ptr<Connection> connection(new Connection(std::move(impl)));
    Status ready = configure(*connection, options);
    if (ready)
        ready = checkWritable(handle, options.path);
    if (!ready)
        return failure(whileOpening(ready.error(), options.path));
    return connection;
}

Status Connection::quickCheck()
{
    // What lies in memory is good; the question is what lies on the disk.
    if (const Status forgotten = execute(u"PRAGMA shrink_memory"_s); !forgotten)
        return forgotten;
    return query(u"PRAGMA quick_check(1)"_s, {}, [this](const SqlRow &row) -> Status {
        if (row.text(0) == "ok"_L1)
            return {};
        return failure(m_impl->fail(
            sqliteFailure(codeOfFinding(row.text(0)), 0, row.text(0), u"PRAGMA quick_check"_s)));
    });
}

qint64 sqliteMemory()
{
    return sqlite3_memory_used();
}

Status Connection::checkpoint()
{
    return run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

Status Connection::settle()
{
    const Status emptied = checkpoint();
    const bool isOnlyFull = !emptied && emptied.error().code == codes::diskFull && !isBroken();
    return isOnlyFull ? Status() : emptied;
}

void Connection::makeLogRoom(qint64 bytes)
{
    Q_ASSERT_X(m_impl->depth == 0, "makeLogRoom", "a transaction is open");
    if (isBroken())
        return;
    sqlite3_file *log = nullptr;
    sqlite3_file_control(m_impl->sqlite(), "main", SQLITE_FCNTL_JOURNAL_POINTER,
                         static_cast<void *>(&log));
    sqlite3_int64 size = 0;
    if (!log || !log->pMethods || log->pMethods->xFileSize(log, &size) != SQLITE_OK ||
        size >= bytes)
        return;
    // An emptied log is empty on the disk before anything is written to it: frames of before,
    // between zeros, would look like a damaged log.
    if (log->pMethods->xSync(log, SQLITE_SYNC_FULL) != SQLITE_OK)
        return;
    constexpr int atOnce = 64 * 1024; // SQLite never writes more in one go
    const QByteArray zeros(atOnce, '\0');
    for (sqlite3_int64 at = size; at < bytes; at += atOnce) {
        const int count = int(qMin<sqlite3_int64>(atOnce, bytes - at));
        if (log->pMethods->xWrite(log, zeros.constData(), count, at) != SQLITE_OK)
            return;
    }
    log->pMethods->xSync(log, SQLITE_SYNC_FULL);
}

Status Connection::backupTo(const QString &path)
{
    const QString unfinished = path + u".part"_s;
    QFile::remove(unfinished);
    if (const Status made = makePrivateFile(unfinished); !made)
        return made;

    sqlite3 *target = nullptr;
    int code = sqlite3_open_v2(QFile::encodeName(unfinished).constData(), &target,
                               SQLITE_OPEN_READWRITE, nullptr);
    if (code == SQLITE_OK)
        code = copyPages(target, m_impl->sqlite());
    sqlite3_close(target);
    if (code != SQLITE_OK) {
        QFile::remove(unfinished);
        return failure(sqliteFailure(code, errno, QString::fromUtf8(sqlite3_errstr(code)),
                                     u"backup to "_s + path)
                           .error);
    }
    QFile::remove(path);
    if (!QFile::rename(unfinished, path)) {
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1 cannot be renamed to %2"_s.arg(unfinished, path));
    }
    return {};
}

} // namespace storehand
