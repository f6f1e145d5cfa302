// SPDX-License-Identifier: Apache-2.0
#include "oms/storage/Vault.h"

namespace storehand::oms {

Vault::Vault(Sensitive<QByteArray> masterKey, Random &random)
    : m_random(random)
    , m_cipher(std::move(masterKey), random)
{}

QByteArray Vault::seal(const QByteArray &plain, const QString &place) const
{
    return m_cipher.seal(plain, place.toUtf8());
}

Result<Sensitive<QByteArray>> Vault::open(const QByteArray &sealed, const QString &place) const
{
    return m_cipher.open(sealed, place.toUtf8());
}

FieldCipher Vault::cipherOf(Sensitive<QByteArray> key) const
{
    return {std::move(key), m_random};
}

} // namespace storehand::oms
