// SPDX-License-Identifier: Apache-2.0
#include "core/store/StoreFile.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Status backUpBeforeMigration(Connection &connection, const StoreFile &file, int latest)
{
    const Result<int> version = schemaVersion(connection);
    if (!version)
        return failure(version.error());
    const bool due = *version > 0 && *version < latest;
    if (!due || !file.vfs.isEmpty())
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
