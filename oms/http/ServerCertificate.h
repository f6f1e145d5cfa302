// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QByteArray>

namespace storehand::oms {

/// SHA-256 of the public key (SPKI, DER) of the first certificate in a PEM file: what stations pin,
/// and what an enrolment code begins with.
[[nodiscard]] Result<QByteArray> publicKeyHashOf(const QString &certFile);

} // namespace storehand::oms
