// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand::scanner {

/// The name of another running program that has the device file at `path` open, as far as this user
/// may see it ("minicom"); empty otherwise.
[[nodiscard]] QString programHolding(const QString &path);

} // namespace storehand::scanner
