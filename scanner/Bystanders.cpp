// SPDX-License-Identifier: Apache-2.0
#include "scanner/Bystanders.h"

#include "core/domain/Codes.h"
#include "scanner/transport/SerialPorts.h"

#include <QFileInfo>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

QList<Bystander> bystanders(const QList<UsbDevice> &devices, const QStringList &usedPorts)
{
    QList<Bystander> found;
    for (const UsbDevice &device : devices) {
        const UsbMode mode = modeOf(device);
        if (mode != UsbMode::Keyboard && mode != UsbMode::Unknown)
            continue;
        DeviceStatus advice = adviceFor(device, mode);
        advice.state = ScannerState::Closed;
        found.append({.name = device.title(),
                      .transport = ScanSource::Wedge,
                      .path = u"USB "_s + device.ids(),
                      .mode = mode,
                      .advice = std::move(advice)});
    }
    QStringList used;
    for (const QString &path : usedPorts)
        used.append(QFileInfo(path).canonicalFilePath());
    for (const UsbSerialPort &port : usbSerialPorts()) {
        if (used.contains(port.node))
            continue;
        found.append(
            {.name = port.title,
             .transport = ScanSource::Serial,
             .path = port.path,
             .mode = UsbMode::Serial,
             .advice = {
                 ScannerState::Closed, codes::scannerPortUnused, {port.title, port.path}, {}}});
    }
    return found;
}

} // namespace storehand::scanner
