// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace storehand {

/// Compares secrets (hashes, tokens) in a time that depends on their length only.
[[nodiscard]] bool equalInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace storehand
