// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/usb/UsbBus.h"

namespace storehand::scanner {

/// All devices that are plugged in now, hubs left out. Opens none of them: what is not in the
/// library's lists is read from the kernel's files, but for what is known from an earlier look: the
/// kernel answers late while a device is being set up.
[[nodiscard]] QList<UsbDevice> plugged(const UsbContext &context, const QList<UsbDevice> &known);

} // namespace storehand::scanner
