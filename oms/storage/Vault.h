// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"

namespace storehand::oms {

/// Seals what rests in the central database under the chain's master key, which does not lie in it.
/// `place` names where a value rests ("meta/signing_key"): moved elsewhere it does not open.
class Vault
{
public:
    /// `random` must outlive it.
    Vault(Sensitive<QByteArray> masterKey, Random &random);

    [[nodiscard]] QByteArray seal(const QByteArray &plain, const QString &place) const;
    [[nodiscard]] Result<Sensitive<QByteArray>> open(const QByteArray &sealed,
                                                     const QString &place) const;

    /// A cipher for one subject with a key of its own.
    [[nodiscard]] FieldCipher cipherOf(Sensitive<QByteArray> key) const;
    [[nodiscard]] Random &random() const { return m_random; }

private:
    Random &m_random;
    FieldCipher m_cipher;
};

} // namespace storehand::oms
