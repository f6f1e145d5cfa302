// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace storehand {

/// One entity's part of a topic's digest: the first 8 bytes, big-endian, of BLAKE2b-256 over
/// "entity\nid\nversion" in UTF-8. A topic's digest is the XOR of its entities' parts, so replacing
/// version 3 by 4 is XOR of both. Any thread.
[[nodiscard]] quint64 entityDigest(QStringView entity, QStringView id, qint64 version);

} // namespace storehand
