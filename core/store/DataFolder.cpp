// SPDX-License-Identifier: Apache-2.0
#include "core/store/DataFolder.h"

#include "core/domain/Codes.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <cerrno>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace storehand {

namespace {

Q_LOGGING_CATEGORY(log, "storehand.datafolder")

const QString outboxName = u"outbox.db"_s;
const QString cacheName = u"cache.db"_s;
const QString reserveName = u"reserve"_s;

constexpr int reserveBlockBytes = 1024 * 1024;

constexpr auto fileMode = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto folderMode = fileMode | QFileDevice::ExeOwner;
constexpr auto othersMode = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                            QFileDevice::ExeGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther | QFileDevice::ExeOther;

Status keepToOwner(const QString &path, QFileDevice::Permissions mode)
{
    if (!(QFile::permissions(path) & othersMode) || QFile::setPermissions(path, mode))
        return {};
    return failure(ErrorKind::Storage, codes::storageFailed,
                   u"%1 is open to others, and that cannot be changed"_s.arg(path));
}

tl::unexpected<Error> systemFailure(int number, const QString &doing)
{
    QLatin1StringView code = codes::storageFailed;
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        code = codes::diskFull;
    else if (number == EROFS || number == EACCES || number == EPERM)
        code = codes::readOnly;
    return failure(ErrorKind::Storage, code,
                   u"%1: %2"_s.arg(doing, QString::fromLocal8Bit(std::strerror(number))));
}

/// Writes a file as the databases will, so that what is wrong is known before they are opened.
Status tryToWrite(const QString &folder)
{
    QFile probe(folder + u"/.write-test"_s);
    errno = 0;
    if (!probe.open(QIODevice::WriteOnly, fileMode) || probe.write("x", 1) != 1 || !probe.flush()) {
        const int number = errno;
        probe.remove();
        return systemFailure(number, u"%1 cannot be written"_s.arg(folder));
    }
    probe.remove();
    return {};
}

} // namespace

DataFolder::DataFolder(DataFolderOptions options)
    : m_options(std::move(options))
{}

QString DataFolder::file(const QString &name) const
{
    return QDir(m_options.path).filePath(name);
}

Status DataFolder::prepare() const
{
    const QString &path = m_options.path;
    errno = 0;
    if (!QDir(path).exists() && !QDir().mkpath(path))
        return systemFailure(errno, u"the folder %1 cannot be made"_s.arg(path));
    if (const Status kept = keepToOwner(path, folderMode); !kept)
        return kept;
    for (const QString &name : {outboxName, cacheName, reserveName}) {
        if (!QFile::exists(file(name)))
            continue;
        if (const Status kept = keepToOwner(file(name), fileMode); !kept)
            return kept;
    }
    return tryToWrite(path);
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const DataFolderOptions &options,
                                                     const FieldCipher &cipher, Instant now)
{
    std::unique_ptr<DataFolder> folder(new DataFolder(options));
    if (const Status prepared = folder->prepare(); !prepared)
        return failure(prepared.error());
    auto outbox = Outbox::open({folder->file(outboxName), options.vfs}, cipher);
    if (!outbox)
        return failure(outbox.error());
    folder->m_outbox = std::move(*outbox);
    auto cache = Cache::open({folder->file(cacheName), options.vfs}, cipher, now);
    if (!cache)
        return failure(cache.error());
    folder->m_cache = std::move(*cache);
    if (const Status reserved = folder->restoreReserve(); !reserved)
        qCWarning(log).noquote() << "no reserve is kept:" << reserved.error().detail;
    return folder;
}

bool DataFolder::hasReserve() const
{
    return QFile(file(reserveName)).size() >= m_options.reserveBytes;
}

Status DataFolder::releaseReserve()
{
    const QString path = file(reserveName);
    if (!QFile::exists(path) || QFile::remove(path))
        return {};
    return failure(ErrorKind::Storage, codes::storageFailed, u"%1 cannot be deleted"_s.arg(path));
}

Status DataFolder::restoreReserve()
{
    if (hasReserve())
        return {};
    QFile reserve(file(reserveName));
    errno = 0;
    if (!reserve.open(QIODevice::WriteOnly | QIODevice::Unbuffered, fileMode))
        return systemFailure(errno, u"%1 cannot be made"_s.arg(reserve.fileName()));
    const QByteArray block(reserveBlockBytes, '\0');
    qint64 written = 0; // not resize(), which makes a hole that takes no room
    while (written < m_options.reserveBytes) {
        const qint64 next = std::min<qint64>(block.size(), m_options.reserveBytes - written);
        if (reserve.write(block.constData(), next) != next)
            break;
        written += next;
    }
    if (written == m_options.reserveBytes)
        return {};
    const int number = errno;
    reserve.remove(); // half a reserve would only make the disk fuller
    return systemFailure(number, u"%1 cannot be filled"_s.arg(reserve.fileName()));
}

} // namespace storehand
