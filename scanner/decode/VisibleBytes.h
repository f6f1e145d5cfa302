// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace storehand::scanner {

/// Bytes as people read them: what cannot be printed as its picture (␍ for CR, ␝ for GS).
[[nodiscard]] QString visibleBytes(const QByteArray &bytes);

} // namespace storehand::scanner
