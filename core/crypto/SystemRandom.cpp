// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/SystemRandom.h"

#include "core/crypto/Sodium.h"

namespace storehand {

SystemRandom::SystemRandom()
{
    sodium::ensureReady();
}

QByteArray SystemRandom::bytes(int count)
{
    QByteArray result(count, Qt::Uninitialized);
    randombytes_buf(result.data(), static_cast<size_t>(count));
    return result;
}

} // namespace storehand
