// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/tidy/SourceFile.h"

#include <QHash>

namespace storehand::tidy {

/// Header name to the Qt module it comes from.
using QtModules = QHash<QString, QString>;

/// Read off the Qt installation.
[[nodiscard]] QtModules installedQtModules();

/// Includes that no arrow of the table of rooms allows, and headers of libraries that belong to
/// another folder. Both tables stand at the top of Rooms.cpp.
[[nodiscard]] Findings forbiddenIncludes(const SourceFile &file, const QtModules &qt);

/// Circles of folders that include each other, but for a folder and those inside it. A finding
/// names one whole circle.
[[nodiscard]] Findings includeCycles(const QList<SourceFile> &files);

} // namespace storehand::tidy
