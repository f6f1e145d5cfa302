// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/tidy/SourceFile.h"

namespace storehand::tidy {

/// How each text is written: licence line, columns, tabs, line ends, include guard, file name.
[[nodiscard]] Findings textFindings(const SourceFile &file);

/// Test sources that no CMakeLists.txt registers, so that nobody would notice them failing.
/// `registered` holds what storehand_add_test was called with.
[[nodiscard]] Findings unregisteredTests(const QList<SourceFile> &files,
                                         const QStringList &registered);

} // namespace storehand::tidy
