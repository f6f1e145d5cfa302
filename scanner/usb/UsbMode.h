// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/DeviceStatus.h"
#include "scanner/usb/UsbDevice.h"

namespace storehand::scanner {

/// How a USB scanner is set to talk, named as in `storehand scanners`. The same scanner has another
/// product number in each mode.
enum class UsbMode {
    NoScanner,    ///< another device, or none that anybody here knows
    HidPos,       ///< reads, as they should be
    Unread,       ///< a HID device of a maker of scanners that must be asked what it is
    Keyboard,     ///< types what it reads
    Serial,       ///< a serial port (CDC-ACM)
    ComEmulation, ///< a serial port that only its maker's driver knows
    Snapi,        ///< Symbol Native API: a language of its maker
    IbmPos,       ///< IBM hand-held or table-top: silent without its maker's driver
    Unknown,      ///< of a maker of scanners, in none of these modes
};

constexpr auto enumNames(UsbMode)
{
    using enum UsbMode;
    return NameTable<UsbMode, 9>{{
        {NoScanner, QLatin1String("no_scanner")},
        {HidPos, QLatin1String("hid_pos")},
        {Unread, QLatin1String("unread")},
        {Keyboard, QLatin1String("keyboard")},
        {Serial, QLatin1String("serial")},
        {ComEmulation, QLatin1String("com_emulation")},
        {Snapi, QLatin1String("snapi")},
        {IbmPos, QLatin1String("ibm_pos")},
        {Unknown, QLatin1String("unknown")},
    }};
}

/// What the device says about its reports counts most, then the table of product numbers, then the
/// classes of its interfaces.
[[nodiscard]] UsbMode modeOf(const UsbDevice &device);

/// The interface that scans come from, for the modes HidPos and Unread; otherwise null.
[[nodiscard]] const UsbInterface *scanInterface(const UsbDevice &device);

/// True for devices that send nothing over HID POS until feature report 254 is set, whether their
/// descriptor has it or not.
[[nodiscard]] bool wantsEnable(const UsbDevice &device);

/// What is wrong with a scanner in this mode and what to scan to change it; args: its name, the
/// codes in its manual. An empty code for the modes that need nothing.
[[nodiscard]] DeviceStatus adviceFor(const UsbDevice &device, UsbMode mode);

} // namespace storehand::scanner
