// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace storehand::scanner {

/// A serial port on USB that is plugged in: a scanner in serial mode, or an adapter.
struct UsbSerialPort
{
    /// The name that stays the same wherever it is plugged in ("/dev/serial/by-id/…"), where there
    /// is one, otherwise the device file.
    QString path;
    /// The device file: "/dev/ttyACM0".
    QString node;
    /// What it says about itself: "Honeywell Voyager 1450g".
    QString title;
    quint16 vendor = 0;
    quint16 product = 0;
};

/// All of them, by node. Opens none.
[[nodiscard]] QList<UsbSerialPort> usbSerialPorts();

} // namespace storehand::scanner
