// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/Sensitive.h"
#include "core/domain/Error.h"
#include "core/domain/Random.h"

namespace storehand::app {

/// The key that seals personal data of one data folder, in a file beside it that only its owner may
/// read (mode 0600). Made at the first use. Storage when it cannot be read or made, or has another
/// size.
[[nodiscard]] Result<Sensitive<QByteArray>> fieldKey(const QString &folder, Random &random);

} // namespace storehand::app
