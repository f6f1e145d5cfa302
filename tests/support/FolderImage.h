// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace storehand::test {

/// The files of one folder as they lie on its disk at one moment. A program that dies leaves this
/// behind: whatever its destructors write later is undone by putting the image back.
struct FolderImage
{
    QMap<QString, QByteArray> files;

    [[nodiscard]] static FolderImage of(const QString &folder);
    /// The folder holds these files then and no others.
    void putBack(const QString &folder) const;
};

} // namespace storehand::test
