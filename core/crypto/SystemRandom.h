// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Random.h"

namespace storehand {

/// The operating system's randomness, through libsodium. Safe from every thread.
class SystemRandom : public Random
{
public:
    SystemRandom();

    [[nodiscard]] QByteArray bytes(int count) override;
};

} // namespace storehand
