// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/ScannerStatus.h"

namespace storehand::scanner {

/// Whether this camera can be used now, asked of the kernel, since multimedia libraries only stay
/// silent: Open, Waiting/`camera_unplugged`, or Error with `camera_forbidden`, `device_in_use`
/// (args the other program if it can be seen) or `device_failed`. Open for what is no device file.
[[nodiscard]] DeviceStatus accessToCamera(const QString &device);

} // namespace storehand::scanner
