// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Decoded.h"

#include <QJsonObject>

namespace storehand::app {

/// What a code means as fields of an answer of `storehand decode`: text, format, aim, gtin14,
/// gtin_kind, elements, measure, own, warnings.
[[nodiscard]] QJsonObject toJson(const Decoded &decoded);

/// `{"ok":false,"error":{"kind":…,"message":…}}`; the kind is the error's code.
[[nodiscard]] QJsonObject toJson(const Error &error);

} // namespace storehand::app
