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

Status backUpBeforeMigration(Connection &connection, const StoreFile &file, int latest)
{
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    if (!file.vfs.isEmpty())
        return {};
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
