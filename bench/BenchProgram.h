// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace storehand::bench {

/// `storehand-bench`: runs the benches that are named, prints what they saw, and returns the exit
/// code: 0 measured (goals met or not), 1 something did not work, 2 wrong usage.
[[nodiscard]] int runBenches(const QStringList &arguments);

} // namespace storehand::bench
