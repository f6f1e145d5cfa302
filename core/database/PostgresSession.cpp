// SPDX-License-Identifier: Apache-2.0
#include "core/database/PostgresSession.h"

#include "core/domain/Codes.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

/// That no other session of this process has.
QString nextName()
{
    static std::atomic<quint64> count = 0;
    return u"storehand-%1"_s.arg(++count);
}

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

tl::unexpected<NativeFailure> failed(const QSqlQuery &query, const QString &doing)
{
    const QSqlError error = query.lastError();
    return tl::unexpected(postgresFailure(error.nativeErrorCode(), error.databaseText(), doing));
}

class PostgresStatement : public NativeStatement
{
public:
    PostgresStatement(QSqlQuery query, QString sql)
        : m_query(std::move(query))
        , m_sql(std::move(sql))
    {}

    NativeResult<void> run(const SqlValues &values) override
    {
        for (int i = 0; i < static_cast<int>(values.size()); ++i)
            m_query.bindValue(i, toVariant(values[static_cast<size_t>(i)]));
        if (!m_query.exec())
            return failed(m_query, m_sql);
        return {};
    }

    NativeResult<bool> next() override
    {
        if (m_query.next())
            return true;
        if (m_query.lastError().isValid())
            return failed(m_query, m_sql);
        return false;
    }

    [[nodiscard]] qint64 changedRows() const override { return m_query.numRowsAffected(); }
    void finish() override { m_query.finish(); }

    [[nodiscard]] bool isNull(int column) const override { return m_query.isNull(column); }

    [[nodiscard]] qint64 integer(int column) const override
    {
        return m_query.value(column).toLongLong();
    }

    [[nodiscard]] double real(int column) const override
    {
        return m_query.value(column).toDouble();
    }

    [[nodiscard]] QString text(int column) const override
    {
        return m_query.value(column).toString();
    }

    [[nodiscard]] QByteArray bytes(int column) const override
    {
        return m_query.value(column).toByteArray();
    }

private:
    QSqlQuery m_query;
    const QString m_sql;
};

} // namespace

PostgresSession::PostgresSession()
    : m_database(QSqlDatabase::addDatabase(u"QPSQL"_s, nextName()))
{}

PostgresSession::~PostgresSession()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const PostgresTarget &target)
{
    std::unique_ptr<PostgresSession> session(new PostgresSession);
    QSqlDatabase &database = session->m_database;
    database.setHostName(target.host);
    database.setPort(target.port);
    database.setDatabaseName(target.database);
    database.setUserName(target.user);
    database.setPassword(target.password);
    database.setConnectOptions(target.connectOptions);
    // Sums of integers come as NUMERIC, which must not pass through a double.
    database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (!database.open()) {
        return failure(ErrorKind::Storage, codes::databaseUnreachable,
                       database.lastError().databaseText().simplified());
    }
    return session;
}

NativeResult<std::unique_ptr<NativeStatement>> PostgresSession::prepare(const QString &sql)
{
    QSqlQuery query(m_database);
    // Forward-only results would be lost as soon as another statement runs.
    query.setForwardOnly(false);
    if (!query.prepare(sql))
        return failed(query, sql);
    return std::make_unique<PostgresStatement>(std::move(query), sql);
}

NativeResult<void> PostgresSession::execute(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failed(query, sql);
    return {};
}

} // namespace storehand
