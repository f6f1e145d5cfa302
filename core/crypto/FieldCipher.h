// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

#include <QByteArray>

namespace storehand {

/// Encrypts single fields that rest on disk (XChaCha20-Poly1305). `associatedData` names the place
/// of the field ("cache/customer/<id>/name"): a sealed value copied to another place does not open.
///
/// Sealed form: one version byte (1), 24 bytes of nonce, ciphertext, 16 bytes of tag; 41 bytes
/// longer than the plain text. Single-threaded like its Random, which must outlive it.
class FieldCipher
{
public:
    static constexpr int keySize = 32;

    /// A key of any other size than `keySize` is a mistake of the program and ends it.
    FieldCipher(Sensitive<QByteArray> key, Random &random);

    [[nodiscard]] static Sensitive<QByteArray> makeKey(Random &random);

    [[nodiscard]] QByteArray seal(const QByteArray &plain, const QByteArray &associatedData) const;

    /// Malformed/`sealed_value_unreadable` when the bytes were changed, belong elsewhere, were
    /// sealed with another key or by a newer version.
    [[nodiscard]] Result<Sensitive<QByteArray>> open(const QByteArray &sealed,
                                                     const QByteArray &associatedData) const;

private:
    Sensitive<QByteArray> m_key;
    Random &m_random;
};

} // namespace storehand
