// SPDX-License-Identifier: Apache-2.0
#include "core/database/NativeErrors.h"

#include "core/domain/Codes.h"

#include <QTest>

#include <cerrno>
#include <sqlite3.h>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

class NativeErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sqliteCodesGetOurNames_data()
    {
        QTest::addColumn<int>("native");
        QTest::addColumn<int>("systemErrno");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("breaks");
        const auto row = [](const char *name, int native, int systemErrno, QLatin1StringView code,
                            bool breaks) {
            QTest::newRow(name) << native << systemErrno << QString(code) << breaks;
        };
        row("full", SQLITE_FULL, 0, codes::diskFull, false);
        row("over a quota", SQLITE_IOERR_WRITE, EDQUOT, codes::diskFull, false);
        row("over a size limit", SQLITE_IOERR_WRITE, EFBIG, codes::diskFull, false);
        row("a sync that failed is final", SQLITE_IOERR_FSYNC, ENOSPC, codes::diskFull, true);
        row("a write failed", SQLITE_IOERR_WRITE, EIO, codes::storageFailed, true);
        row("a read failed", SQLITE_IOERR_READ, EIO, codes::storageFailed, true);
        row("read only", SQLITE_READONLY_DIRECTORY, 0, codes::readOnly, false);
        row("corrupt", SQLITE_CORRUPT_INDEX, 0, codes::databaseCorrupt, true);
        row("not a database", SQLITE_NOTADB, 0, codes::databaseCorrupt, true);
        row("locked", SQLITE_BUSY, 0, codes::storageBusy, false);
        row("unique", SQLITE_CONSTRAINT_UNIQUE, 0, codes::uniqueViolation, false);
        row("primary key", SQLITE_CONSTRAINT_PRIMARYKEY, 0, codes::uniqueViolation, false);
        row("other constraint", SQLITE_CONSTRAINT_FOREIGNKEY, 0, codes::storageFailed, false);
        row("anything else", SQLITE_ERROR, 0, codes::storageFailed, false);
    }

    void sqliteCodesGetOurNames()
    {
        QFETCH(int, native);
        QFETCH(int, systemErrno);
        QFETCH(QString, code);
        QFETCH(bool, breaks);
        const auto failed = sqliteFailure(native, systemErrno, u"why"_s, u"SELECT 1"_s);
        QCOMPARE(failed.error.kind, ErrorKind::Storage);
        QCOMPARE(failed.error.code, code);
        QCOMPARE(failed.breaksConnection, breaks);
    }

    void postgresStatesGetOurNames_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("breaks");
        const auto row = [](const char *state, QLatin1StringView code, bool breaks) {
            QTest::newRow(state) << QString::fromLatin1(state) << QString(code) << breaks;
        };
        row("23505", codes::uniqueViolation, false);
        row("40001", codes::storageBusy, false);
        row("40P01", codes::storageBusy, false);
        row("55P03", codes::storageBusy, false);
        row("53100", codes::diskFull, false);
        row("25006", codes::readOnly, false);
        row("XX001", codes::databaseCorrupt, true);
        row("", codes::databaseUnreachable, true);
        row("08006", codes::databaseUnreachable, true);
        row("57P01", codes::databaseUnreachable, true);
        row("42601", codes::storageFailed, false);
    }

    void postgresStatesGetOurNames()
    {
        QFETCH(QString, state);
        QFETCH(QString, code);
        QFETCH(bool, breaks);
        const auto failed = postgresFailure(state, u"why"_s, u"SELECT 1"_s);
        QCOMPARE(failed.error.code, code);
        QCOMPARE(failed.breaksConnection, breaks);
    }

    void rowsQuotedByTheServerStayOutOfTheDetail()
    {
        const auto unique = postgresFailure(
            u"23505"_s, u"ERROR: duplicate key\nDETAIL: Key (email)=(mere@example.test)"_s,
            u"INSERT"_s);
        QVERIFY(!unique.error.detail.contains(u"mere"));
        const auto value = postgresFailure(
            u"22P02"_s, u"ERROR: invalid input syntax: \"mere@example.test\""_s, u"INSERT"_s);
        QVERIFY(!value.error.detail.contains(u"mere"));
    }
};

QTEST_APPLESS_MAIN(NativeErrorsTest)
#include "NativeErrorsTest.moc"
