// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/KeyFile.h"

#include "core/crypto/FieldCipher.h"
#include "core/domain/Codes.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace storehand::app {

using namespace Qt::Literals::StringLiterals;

namespace {

using Key = Sensitive<QByteArray>;

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qint64 fileBytesMax = 1024;
constexpr int nameBytes = 16;

tl::unexpected<Error> unusable(const QString &path, const QString &why)
{
    return failure(ErrorKind::Storage, codes::storageFailed, u"%1: %2"_s.arg(path, why));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, file.errorString());
    return file.read(fileBytesMax);
}

Status writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile fresh(path);
    if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(ownerOnly) ||
        fresh.write(bytes) != bytes.size() || !fresh.commit())
        return unusable(path, fresh.errorString());
    return {};
}

Result<Key> checked(const QString &path, const Key &key)
{
    if (key.reveal().size() != FieldCipher::keySize)
        return unusable(path, u"is not a key of %1 bytes"_s.arg(FieldCipher::keySize));
    return key;
}

Result<Key> fromKeychain(const QString &nameFile, Keychain *keychain)
{
    const Result<QByteArray> name = readFile(nameFile);
    if (!name)
        return failure(name.error());
    if (!keychain)
        return unusable(nameFile, u"the keychain that holds the key does not answer"_s);
    const auto key = keychain->read(QString::fromLatin1(*name));
    if (!key)
        return failure(key.error());
    if (!*key)
        return unusable(nameFile, u"the keychain has no key of this name"_s);
    return checked(nameFile, **key);
}

QString keyFileOf(const QString &folder)
{
    return QDir(folder).filePath(u"key"_s);
}

/// False when the keychain did not take it, or gives back something else.
bool keptInKeychain(const QString &nameFile, const Key &key, Keychain *keychain, Random &random)
{
    if (!keychain)
        return false;
    const QByteArray name = random.bytes(nameBytes).toHex();
    if (!keychain->write(QString::fromLatin1(name), key))
        return false;
    const auto back = keychain->read(QString::fromLatin1(name));
    return back && *back && (*back)->reveal() == key.reveal() &&
           writeFile(nameFile, name).has_value();
}

} // namespace

Result<Sensitive<QByteArray>> fieldKey(const QString &folder, Random &random,
                                       const std::function<std::unique_ptr<Keychain>()> &keychain)
{
    const QString keyFile = keyFileOf(folder);
    const QString nameFile = QDir(folder).filePath(u"key.name"_s);
    if (QFile::exists(keyFile)) {
        const Result<QByteArray> bytes = readFile(keyFile);
        return bytes ? checked(keyFile, Key(*bytes)) : failure(bytes.error());
    }
    const std::unique_ptr<Keychain> safe = keychain();
    if (QFile::exists(nameFile))
        return fromKeychain(nameFile, safe.get());

    QDir().mkpath(folder);
    QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    const Key key = FieldCipher::makeKey(random);
    if (keptInKeychain(nameFile, key, safe.get(), random))
        return key;
    if (const Status written = writeFile(keyFile, key.reveal()); !written)
        return failure(written.error());
    return key;
}

bool keyLiesInFile(const QString &folder)
{
    return QFile::exists(keyFileOf(folder));
}

} // namespace storehand::app
