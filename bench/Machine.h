// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand::bench {

/// What this machine is, in a line: processor, cores, memory, system.
[[nodiscard]] QString machineWords();
/// How busy others keep it: figures of a busy machine are worth little.
[[nodiscard]] QString busyWords();

/// A value of /proc/<pid>/status, in kilobytes; 0 when there is none.
[[nodiscard]] qint64 memoryKb(qint64 pid, const QString &name);

} // namespace storehand::bench
