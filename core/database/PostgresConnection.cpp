// SPDX-License-Identifier: Apache-2.0
#include "core/database/Connection.h"
#include "core/database/ConnectionImpl.h"
#include "core/database/PostgresSession.h"
#include "core/database/PostgresUrl.h"
#include "core/domain/Codes.h"

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

/// How long a statement waits for a row that another session holds, then it is `storage_busy`.
constexpr int lockWaitMsMax = 10'000;

Result<QString> shown(Connection &connection, const QString &setting)
{
    const auto value = connection.first(u"SELECT current_setting(?)"_s, {setting},
                                        [](const SqlRow &row) { return row.text(0); });
    if (!value)
        return failure(value.error());
    return value->value_or(QString());
}

Status refuseUnsafeServer(Connection &connection)
{
    for (const QString &setting : {u"fsync"_s, u"full_page_writes"_s, u"synchronous_commit"_s}) {
        const Result<QString> value = shown(connection, setting);
        if (!value)
            return failure(value.error());
        if (*value == "off"_L1) {
            return failure(ErrorKind::Storage, codes::databaseUnsafe,
                           u"the PostgreSQL server runs with %1 = off"_s.arg(setting));
        }
    }
    return {};
}

Status configure(Connection &connection)
{
    for (const QString &setting : {u"SET client_min_messages = error"_s,
                                   u"SET default_transaction_isolation = 'read committed'"_s,
                                   u"SET lock_timeout = %1"_s.arg(lockWaitMsMax)}) {
        if (const Status set = connection.execute(setting); !set)
            return set;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const PostgresOptions &options)
{
    const Result<PostgresTarget> target = parsePostgresUrl(options.url);
    if (!target)
        return failure(target.error());

    auto session = PostgresSession::open(*target);
    if (!session)
        return failure(session.error());
    auto impl = std::make_unique<Impl>(Engine::Postgres, *std::move(session));
    std::unique_ptr<Connection> connection(new Connection(std::move(impl)));
    if (const Status configured = configure(*connection); !configured)
        return failure(configured.error());
    if (!options.acceptUnsafeServer) {
        if (const Status safe = refuseUnsafeServer(*connection); !safe)
            return failure(safe.error());
    }
    const Result<QString> version = shown(*connection, u"server_version"_s);
    if (!version)
        return failure(version.error());
    connection->m_impl->version = u"PostgreSQL "_s + *version;
    return connection;
}

} // namespace storehand
