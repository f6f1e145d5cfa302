// SPDX-License-Identifier: Apache-2.0
#include "app/log/RunMarker.h"

#include "app/log/CrashTrace.h"
#include "core/domain/Codes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 markerBytesMax = 100;

/// A trace of the last run, under a name that the next crash does not take.
QString keepTrace(const QDir &folder, Instant now)
{
    const QString fresh = folder.filePath(u"crash.txt"_s);
    if (QFileInfo(fresh).size() == 0)
        return {};
    const QString kept = folder.filePath(u"crash-%1.txt"_s.arg(
        QDateTime::fromMSecsSinceEpoch(now.ms, Qt::UTC).toString(u"yyyyMMdd'T'hhmmss'Z'"_s)));
    return QFile::rename(fresh, kept) ? kept : fresh;
}

} // namespace

RunMarker::RunMarker(QString path)
    : m_path(std::move(path))
{}

Result<std::unique_ptr<RunMarker>> RunMarker::begin(const QString &folder, Instant now)
{
    const QDir logs(QDir(folder).filePath(u"log"_s));
    QDir().mkpath(logs.path());
    std::unique_ptr<RunMarker> marker(new RunMarker(QDir(folder).filePath(u"running"_s)));
    QFile file(marker->m_path);
    if (file.exists()) {
        Death death;
        if (file.open(QIODevice::ReadOnly))
            death.since = Instant::fromText(QString::fromLatin1(file.read(markerBytesMax)));
        file.close();
        death.trace = keepTrace(logs, now);
        marker->m_formerDeath = death;
    }
    const QByteArray since = now.toText().toLatin1();
    if (!file.open(QIODevice::WriteOnly) || file.write(since) != since.size())
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1: %2"_s.arg(marker->m_path, file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (const Status traced = traceCrashesTo(logs.filePath(u"crash.txt"_s)); !traced)
        return failure(traced.error());
    return marker;
}

RunMarker::~RunMarker()
{
    QFile::remove(m_path);
}

} // namespace storehand::app
