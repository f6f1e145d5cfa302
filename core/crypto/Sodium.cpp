// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/Sodium.h"

namespace storehand::sodium {

void ensureReady()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium cannot start: no trustworthy randomness or cryptography on this machine");
}

} // namespace storehand::sodium
