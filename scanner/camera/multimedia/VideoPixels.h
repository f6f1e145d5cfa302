// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture/PictureReading.h"

class QVideoFrame;

namespace storehand::scanner {

/// The light of a video frame; empty when its pixels cannot be had. Where they come apart from the
/// colours, which is nearly always, they are copied as they are.
[[nodiscard]] GreyFrame greyOf(const QVideoFrame &frame);

} // namespace storehand::scanner
