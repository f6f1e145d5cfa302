// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>

namespace storehand::app {

/// From now on a crash of this program (a broken assumption, a bad address) leaves the functions it
/// was in, and nothing of its memory, in the file `path`, which is emptied now. The program then
/// ends as it would have.
[[nodiscard]] Status traceCrashesTo(const QString &path);

} // namespace storehand::app
