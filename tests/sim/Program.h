// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace storehand::sim {

/// `storehand-sim`: runs seeds by hand. Exit code 0 when nothing was found, 1 with the seed, the
/// invariant and what happened, 2 for arguments that make no sense.
[[nodiscard]] int runProgram(const QStringList &arguments);

} // namespace storehand::sim
