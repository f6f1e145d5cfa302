// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <QByteArray>
#include <QString>

namespace storehand {

/// Seals for somebody whose public key is known, so that the sealer itself cannot read it again:
/// the personal values in commands. Compatible with libsodium's crypto_box_seal (X25519,
/// XSalsa20-Poly1305); 48 bytes longer than the plain text.
class SealedBox
{
public:
    static constexpr int keySize = 32;

    /// Malformed/`bad_key` unless `text` is base64url of 32 bytes.
    [[nodiscard]] static Result<SealedBox> fromText(const QString &text);
    [[nodiscard]] QString toText() const;

    /// The one-time key of the box is drawn from `random`.
    [[nodiscard]] QByteArray seal(const QByteArray &plain, Random &random) const;

private:
    friend class SealedBoxKey;
    explicit SealedBox(QByteArray publicKey);

    QByteArray m_publicKey;
};

/// The secret half of a SealedBox: opens what was sealed for it.
class SealedBoxKey
{
public:
    [[nodiscard]] static SealedBoxKey make(Random &random);

    /// Malformed/`bad_key` unless `secret` has 32 bytes.
    [[nodiscard]] static Result<SealedBoxKey> fromSecret(Sensitive<QByteArray> secret);

    /// 32 bytes, to be kept in the keychain or a key file.
    [[nodiscard]] const Sensitive<QByteArray> &secret() const { return m_secret; }

    [[nodiscard]] SealedBox box() const;

    /// Malformed/`sealed_value_unreadable` when the box was changed or sealed for another key.
    [[nodiscard]] Result<Sensitive<QByteArray>> open(const QByteArray &sealed) const;

private:
    SealedBoxKey(Sensitive<QByteArray> secret, QByteArray publicKey);

    Sensitive<QByteArray> m_secret;
    QByteArray m_publicKey;
};

} // namespace storehand
