// SPDX-License-Identifier: Apache-2.0
#include "core/database/Migrations.h"

#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

/// Any number that no other program on the same server is likely to lock.
constexpr qint64 migrationLock = 0x53746f7265; // "Store"

Status lockAgainstOtherNodes(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return {}; // the file is held exclusively anyway
    // The other node's step may take longer than a statement usually waits.
    if (const Status patient = connection.execute(u"SET LOCAL lock_timeout = 0"_s); !patient)
        return patient;
    return connection.run(u"SELECT pg_advisory_xact_lock(CAST(? AS {int}))"_s, {migrationLock});
}

Result<int> reached(Connection &connection)
{
    const auto version =
        connection.first(u"SELECT COALESCE(MAX(version), 0) FROM schema_version"_s, {},
                         [](const SqlRow &row) { return static_cast<int>(row.integer(0)); });
    if (!version)
        return failure(version.error());
    return version->value_or(0);
}

/// Runs the first step that is missing; says whether there was one.
Result<bool> runNext(Connection &connection, const std::vector<Migration> &migrations)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failure(transaction.error());
    if (const Status locked = lockAgainstOtherNodes(connection); !locked)
        return failure(locked.error());
    const auto version = schemaVersion(connection);
    if (!version)
        return failure(version.error());

    const int known = static_cast<int>(migrations.size());
    if (*version > known) {
        return failure(
            ErrorKind::Storage, codes::databaseNewer,
            u"the database is at version %1, this program knows %2"_s.arg(*version).arg(known));
    }
    if (*version == known)
        return false;

    const Migration &next = migrations[static_cast<size_t>(*version)];
    Q_ASSERT_X(next.version == *version + 1, "migrate", "versions have a gap");
    for (const QString &statement : next.statements) {
        pass(FailPoint::MigrationStatement);
        if (const Status done = connection.execute(statement); !done)
            return failure(done.error());
    }
    if (next.then) {
        if (const Status done = next.then(connection); !done)
            return failure(done.error());
    }
    const Status noted =
        connection.run(u"INSERT INTO schema_version(version) VALUES (?)"_s, {next.version});
    if (!noted)
        return failure(noted.error());
    pass(FailPoint::MigrationCommit);
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    return true;
}

} // namespace

Result<int> schemaVersion(Connection &connection)
{
    const Status made = connection.execute(
        u"CREATE TABLE IF NOT EXISTS schema_version(version {int} PRIMARY KEY) {strict}"_s);
    if (!made)
        return failure(made.error());
    return reached(connection);
}

Status migrate(Connection &connection, const std::vector<Migration> &migrations)
{
    for (;;) {
        const Result<bool> ran = runNext(connection, migrations);
        if (!ran)
            return failure(ran.error());
        if (!*ran)
            return {};
    }
}

} // namespace storehand
