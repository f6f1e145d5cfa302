// SPDX-License-Identifier: Apache-2.0
#include "core/database/DatabaseCopy.h"

#include "core/database/ConnectionImpl.h"
#include "core/database/SqliteSession.h"

#include <cerrno>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

tl::unexpected<Error> copyFailure(int code)
{
    return failure(
        sqliteFailure(code, errno, QString::fromUtf8(sqlite3_errstr(code)), u"copy"_s).error);
}

} // namespace

DatabaseCopy::DatabaseCopy(std::unique_ptr<Connection> target, sqlite3_backup *backup)
    : m_target(std::move(target))
    , m_backup(backup)
{}

DatabaseCopy::~DatabaseCopy()
{
    sqlite3_backup_finish(m_backup);
}

Result<std::unique_ptr<DatabaseCopy>> DatabaseCopy::begin(Connection &source)
{
    if (const Status forgotten = source.execute(u"PRAGMA shrink_memory"_s); !forgotten)
        return failure(forgotten.error());
    auto session = SqliteSession::open({}, {}); // no name: a file that only this session finds
    if (!session)
        return failure(session.error().error);
    sqlite3 *const handle = (*session)->sqlite();
    std::unique_ptr<Connection> target(
        new Connection(std::make_unique<Connection::Impl>(Engine::Sqlite, *std::move(session))));
    for (const QString &pragma : {u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA cell_size_check=ON"_s}) {
        if (const Status set = target->execute(pragma); !set)
            return failure(set.error());
    }
    sqlite3_backup *const backup =
        sqlite3_backup_init(handle, "main", source.m_impl->sqlite(), "main");
    if (!backup)
        return copyFailure(sqlite3_extended_errcode(handle));
    return std::unique_ptr<DatabaseCopy>(new DatabaseCopy(std::move(target), backup));
}

Result<std::unique_ptr<Connection>> DatabaseCopy::copyMore(int pages)
{
    const int stepped = sqlite3_backup_step(m_backup, pages);
    if (stepped == SQLITE_OK)
        return nullptr;
    const int finished = sqlite3_backup_finish(std::exchange(m_backup, nullptr));
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return copyFailure(stepped != SQLITE_DONE ? stepped : finished);
    return std::move(m_target);
}

} // namespace storehand
