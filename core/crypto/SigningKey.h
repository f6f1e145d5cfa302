// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/crypto/VerifyKey.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <QByteArray>
#include <QString>

namespace storehand {

/// An Ed25519 key that signs: a station's identity, or the OMS's for pickup codes. Kept as its
/// seed.
class SigningKey
{
public:
    [[nodiscard]] static SigningKey make(Random &random);

    /// Malformed/`bad_key` unless `text` is base64url of 32 bytes, as `seedText()` gives it.
    [[nodiscard]] static Result<SigningKey> fromSeedText(const Sensitive<QString> &text);
    [[nodiscard]] Sensitive<QString> seedText() const;

    [[nodiscard]] VerifyKey verifyKey() const;

    /// 64 bytes, the same for the same message.
    [[nodiscard]] QByteArray sign(const QByteArray &message) const;

private:
    explicit SigningKey(const QByteArray &seed);

    Sensitive<QByteArray> m_seed;
    Sensitive<QByteArray> m_secret;
    QByteArray m_public;
};

} // namespace storehand
