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
/// Milliseconds of processor that a process has taken; others that keep the machine busy hardly
/// change it.
[[nodiscard]] double processorMs(qint64 pid);

} // namespace storehand::bench
