// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/KeyedHash.h"

#include "core/crypto/Sodium.h"

namespace storehand {

KeyedHash::KeyedHash(Sensitive<QByteArray> key)
    : m_key(std::move(key))
{
    sodium::ensureReady();
    if (m_key.reveal().size() != keySize)
        qFatal("a hash key has 32 bytes");
}

Sensitive<QByteArray> KeyedHash::makeKey(Random &random)
{
    return Sensitive(random.bytes(keySize));
}

QByteArray KeyedHash::of(const QByteArray &message) const
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(sodium::bytes(hash), static_cast<size_t>(hash.size()),
                       sodium::bytes(message), sodium::size(message), sodium::bytes(m_key.reveal()),
                       keySize);
    return hash;
}

} // namespace storehand
