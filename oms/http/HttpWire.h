// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/HttpMessage.h"

namespace storehand::oms {

/// The status line and headers of `answer`, blank line included, for a body of `bodySize` bytes.
/// `encoding` is "gzip" or empty.
[[nodiscard]] QByteArray responseHead(const HttpAnswer &answer, qsizetype bodySize,
                                      const QByteArray &encoding, bool keepAlive);

/// True if an Accept-Encoding header allows gzip: named, and not with q=0.
[[nodiscard]] bool acceptsGzip(QByteArrayView acceptEncoding);

/// `bytes` as a gzip file, or empty if that would not be shorter.
[[nodiscard]] QByteArray gzipped(const QByteArray &bytes);

} // namespace storehand::oms
