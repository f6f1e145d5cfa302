// SPDX-License-Identifier: Apache-2.0
#include "core/database/DatabaseFiles.h"

#include "core/domain/Codes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

const QStringList suffixes{u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s};

tl::unexpected<Error> cannot(const QString &what, const QString &path)
{
    return failure(ErrorKind::Storage, codes::storageFailed, u"%1 cannot be %2"_s.arg(path, what));
}

Status removeAll(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (QFile::exists(path) && !QFile::remove(path))
            return cannot(u"deleted"_s, path);
    }
    return {};
}

/// What lies beside the file and is named after it.
QStringList companions(const QString &path, const QString &pattern)
{
    const QFileInfo file(path);
    QStringList result;
    const auto found = file.dir().entryInfoList({file.fileName() + pattern}, QDir::Files);
    for (const QFileInfo &companion : found)
        result.append(companion.filePath());
    return result;
}

/// Names of one file rise with the time.
QString asidePath(const QString &path, Instant at)
{
    QString time = at.toText();
    time.remove(u':').remove(u'-').truncate(15); // 20261121T091200
    return u"%1.damaged-%2Z"_s.arg(path, time);
}

} // namespace

Result<QString> setDatabaseAside(const SqliteOptions &options, Instant now)
{
    if (const Status removed = removeAll(companions(options.path, u".damaged-*"_s)); !removed)
        return failure(removed.error());
    const QString aside = asidePath(options.path, now);
    for (const QString &suffix : suffixes) {
        const QString path = options.path + suffix;
        if (QFile::exists(path) && !QFile::rename(path, aside + suffix))
            return cannot(u"renamed"_s, path);
    }
    return aside;
}

Status removeSetAside(const SqliteOptions &options, Instant then)
{
    const QString limit = asidePath(options.path, then);
    QStringList old;
    for (const QString &path : companions(options.path, u".damaged-*"_s)) {
        if (QFileInfo(path).fileName() < QFileInfo(limit).fileName())
            old.append(path);
    }
    return removeAll(old);
}

Status removeDatabase(const SqliteOptions &options)
{
    QStringList paths = companions(options.path, u".*"_s);
    for (const QString &suffix : suffixes)
        paths.append(options.path + suffix);
    return removeAll(paths);
}

} // namespace storehand
