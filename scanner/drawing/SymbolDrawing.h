// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace storehand::scanner {

/// A barcode as its dark and light modules, with the quiet zone that scanners need. Linear symbols
/// have one row.
struct SymbolDrawing
{
    int width = 0;
    int height = 0;
    std::vector<bool> dark; ///< row by row

    [[nodiscard]] bool isDark(int x, int y) const
    {
        return dark[size_t(y) * size_t(width) + size_t(x)];
    }

    /// `format` by the names of the contract: "EAN-13", "Code128", "GS1-128" (Code 128 that says
    /// so), "GS1-DataMatrix", "QRCode". U+001D stands between elements. Malformed/`bad_value` for
    /// what the symbol cannot hold.
    [[nodiscard]] static Result<SymbolDrawing> of(const QString &format, const QByteArray &content);
};

} // namespace storehand::scanner
