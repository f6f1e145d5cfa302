// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/tidy/SourceFile.h"

namespace storehand::tidy {

/// Words and calls that the project does without, each with what to write instead. The list stands
/// at the top of Words.cpp.
[[nodiscard]] Findings bannedWords(const SourceFile &file);

} // namespace storehand::tidy
