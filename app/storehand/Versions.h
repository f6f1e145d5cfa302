// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace storehand::app {

/// Of what station and order manager say to each other; rises when an older station could not read
/// it.
inline constexpr int stationSchema = 1;

/// Of the program and the libraries that matter for support.
[[nodiscard]] QJsonObject versions();

} // namespace storehand::app
