// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>

#include <vector>

namespace storehand::scanner {

/// The modules of a square symbol, row by row.
struct SquareModules
{
    int size = 0;
    std::vector<bool> dark;
};

/// A GS1 DataMatrix (ISO/IEC 16022, ECC 200) of these elements, U+001D between them: the writer of
/// the image library knows no FNC1, by which such a symbol says that it is one. Malformed/
/// `bad_value` for characters beyond ASCII, and for more than one region of modules holds (44
/// codewords, a character or two digits each).
[[nodiscard]] Result<SquareModules> gs1DataMatrix(const QByteArray &elements);

} // namespace storehand::scanner
