// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "tests/support/MemoryFolder.h"

#include <QTemporaryDir>

#include <memory>

namespace storehand::test {

// Usage card, for tests that run on both engines
//   void initTestCase_data() { TestDatabase::addEngines(); }   each test of the file on both
//   QFETCH_GLOBAL(Engine, engine);
//   TestDatabase database(engine);           new and empty, gone with the object
//   if (!database.isAvailable()) QSKIP("PostgreSQL is not installed");
//   database.connect()                       a connection; on PostgreSQL as many as you like
//   database.backUp(); database.restore();   nobody may be connected
class TestDatabase
{
public:
    static void addEngines();

    explicit TestDatabase(Engine engine);

    [[nodiscard]] Engine engine() const { return m_engine; }
    [[nodiscard]] bool isAvailable() const { return !m_target.isEmpty(); }
    /// Stops the program when that fails: the test cannot go on.
    [[nodiscard]] std::unique_ptr<Connection> connect() const;
    /// Stop the program when they fail.
    void backUp();
    void restore();
    /// The SQLite file.
    [[nodiscard]] QString path() const { return m_target; }

private:
    Engine m_engine;
    QTemporaryDir m_folder{memoryFolder(QStringLiteral("oms"))};
    QString m_backup;
    QString m_target;
};

} // namespace storehand::test

Q_DECLARE_METATYPE(storehand::Engine)
