// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"
#include "scanner/DeviceStatus.h"
#include "scanner/usb/UsbMode.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace storehand::scanner {

/// Something that is plugged in, may be a scanner, and is not read: a keyboard of a maker of
/// scanners, a mode that nobody knows, a serial port that nobody asked to use.
struct Bystander
{
    QString name;
    ScanSource transport = ScanSource::Serial;
    /// "USB 0c2e:0b61", or the port.
    QString path;
    UsbMode mode = UsbMode::Unknown;
    /// What it is and what to do about it; Closed.
    DeviceStatus advice;

    friend bool operator==(const Bystander &, const Bystander &) = default;
};

/// Those among `devices` and the serial ports of this machine that are not in `usedPorts`.
[[nodiscard]] QList<Bystander> bystanders(const QList<UsbDevice> &devices,
                                          const QStringList &usedPorts);

} // namespace storehand::scanner
