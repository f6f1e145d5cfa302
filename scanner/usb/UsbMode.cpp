// SPDX-License-Identifier: Apache-2.0
#include "scanner/usb/UsbMode.h"

#include "core/domain/Codes.h"
#include "scanner/usb/HidPosLayout.h"

#include <algorithm>
#include <array>

namespace storehand::scanner {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A maker of scanners, and what the codes are called in its manuals that make a scanner talk so
/// that it is understood here.
struct Maker
{
    quint16 vendor;
    QLatin1StringView codes;
    bool wantsEnable;
};

constexpr std::array makers{
    Maker{0x05E0, "USB HID POS / USB CDC Host"_L1, false}, // Symbol, Zebra
    Maker{0x0C2E, "USB HID POS / USB Serial"_L1, true},    // Honeywell, Metrologic
    Maker{0x0536, "USB HID POS / USB Serial"_L1, false},   // Hand Held Products
    Maker{0x05F9, "USB-COM-STD"_L1, false},                // Datalogic, PSC
    Maker{0x080C, "USB-COM-STD"_L1, false},                // Datalogic
    Maker{0x1EAB, "USB HID-POS / USB CDC"_L1, false},      // Newland
    Maker{0x23D0, "USB HID POS / USB Serial"_L1, true},    // Youjie
};

/// Which mode a product number means. Hints: what a device says about itself counts more.
struct ProductRow
{
    quint16 vendor;
    quint16 product;
    UsbMode mode;
    quint16 mask = 0xFFFF; ///< the bits of the product that count
};

constexpr std::array products{
    ProductRow{0x05E0, 0x1200, UsbMode::Keyboard},
    ProductRow{0x05E0, 0x1300, UsbMode::IbmPos},
    ProductRow{0x05E0, 0x0600, UsbMode::ComEmulation},
    ProductRow{0x05E0, 0x1701, UsbMode::Serial},
    ProductRow{0x05E0, 0x1900, UsbMode::Snapi},
    ProductRow{0x0C2E, 0x0B61, UsbMode::Keyboard},
    ProductRow{0x0C2E, 0x0B81, UsbMode::Keyboard},
    ProductRow{0x0C2E, 0x0907, UsbMode::HidPos}, // Xenon 1900
    ProductRow{0x0C2E, 0x0B8F, UsbMode::HidPos}, // Voyager 1400g
    ProductRow{0x0C2E, 0x10D3, UsbMode::HidPos}, // CM4680SR
    ProductRow{0x0C2E, 0x0900, UsbMode::Serial},
    ProductRow{0x0C2E, 0x0700, UsbMode::Serial},
    ProductRow{0x0C2E, 0x0720, UsbMode::Serial},
    ProductRow{0x0C2E, 0x0007, UsbMode::IbmPos},
    ProductRow{0x05F9, 0x2206, UsbMode::Keyboard},
    ProductRow{0x05F9, 0x4204, UsbMode::ComEmulation},
    ProductRow{0x05F9, 0x1206, UsbMode::IbmPos},
    ProductRow{0x1EAB, 0x0003, UsbMode::Keyboard, 0x00FF},
    ProductRow{0x1EAB, 0x0006, UsbMode::Serial, 0x00FF},
    ProductRow{0x1EAB, 0x0010, UsbMode::HidPos, 0x00FF},
};

const Maker *makerOf(const UsbDevice &device)
{
    const auto *found = std::ranges::find(makers, device.vendor, &Maker::vendor);
    return found == makers.end() ? nullptr : found;
}

UsbMode modeByProduct(const UsbDevice &device)
{
    const auto *found = std::ranges::find_if(products, [&](const ProductRow &row) {
        return row.vendor == device.vendor && row.product == (device.product & row.mask);
    });
    return found == products.end() ? UsbMode::NoScanner : found->mode;
}

bool sendsScans(const UsbInterface &each)
{
    if (each.reportDescriptor.isEmpty() || each.readEndpoint == 0)
        return false;
    const auto layout = HidPosLayout::fromDescriptor(each.reportDescriptor);
    return layout && (!layout->reports.isEmpty() ||
                      layout->applications.contains(HidPosLayout::barcodeScanner));
}

bool isKeyboard(const UsbInterface &each)
{
    if (each.classCode != UsbInterface::classHid)
        return false;
    const auto layout = HidPosLayout::fromDescriptor(each.reportDescriptor);
    return each.protocol == UsbInterface::protocolKeyboard ||
           (layout && layout->applications.contains(HidPosLayout::keyboard));
}

/// Nobody may take a keyboard or a mouse away from the kernel to ask what it is.
bool mayBeAsked(const UsbInterface &each)
{
    return each.classCode == UsbInterface::classHid && each.protocol == 0 &&
           each.readEndpoint != 0 && each.reportDescriptor.isEmpty();
}

} // namespace

UsbMode modeOf(const UsbDevice &device)
{
    const QList<UsbInterface> &interfaces = device.interfaces;
    if (std::ranges::any_of(interfaces, sendsScans))
        return UsbMode::HidPos;
    if (!makerOf(device))
        return UsbMode::NoScanner;
    const bool isSerial = std::ranges::any_of(interfaces, [](const UsbInterface &each) {
        return each.classCode == UsbInterface::classCdc;
    });
    if (isSerial)
        return UsbMode::Serial;
    const UsbMode known = modeByProduct(device);
    const bool canBeAsked = std::ranges::any_of(interfaces, mayBeAsked);
    if (known != UsbMode::NoScanner && (known != UsbMode::HidPos || canBeAsked))
        return known;
    if (std::ranges::any_of(interfaces, isKeyboard))
        return UsbMode::Keyboard;
    return canBeAsked ? UsbMode::Unread : UsbMode::Unknown;
}

const UsbInterface *scanInterface(const UsbDevice &device)
{
    const UsbMode mode = modeOf(device);
    if (mode != UsbMode::HidPos && mode != UsbMode::Unread)
        return nullptr;
    auto found = std::ranges::find_if(device.interfaces, sendsScans);
    if (found == device.interfaces.end())
        found = std::ranges::find_if(device.interfaces, mayBeAsked);
    return found == device.interfaces.end() ? nullptr : &*found;
}

bool wantsEnable(const UsbDevice &device)
{
    const Maker *maker = makerOf(device);
    return maker && maker->wantsEnable;
}

DeviceStatus adviceFor(const UsbDevice &device, UsbMode mode)
{
    QLatin1StringView code;
    switch (mode) {
    case UsbMode::NoScanner:
    case UsbMode::HidPos:
    case UsbMode::Unread:
    case UsbMode::Serial:
        return {};
    case UsbMode::Keyboard:
        code = codes::scannerTypes;
        break;
    case UsbMode::ComEmulation:
        code = codes::scannerComEmulation;
        break;
    case UsbMode::Snapi:
        code = codes::scannerSnapi;
        break;
    case UsbMode::IbmPos:
        code = codes::scannerIbm;
        break;
    case UsbMode::Unknown:
        code = codes::scannerUnknownMode;
        break;
    }
    const Maker *maker = makerOf(device);
    const QString toScan = maker ? QString(maker->codes) : u"USB HID POS"_s;
    return {ScannerState::Error,
            code,
            {device.title(), toScan},
            u"%1 (%2) is in the mode %3; scan in its manual: %4"_s.arg(device.title(), device.ids(),
                                                                       toText(mode), toScan)};
}

} // namespace storehand::scanner
