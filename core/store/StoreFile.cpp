// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreFile.h"

#include "core/domain/Codes.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Status removeBackups(const QString &path)
{
    const QFileInfo file(path);
    const auto backups = file.dir().entryInfoList({file.fileName() + u".v*.bak"_s}, QDir::Files);
    for (const QFileInfo &backup : backups) {
        if (!QFile::remove(backup.filePath())) {
            return failure(ErrorKind::Storage, codes::storageFailed,
                           u"%1 cannot be deleted"_s.arg(backup.filePath()));
        }
    }
    return {};
}

/// With a damaged version number tables would be laid out over those that are there.
Status checkVersion(Connection &connection)
{
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    const auto tables = connection.first(
        u"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name <> 'schema_version'"_s,
        {}, [](const SqlRow &row) { return row.integer(0); });
    if (!tables)
        return failure(tables.error());
    if (*version > 0 || (*version == 0 && *tables == 0))
        return {};
    return failure(ErrorKind::Storage, codes::databaseCorrupt,
                   u"it says version %1 and holds %2 tables"_s.arg(*version).arg(**tables));
}

Status backUpBeforeMigration(Connection &connection, const StoreFile &file, int latest)
{
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    if (*version == latest)
        return removeBackups(file.path);
    if (*version == 0 || *version > latest)
        return {};
    return connection.backupTo(u"%1.v%2.bak"_s.arg(file.path).arg(*version));
}

} // namespace

Result<std::unique_ptr<Connection>> openStoreFile(const StoreFile &file,
                                                  SqliteOptions::Durability durability,
                                                  const std::vector<Migration> &migrations)
{
    auto connection = Connection::open(file.options(durability));
    if (!connection)
        return connection;
    Status status = (*connection)->quickCheck();
    if (status)
        status = checkVersion(**connection);
    if (status)
        status = backUpBeforeMigration(**connection, file, static_cast<int>(migrations.size()));
    if (status)
        status = migrate(**connection, migrations);
    if (status)
        return connection;
    Error error = status.error();
    error.detail = u"%1: %2"_s.arg(file.path, error.detail);
    return failure(error);
}

} // namespace storehand
