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

auto unusable(const QString &path, const QString &why)
{
    return failure(ErrorKind::Storage, codes::storageFailed, u"%1: %2"_s.arg(path, why));
}

} // namespace

Result<Sensitive<QByteArray>> fieldKey(const QString &folder, Random &random)
{
    const QString path = QDir(folder).filePath(u"key"_s);
    QFile file(path);
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly))
            return unusable(path, file.errorString());
        const QByteArray key = file.readAll();
        if (key.size() != FieldCipher::keySize)
            return unusable(path, u"is not a key of %1 bytes"_s.arg(FieldCipher::keySize));
        return Sensitive<QByteArray>(key);
    }

    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    QDir().mkpath(folder);
    QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    const Sensitive<QByteArray> key = FieldCipher::makeKey(random);
    QSaveFile fresh(path);
    if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(ownerOnly) ||
        fresh.write(key.reveal()) != FieldCipher::keySize || !fresh.commit())
        return unusable(path, fresh.errorString());
    return key;
}

} // namespace storehand::app
