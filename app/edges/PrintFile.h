// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace storehand::app {

/// Sends a PDF to the printer that this computer uses for everything (`lp` of CUPS). Where there is
/// none it is opened for reading, with a print button of its own. Returns at once.
void printFile(const QString &path);

} // namespace storehand::app
