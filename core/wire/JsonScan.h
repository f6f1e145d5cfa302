// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArrayView>

namespace storehand::wire {

/// Looks at a document before it is parsed, in time that grows with its length alone. Malformed
/// when it is nested deeper than `depthMax`, or when an object has a name twice: a parser would
/// silently keep one of the two values, and nobody could say which. The detail names the path,
/// "lines[0].sku". What is no JSON passes: the parser says better what is wrong with it.
[[nodiscard]] Status scanJson(QByteArrayView json, int depthMax);

} // namespace storehand::wire
