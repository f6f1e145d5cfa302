// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/SigningKey.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/Sodium.h"
#include "core/domain/Codes.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

SigningKey::SigningKey(const QByteArray &seed)
    : m_seed(seed)
    , m_public(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized)
{
    sodium::ensureReady();
    QByteArray secret(crypto_sign_SECRETKEYBYTES, Qt::Uninitialized);
    crypto_sign_seed_keypair(sodium::bytes(m_public), sodium::bytes(secret), sodium::bytes(seed));
    m_secret = Sensitive(std::move(secret));
}

SigningKey SigningKey::make(Random &random)
{
    return SigningKey(random.bytes(crypto_sign_SEEDBYTES));
}

Result<SigningKey> SigningKey::fromSeedText(const Sensitive<QString> &text)
{
    const std::optional<QByteArray> seed = fromBase64Url(text.reveal());
    if (!seed || seed->size() != crypto_sign_SEEDBYTES)
        return failure(ErrorKind::Malformed, codes::badKey,
                       u"a signing key is base64url of %1 bytes"_s.arg(crypto_sign_SEEDBYTES));
    return SigningKey(*seed);
}

Sensitive<QString> SigningKey::seedText() const
{
    return Sensitive(toBase64Url(m_seed.reveal()));
}

VerifyKey SigningKey::verifyKey() const
{
    return VerifyKey(m_public);
}

QByteArray SigningKey::sign(const QByteArray &message) const
{
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(sodium::bytes(signature), nullptr, sodium::bytes(message),
                         sodium::size(message), sodium::bytes(m_secret.reveal()));
    return signature;
}

} // namespace storehand
