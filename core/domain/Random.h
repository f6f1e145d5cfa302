// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace storehand {

/// The edge to randomness. Production: libsodium (core/crypto/SystemRandom); tests: a seed.
class Random
{
public:
    virtual ~Random() = default;

    /// `count` unpredictable bytes.
    [[nodiscard]] virtual QByteArray bytes(int count) = 0;
};

} // namespace storehand
