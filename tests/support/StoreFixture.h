// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/FieldCipher.h"
#include "tests/support/FakeRandom.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

namespace storehand::test {

// Usage card
//   StoreFixture disk;                  a temporary folder, and a cipher whose key is always the
//                                       same
//   disk.path("outbox.db")              a path in it
//   disk.contains("Mere")               whether the raw bytes of any file in it hold this text
//   inChild([&] { …; return 0; })       runs it in a forked process; gives the wait status. No
//                                       database may be open at that time
struct StoreFixture
{
    QTemporaryDir folder;
    FakeRandom random;
    FieldCipher cipher{FieldCipher::makeKey(random), random};

    [[nodiscard]] QString path(const char *name) const
    {
        return folder.filePath(QString::fromLatin1(name));
    }

    [[nodiscard]] bool contains(const QByteArray &text) const
    {
        const auto files = QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }
};

[[nodiscard]] inline int inChild(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

} // namespace storehand::test
