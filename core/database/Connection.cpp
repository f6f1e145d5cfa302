// SPDX-License-Identifier: Apache-2.0
#include "core/database/Connection.h"

#include "core/database/ConnectionImpl.h"
#include "core/domain/Codes.h"

#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Q_LOGGING_CATEGORY(log, "storehand.database")

constexpr int preparedStatementsMax = 256;

} // namespace

Connection::Impl::Impl(Engine ofEngine, std::unique_ptr<NativeSession> session)
    : engine(ofEngine)
    , m_session(std::move(session))
{}

void Connection::Impl::close()
{
    m_prepared.clear();
    if (m_session)
        m_session->close();
    if (!broken)
        broken = Error{ErrorKind::Storage, codes::storageFailed, u"the database is closed"_s};
}

Status Connection::Impl::usable() const
{
    if (broken)
        return failure(*broken);
    if (poisoned)
        return failure(*poisoned);
    return {};
}

Error Connection::Impl::fail(NativeFailure native)
{
    if (depth > 0 && !poisoned)
        poisoned = native.error;
    if (native.breaksConnection && !broken) {
        broken = native.error;
        qCWarning(log).noquote() << native.error.code << native.error.detail;
    }
    return native.error;
}

Result<std::shared_ptr<Connection::Impl::Prepared>> Connection::Impl::prepared(const QString &sql)
{
    const auto cached = m_prepared.constFind(sql);
    if (cached != m_prepared.cend() && !(*cached)->inUse)
        return *cached;

    auto statement = m_session->prepare(expandDialect(sql, engine));
    if (!statement)
        return failure(fail(statement.error()));
    auto made = std::make_shared<Prepared>(Prepared{*std::move(statement)});
    if (cached == m_prepared.cend()) {
        if (m_prepared.size() >= preparedStatementsMax)
            m_prepared.clear();
        m_prepared.insert(sql, made);
    }
    return made;
}

template <typename Use>
Status Connection::Impl::runPrepared(const QString &sql, const SqlValues &values, const Use &use)
{
    if (const Status status = usable(); !status)
        return status;
    const auto found = prepared(sql);
    if (!found)
        return failure(found.error());

    const std::shared_ptr<Prepared> &held = *found;
    held->inUse = true;
    Status result;
    if (const auto ran = held->statement->run(values); ran)
        result = use(*held->statement);
    else
        result = failure(fail(ran.error()));
    held->statement->finish();
    held->inUse = false;
    return result;
}

Status Connection::Impl::execute(const QString &sql)
{
    if (const auto executed = m_session->execute(expandDialect(sql, engine)); !executed)
        return failure(fail(executed.error()));
    return {};
}

Status Connection::Impl::runUnprepared(const QString &sql)
{
    if (const Status status = usable(); !status)
        return status;
    return execute(sql);
}

Status Connection::Impl::runBoundary(const QString &sql)
{
    if (engine == Engine::Postgres)
        return runUnprepared(sql);
    return runPrepared(sql, {}, [](NativeStatement &) -> Status { return {}; });
}

Status Connection::Impl::control(const QString &sql)
{
    return execute(sql);
}

Connection::Connection(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}

Connection::~Connection() = default;

std::unique_ptr<Connection> Connection::refusing(const Error &why)
{
    auto impl = std::make_unique<Impl>(Engine::Sqlite, nullptr);
    impl->broken = why;
    return std::unique_ptr<Connection>(new Connection(std::move(impl)));
}

Engine Connection::engine() const
{
    return m_impl->engine;
}

QString Connection::engineVersion() const
{
    return m_impl->version;
}

bool Connection::inTransaction() const
{
    return m_impl->depth > 0;
}

void Connection::close()
{
    m_impl->close();
}

bool Connection::isBroken() const
{
    return m_impl->broken.has_value();
}

Status Connection::run(const QString &sql, const SqlValues &values)
{
    return m_impl->runPrepared(sql, values, [](NativeStatement &) -> Status { return {}; });
}

Result<qint64> Connection::change(const QString &sql, const SqlValues &values)
{
    qint64 rows = 0;
    const Status status = m_impl->runPrepared(sql, values, [&](NativeStatement &running) -> Status {
        rows = running.changedRows();
        return {};
    });
    if (!status)
        return failure(status.error());
    return rows;
}

Status Connection::queryRows(const QString &sql, const SqlValues &values, const RowFunction &onRow,
                             qint64 limit)
{
    return m_impl->runPrepared(sql, values, [&](NativeStatement &running) -> Status {
        for (qint64 read = 0; read != limit; ++read) {
            const NativeResult<bool> next = running.next();
            if (!next)
                return failure(m_impl->fail(next.error()));
            if (!*next)
                return {};
            if (const Status status = onRow(SqlRow(running)); !status)
                return status;
        }
        return {};
    });
}

Status Connection::execute(const QString &sql)
{
    return m_impl->runUnprepared(sql);
}

bool isUniqueViolation(const Error &error)
{
    return error.code == codes::uniqueViolation;
}

} // namespace storehand
