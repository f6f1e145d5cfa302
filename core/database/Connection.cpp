// SPDX-License-Identifier: Apache-2.0
#include "core/database/Connection.h"

#include "core/database/ConnectionImpl.h"
#include "core/domain/Codes.h"

#include <QLoggingCategory>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <atomic>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Q_LOGGING_CATEGORY(log, "storehand.database")

constexpr int preparedStatementsMax = 256;

QVariant toVariant(const SqlValue &value)
{
    struct Visitor
    {
        QVariant operator()(std::monostate) const { return QVariant(); }

        QVariant operator()(qint64 number) const { return number; }

        QVariant operator()(double number) const { return number; }

        // Qt Sql takes a null QString or QByteArray for NULL.
        QVariant operator()(const QString &text) const { return text.isNull() ? u""_s : text; }

        QVariant operator()(const QByteArray &bytes) const
        {
            return bytes.isNull() ? QByteArray("") : bytes;
        }
    };

    return std::visit(Visitor(), value.variant());
}

} // namespace

QString nextConnectionName()
{
    static std::atomic<quint64> count = 0;
    return u"storehand-%1"_s.arg(++count);
}

Connection::Impl::Impl(Engine ofEngine, const QSqlDatabase &ofDatabase)
    : engine(ofEngine)
    , database(ofDatabase)
{}

Connection::Impl::~Impl()
{
    m_prepared.clear();
    const QString name = database.connectionName();
    database.close();
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

sqlite3 *Connection::Impl::sqlite() const
{
    const QVariant handle = database.driver()->handle();
    if (engine != Engine::Sqlite || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

void Connection::Impl::close()
{
    m_prepared.clear();
    database.close();
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

Error Connection::Impl::fail(const QSqlQuery &query, const QString &doing)
{
    const QSqlError error = query.lastError();
    if (engine == Engine::Postgres)
        return fail(postgresFailure(error.nativeErrorCode(), error.databaseText(), doing));
    sqlite3 *const handle = sqlite();
    return fail(sqliteFailure(error.nativeErrorCode().toInt(),
                              handle ? sqlite3_system_errno(handle) : 0, error.databaseText(),
                              doing));
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

    auto made = std::make_shared<Prepared>(Prepared{QSqlQuery(database)});
    // On PostgreSQL forward-only results are lost as soon as another statement runs.
    made->query.setForwardOnly(engine == Engine::Sqlite);
    if (!made->query.prepare(expandDialect(sql, engine)))
        return failure(fail(made->query, sql));
    if (cached == m_prepared.cend()) {
        if (m_prepared.size() >= preparedStatementsMax)
            m_prepared.clear();
        m_prepared.insert(sql, made);
    }
    return made;
}

Status Connection::Impl::runPrepared(const QString &sql, const SqlValues &values,
                                     const std::function<Status(QSqlQuery &)> &use)
{
    if (const Status status = usable(); !status)
        return status;
    const auto statement = prepared(sql);
    if (!statement)
        return failure(statement.error());

    const std::shared_ptr<Prepared> &held = *statement;
    held->inUse = true;
    for (int i = 0; i < static_cast<int>(values.size()); ++i)
        held->query.bindValue(i, toVariant(values[static_cast<size_t>(i)]));
    Status result;
    if (held->query.exec())
        result = use(held->query);
    else
        result = failure(fail(held->query, sql));
    held->query.finish();
    held->inUse = false;
    return result;
}

Status Connection::Impl::execute(const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(expandDialect(sql, engine)))
        return failure(fail(query, sql));
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
    return runPrepared(sql, {}, [](QSqlQuery &) -> Status { return {}; });
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
    auto impl = std::make_unique<Impl>(Engine::Sqlite, QSqlDatabase());
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
    return m_impl->runPrepared(sql, values, [](QSqlQuery &) -> Status { return {}; });
}

Result<qint64> Connection::change(const QString &sql, const SqlValues &values)
{
    qint64 rows = 0;
    const Status status = m_impl->runPrepared(sql, values, [&rows](QSqlQuery &query) -> Status {
        rows = query.numRowsAffected();
        return {};
    });
    if (!status)
        return failure(status.error());
    return rows;
}

Status Connection::queryRows(const QString &sql, const SqlValues &values, const RowFunction &onRow,
                             qint64 limit)
{
    return m_impl->runPrepared(sql, values, [&](QSqlQuery &query) -> Status {
        for (qint64 read = 0; read != limit && query.next(); ++read) {
            if (const Status status = onRow(SqlRow(query)); !status)
                return status;
        }
        if (query.lastError().isValid())
            return failure(m_impl->fail(query, sql));
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
