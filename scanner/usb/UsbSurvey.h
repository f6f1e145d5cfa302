// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/usb/UsbBus.h"

namespace storehand::scanner {

/// All devices that are plugged in now, hubs left out. Opens none of them: what is not in the
/// library's lists is read from the kernel's files.
[[nodiscard]] QList<UsbDevice> plugged(const UsbContext &context);

} // namespace storehand::scanner
