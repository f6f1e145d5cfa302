// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/ConstantTime.h"

#include "core/crypto/Sodium.h"

namespace storehand {

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    sodium::ensureReady();
    return a.size() == b.size() &&
           sodium_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace storehand
