// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/SerialPorts.h"

#include <QDir>
#include <QFile>
#include <QSerialPortInfo>

#include <algorithm>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The lasting name of a device file; the file itself where udev gives none.
QString lastingPath(const QString &node)
{
    const QDir names(u"/dev/serial/by-id"_s);
    for (const QString &name : names.entryList(QDir::System | QDir::Files)) {
        const QString path = names.filePath(name);
        if (QFile::symLinkTarget(path) == node)
            return path;
    }
    return node;
}

} // namespace

QList<UsbSerialPort> usbSerialPorts()
{
    QList<UsbSerialPort> found;
    for (const QSerialPortInfo &port : QSerialPortInfo::availablePorts()) {
        if (!port.hasVendorIdentifier())
            continue;
        const QString title = (port.manufacturer() + u' ' + port.description()).simplified();
        const QString node = port.systemLocation();
        found.append({lastingPath(node), node, title.isEmpty() ? node : title,
                      port.vendorIdentifier(), port.productIdentifier()});
    }
    std::ranges::sort(found, {}, &UsbSerialPort::node);
    return found;
}

} // namespace storehand::scanner
