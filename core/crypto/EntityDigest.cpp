// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/EntityDigest.h"

#include "core/crypto/Sodium.h"

#include <QtEndian>

namespace storehand {

quint64 entityDigest(QStringView entity, QStringView id, qint64 version)
{
    sodium::ensureReady();
    const QByteArray message =
        entity.toUtf8() + '\n' + id.toUtf8() + '\n' + QByteArray::number(version);
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, sodium::bytes(message), sodium::size(message), nullptr,
                       0);
    return qFromBigEndian<quint64>(hash);
}

} // namespace storehand
