// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/Cast.h"

namespace storehand::show {

/// The demo with its windows: the station's own, and one beside it to play with. Needs a
/// QGuiApplication; ends with its window. The exit code.
[[nodiscard]] int runShow(const story::Cast &cast, const QString &data, bool keep);

} // namespace storehand::show
