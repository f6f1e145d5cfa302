// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

struct libusb_device;

namespace storehand::scanner {

/// One interface of a USB device, as far as scanners need it.
struct UsbInterface
{
    static constexpr quint8 classCdc = 0x02;
    static constexpr quint8 classHid = 0x03;
    static constexpr quint8 protocolKeyboard = 1;
    static constexpr quint8 protocolMouse = 2;

    int number = 0;
    quint8 classCode = 0;
    quint8 protocol = 0;
    /// The interrupt endpoint that reads come from, and its packets' size; 0 without one.
    quint8 readEndpoint = 0;
    int packetSize = 0;
    /// The HID report descriptor as the kernel knows it; empty when no driver of the kernel has the
    /// interface. Only the device itself can be asked then.
    QByteArray reportDescriptor = {};

    friend bool operator==(const UsbInterface &, const UsbInterface &) = default;
};

/// One plugged-in USB device. What it says about itself is text from outside: printable, bounded,
/// perhaps empty.
struct UsbDevice
{
    quint16 vendor = 0;
    quint16 product = 0;
    QString maker = {};
    QString name = {};
    QString serial = {};
    /// Bus and ports: "1-4.2".
    QString place = {};
    /// The device file.
    QString node = {};
    QList<UsbInterface> interfaces = {};
    /// What the library knows it by; the same as long as it stays plugged in, never used again for
    /// another device while somebody holds this.
    std::shared_ptr<libusb_device> handle = {};

    /// What people call it: "Honeywell Xenon 1900", "USB scanner 0c2e:0907".
    [[nodiscard]] QString title() const;
    /// "0c2e:0907"
    [[nodiscard]] QString ids() const;
};

} // namespace storehand::scanner
