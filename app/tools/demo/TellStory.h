// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/Cast.h"

namespace storehand::story {

/// Tells the story in the terminal and leaves pictures of the screens in `data`. The exit code.
[[nodiscard]] int tellStory(const Cast &cast, const QString &data);

} // namespace storehand::story
