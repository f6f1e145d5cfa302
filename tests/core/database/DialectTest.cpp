// SPDX-License-Identifier: Apache-2.0
#include "core/database/Dialect.h"

#include <QTest>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class DialectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachEngineGetsItsOwnWords()
    {
        const QString sql = u"CREATE TABLE t(n {int}, b {bytes}, s {text} NOT NULL) {strict}"_s;
        QCOMPARE(expandDialect(sql, Engine::Sqlite),
                 u"CREATE TABLE t(n INTEGER, b BLOB, s TEXT NOT NULL) STRICT"_s);
        QCOMPARE(expandDialect(sql, Engine::Postgres),
                 u"CREATE TABLE t(n BIGINT, b BYTEA, s TEXT COLLATE \"C\" NOT NULL) "_s);
    }

    void rowsAreLockedOnlyWhereSeveralWritersExist()
    {
        const QString sql = u"SELECT a FROM t {for_update}"_s;
        QCOMPARE(expandDialect(sql, Engine::Sqlite), u"SELECT a FROM t "_s);
        QCOMPARE(expandDialect(sql, Engine::Postgres), u"SELECT a FROM t FOR UPDATE"_s);
        QCOMPARE(expandDialect(u"{skip_locked}"_s, Engine::Postgres), u"FOR UPDATE SKIP LOCKED"_s);
    }

    void aStatementWithoutWordsStaysAsItIs()
    {
        const QString sql = u"UPDATE t SET a = ? WHERE b = ?"_s;
        QCOMPARE(expandDialect(sql, Engine::Postgres), sql);
    }
};

QTEST_APPLESS_MAIN(DialectTest)
#include "DialectTest.moc"
