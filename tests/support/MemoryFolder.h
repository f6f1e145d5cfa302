// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace storehand::test {

/// For a QTemporaryDir in memory, where the system has such a place: tests write thousands of
/// synced commits, and what a disk can do is tested with a FaultVfs.
[[nodiscard]] inline QString memoryFolder(const QString &name)
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString parent = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return parent + QStringLiteral("/storehand-%1-XXXXXX").arg(name);
}

} // namespace storehand::test
