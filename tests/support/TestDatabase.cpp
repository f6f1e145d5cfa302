// SPDX-License-Identifier: Apache-2.0
#include "tests/support/TestDatabase.h"

#include "tests/support/PostgresServer.h"

#include <QFile>
#include <QTest>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

void TestDatabase::addEngines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::Postgres;
}

TestDatabase::TestDatabase(Engine engine)
    : m_engine(engine)
{
    if (engine == Engine::Sqlite)
        m_target = m_folder.filePath(u"oms.db"_s);
    else if (PostgresServer *const server = PostgresServer::shared())
        m_target = server->createDatabase();
}

std::unique_ptr<Connection> TestDatabase::connect() const
{
    auto connection = m_engine == Engine::Sqlite
                          ? Connection::open(SqliteOptions{m_target})
                          : Connection::open(PostgresOptions{m_target, true});
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(*connection);
}

void TestDatabase::backUp()
{
    if (m_engine == Engine::Postgres) {
        m_backup = PostgresServer::shared()->createDatabase(m_target);
        return;
    }
    m_backup = m_target + u".backup"_s;
    QFile::remove(m_backup);
    if (!QFile::copy(m_target, m_backup))
        qFatal("%s cannot be copied", qPrintable(m_target));
}

void TestDatabase::restore()
{
    if (m_engine == Engine::Postgres) {
        m_target = PostgresServer::shared()->createDatabase(m_backup);
        return;
    }
    QFile::remove(m_target + u"-wal"_s);
    QFile::remove(m_target);
    if (!QFile::copy(m_backup, m_target))
        qFatal("%s cannot be copied", qPrintable(m_backup));
}

} // namespace storehand::test
