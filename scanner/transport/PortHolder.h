// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand::scanner {

/// The name of another running program that has this device file open, as far as this user may see
/// it ("minicom"); empty otherwise. The file itself, not a link to it.
[[nodiscard]] QString programHolding(const QString &device);

} // namespace storehand::scanner
