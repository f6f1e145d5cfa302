// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace storehand {

/// Bytes as text for keys, hashes and signatures: base64url (RFC 4648, 5) without padding.
[[nodiscard]] QString toBase64Url(const QByteArray &bytes);

/// The bytes of such a text; nothing when it holds any other character, padding, or spare bits that
/// are not zero. So two different texts never mean the same bytes.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(QStringView text);

} // namespace storehand
