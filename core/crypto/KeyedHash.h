// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Random.h"

#include <QByteArray>

namespace storehand {

/// A hash that only those who hold the key can compute (BLAKE2b-256): of pickup codes, and of
/// values that must be found again without being stored.
class KeyedHash
{
public:
    static constexpr int keySize = 32;

    /// A key of any other size than `keySize` is a mistake of the program and ends it.
    explicit KeyedHash(Sensitive<QByteArray> key);

    [[nodiscard]] static Sensitive<QByteArray> makeKey(Random &random);

    /// 32 bytes.
    [[nodiscard]] QByteArray of(const QByteArray &message) const;

private:
    Sensitive<QByteArray> m_key;
};

} // namespace storehand
