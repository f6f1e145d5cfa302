// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/VerifyKey.h"

#include "core/crypto/Base64Url.h"
#include "core/crypto/Sodium.h"
#include "core/domain/Codes.h"

namespace storehand {

using namespace Qt::Literals::StringLiterals;

VerifyKey::VerifyKey(QByteArray publicKey)
    : m_public(std::move(publicKey))
{
    sodium::ensureReady();
}

Result<VerifyKey> VerifyKey::fromText(const QString &text)
{
    const std::optional<QByteArray> key = fromBase64Url(text);
    if (!key || key->size() != crypto_sign_PUBLICKEYBYTES)
        return failure(ErrorKind::Malformed, codes::badKey,
                       u"a public key is base64url of %1 bytes"_s.arg(crypto_sign_PUBLICKEYBYTES));
    return VerifyKey(*key);
}

QString VerifyKey::toText() const
{
    return toBase64Url(m_public);
}

bool VerifyKey::verifies(const QByteArray &message, const QByteArray &signature) const
{
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(sodium::bytes(signature), sodium::bytes(message),
                                       sodium::size(message), sodium::bytes(m_public)) == 0;
}

} // namespace storehand
