// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FolderImage.h"

#include <QDir>
#include <QFile>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

FolderImage FolderImage::of(const QString &folder)
{
    FolderImage image;
    for (const QString &name : namesIn(folder)) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        image.files.insert(name, file.readAll());
    }
    return image;
}

void FolderImage::putBack(const QString &folder) const
{
    QDir().mkpath(folder);
    for (const QString &name : namesIn(folder)) {
        if (!files.contains(name))
            QFile::remove(folder + u'/' + name);
    }
    for (auto entry = files.begin(); entry != files.end(); ++entry) {
        QFile file(folder + u'/' + entry.key());
        const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                               file.write(entry.value()) == entry.value().size() && file.flush();
        if (!isWritten)
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
}

} // namespace storehand::test
