// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace storehand {

/// SHA-256 of the SubjectPublicKeyInfo of a certificate in DER, which is what pins and enrolment
/// codes name: it stays the same when a certificate is renewed for the same key. Empty when the
/// bytes are not a certificate.
[[nodiscard]] QByteArray spkiSha256(const QByteArray &certificateDer);

} // namespace storehand
