// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/FakeUsbScanner.h"

namespace storehand::test {

/// How much a fake scanner sends at once.
inline constexpr int usbPacketSize = 64;

/// Device, configuration, interface, HID and endpoint descriptor.
[[nodiscard]] QByteArray usbDescriptors(const UsbIdentity &it);

} // namespace storehand::test
