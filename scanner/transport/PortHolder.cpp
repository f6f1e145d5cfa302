// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/PortHolder.h"

#include <QDir>
#include <QFile>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

bool holds(const QString &process, const QString &device)
{
    const QDir descriptors(process + "/fd"_L1);
    const QStringList names =
        descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        if (QFile::symLinkTarget(descriptors.filePath(name)) == device)
            return true;
    }
    return false;
}

} // namespace

QString programHolding(const QString &device)
{
    if (device.isEmpty())
        return {};
    const QDir processes(u"/proc"_s);
    for (const QString &id : processes.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!id[0].isDigit() || !holds(processes.filePath(id), device))
            continue;
        QFile name(processes.filePath(id) + "/comm"_L1);
        if (name.open(QIODevice::ReadOnly))
            return QString::fromUtf8(name.readAll()).trimmed();
    }
    return {};
}

} // namespace storehand::scanner
