// SPDX-License-Identifier: Apache-2.0
#include "core/database/NativeErrors.h"

#include "core/domain/Codes.h"

#include <cerrno>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

constexpr int detailLengthMax = 240;

NativeFailure made(QLatin1StringView code, const QString &native, const QString &message,
                   const QString &doing, bool breaksConnection = false)
{
    const QString detail =
        u"%1 (%2) in: %3"_s.arg(message.simplified(), native, doing.simplified());
    return {Error{ErrorKind::Storage, code, detail.left(detailLengthMax)}, breaksConnection};
}

bool isOutOfSpace(int systemErrno)
{
    return systemErrno == ENOSPC || systemErrno == EDQUOT || systemErrno == EFBIG;
}

/// The program's statements are right, so a table that is not as it made it was damaged, and so is
/// a header with a number of a format that never was.
bool isAboutDamage(const QString &message)
{
    return message.contains("unsupported file format"_L1) || message.contains("no such table"_L1) ||
           message.contains("no such column"_L1) || message.contains("has no column"_L1) ||
           message.contains("already exists"_L1) || message.contains("duplicate column name"_L1);
}

bool isSync(int extendedCode)
{
    return extendedCode == SQLITE_IOERR_FSYNC || extendedCode == SQLITE_IOERR_DIR_FSYNC;
}

} // namespace

NativeFailure sqliteFailure(int extendedCode, int systemErrno, const QString &message,
                            const QString &doing)
{
    const QString native = u"SQLite %1"_s.arg(extendedCode);
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return made(codes::uniqueViolation, native, message, doing);
    case SQLITE_READONLY_DBMOVED:
        return made(codes::storageFailed, native, message, doing, true);
    default:
        break;
    }
    switch (extendedCode & 0xff) {
    case SQLITE_FULL:
        return made(codes::diskFull, native, message, doing);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return made(codes::readOnly, native, message, doing);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return made(codes::databaseCorrupt, native, message, doing, true);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return made(codes::storageBusy, native, message, doing);
    case SQLITE_IOERR:
        if (isOutOfSpace(systemErrno)) // a quota or size limit, which SQLite does not call full
            return made(codes::diskFull, native, message, doing, isSync(extendedCode));
        return made(codes::storageFailed, native, message, doing, true);
    case SQLITE_CANTOPEN:
        return made(isOutOfSpace(systemErrno) ? codes::diskFull : codes::storageFailed, native,
                    message, doing);
    case SQLITE_ERROR:
        return made(isAboutDamage(message) ? codes::databaseCorrupt : codes::storageFailed, native,
                    message, doing);
    default:
        return made(codes::storageFailed, native, message, doing);
    }
}

NativeFailure postgresFailure(const QString &sqlState, const QString &message, const QString &doing)
{
    const QString native = u"SQLSTATE %1"_s.arg(sqlState.isEmpty() ? u"none"_s : sqlState);
    const QString firstLine = message.section(u'\n', 0, 0);
    const auto is = [&sqlState](QLatin1StringView state) { return sqlState == state; };

    if (is("23505"_L1))
        return made(codes::uniqueViolation, native, firstLine, doing);
    if (is("40001"_L1) || is("40P01"_L1) || is("55P03"_L1))
        return made(codes::storageBusy, native, firstLine, doing);
    if (is("53100"_L1))
        return made(codes::diskFull, native, firstLine, doing);
    if (is("25006"_L1))
        return made(codes::readOnly, native, firstLine, doing);
    if (is("XX001"_L1) || is("XX002"_L1))
        return made(codes::databaseCorrupt, native, firstLine, doing, true);
    if (sqlState.isEmpty() || sqlState.startsWith("08"_L1) || sqlState.startsWith("57P"_L1))
        return made(codes::databaseUnreachable, native, firstLine, doing, true);
    if (sqlState.startsWith("22"_L1)) // such a message may quote the value
        return made(codes::storageFailed, native, u"a value was not accepted"_s, doing);
    return made(codes::storageFailed, native, firstLine, doing);
}

} // namespace storehand
