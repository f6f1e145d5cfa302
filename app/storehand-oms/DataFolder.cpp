// SPDX-License-Identifier: Apache-2.0
#include "app/storehand-oms/DataFolder.h"

#include "core/database/PostgresUrl.h"
#include "core/domain/Codes.h"
#include "oms/storage/Schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryFile>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString sqliteFile = u"oms.db"_s;
const QString keyFile = u"master.key"_s;
const QString settingsFile = u"oms.json"_s;
constexpr int settingsSchema = 1;
constexpr int pinSize = 32;
constexpr qint64 settingsBytesMax = 64 * 1024;
constexpr QFile::Permissions ownFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownFolder = ownFile | QFile::ExeOwner;

tl::unexpected<Error> fileFailure(const QFileDevice &file)
{
    return failure(ErrorKind::Storage, codes::storageFailed,
                   u"%1: %2"_s.arg(file.fileName(), file.errorString()));
}

/// A new name in a folder is kept only when the folder is.
bool syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return false;
    const bool isSynced = ::fsync(folder) == 0;
    ::close(folder);
    return isSynced;
}

/// What follows the name of a database does not tell databases apart.
bool isSameDatabase(const QString &a, const QString &b)
{
    const Result<PostgresTarget> left = parsePostgresUrl(a);
    const Result<PostgresTarget> right = parsePostgresUrl(b);
    return left && right && left->host == right->host && left->port == right->port &&
           left->database == right->database;
}

} // namespace

Result<DataFolder::Settings> DataFolder::readSettings(const QString &path)
{
    QFile stored(path);
    if (!stored.exists())
        return Settings{{}, {QByteArray(pinSize, '\0')}};
    if (!stored.open(QIODevice::ReadOnly))
        return fileFailure(stored);
    const QJsonObject object = QJsonDocument::fromJson(stored.read(settingsBytesMax)).object();
    Settings settings{object.value(u"database").toString(), {}};
    for (const QJsonValue &pin : object.value(u"pins").toArray())
        settings.pins.append(QByteArray::fromHex(pin.toString().toLatin1()));
    const bool isGood = object.value(u"schema").toInt() == settingsSchema &&
                        !settings.pins.isEmpty() &&
                        std::all_of(settings.pins.begin(), settings.pins.end(),
                                    [](const QByteArray &pin) { return pin.size() == pinSize; });
    if (!isGood) {
        return failure(ErrorKind::Malformed, codes::malformed,
                       u"%1 is not a settings file of this program"_s.arg(path));
    }
    return settings;
}

Result<DataFolder> DataFolder::open(const QString &path, const QString &databaseUrl)
{
    const QString absolute = QDir(path).absolutePath();
    const bool isNew = !QFileInfo::exists(absolute);
    if (!QDir().mkpath(absolute) || (isNew && !QFile::setPermissions(absolute, ownFolder))) {
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1 cannot be made a data folder"_s.arg(absolute));
    }
    Result<Settings> settings = readSettings(absolute + u'/' + settingsFile);
    if (!settings)
        return failure(settings.error());
    const bool hasSqlite = QFileInfo::exists(absolute + u'/' + sqliteFile);
    const QString remembered = settings->databaseUrl;
    if (!databaseUrl.isEmpty()) {
        if (const auto target = parsePostgresUrl(databaseUrl); !target)
            return failure(target.error());
        if (hasSqlite || (!remembered.isEmpty() && !isSameDatabase(remembered, databaseUrl))) {
            return failure(ErrorKind::Rejected, codes::otherDatabase,
                           u"%1 belongs to another database already"_s.arg(absolute));
        }
        settings->databaseUrl = databaseUrl;
    }
    return DataFolder(absolute, *std::move(settings), hasSqlite || !remembered.isEmpty());
}

bool DataFolder::knowsPin(const QByteArray &pin) const
{
    const QList<QByteArray> plainHttp{QByteArray(pinSize, '\0')};
    return m_settings.pins == plainHttp || m_settings.pins.contains(pin);
}

Status DataFolder::remember() const
{
    QJsonArray pins;
    for (const QByteArray &pin : m_settings.pins)
        pins.append(QString::fromLatin1(pin.toHex()));
    const QJsonObject settings{
        {u"schema"_s, settingsSchema}, {u"database"_s, m_settings.databaseUrl}, {u"pins"_s, pins}};
    QSaveFile out(file(settingsFile));
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.setPermissions(ownFile) &&
                           out.write(QJsonDocument(settings).toJson()) > 0 && out.commit();
    return isWritten ? Status() : Status(fileFailure(out));
}

Result<std::unique_ptr<Connection>> DataFolder::openDatabase() const
{
    return isPostgres() ? Connection::open(PostgresOptions{.url = m_settings.databaseUrl})
                        : Connection::open(centralFile(file(sqliteFile)));
}

Result<Sensitive<QByteArray>> DataFolder::masterKey(Random &random) const
{
    if (QFileInfo::exists(file(keyFile)))
        return readMasterKey();
    if (m_isKnown) {
        return failure(ErrorKind::Storage, codes::masterKey,
                       u"%1 is missing: without it the database cannot be read. Copy it from a "
                       "backup or from another server of this database"_s.arg(file(keyFile)));
    }
    // Written aside and then named, so that it is never half there, nor made twice; and on the disk
    // before anything is sealed with it.
    QTemporaryFile made(file(keyFile + u".XXXXXX"_s));
    const QByteArray key = random.bytes(masterKeySize).toHex() + '\n';
    if (!made.open() || !made.setPermissions(ownFile) || made.write(key) != key.size() ||
        !made.flush() || ::fsync(made.handle()) != 0) {
        return fileFailure(made);
    }
    QFile::rename(made.fileName(), file(keyFile)); // refused if somebody else was first
    if (!syncFolder(m_path)) {
        return failure(ErrorKind::Storage, codes::storageFailed,
                       u"%1 does not reach the disk"_s.arg(file(keyFile)));
    }
    return readMasterKey();
}

Result<Sensitive<QByteArray>> DataFolder::readMasterKey() const
{
    QFile stored(file(keyFile));
    if (!stored.open(QIODevice::ReadOnly))
        return fileFailure(stored);
    const QByteArray key = QByteArray::fromHex(stored.read(settingsBytesMax).trimmed());
    if (key.size() != masterKeySize) {
        return failure(ErrorKind::Storage, codes::masterKey,
                       u"%1 does not hold 64 hex digits"_s.arg(stored.fileName()));
    }
    return Sensitive(key);
}

} // namespace storehand::oms
