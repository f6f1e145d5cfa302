// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/usb/UsbDevice.h"

namespace storehand::scanner {

/// True when an interface that may send scans has been left without a driver: a program that was
/// killed leaves it so, and nobody can tell what the device is.
[[nodiscard]] bool lacksDriver(const UsbDevice &device);

/// Lets the kernel put its driver onto such interfaces, as it did when the device was plugged in,
/// so that it reads what the device says about its reports. Without the right to open the device
/// nothing happens.
void restoreDriver(const UsbDevice &device);

} // namespace storehand::scanner
