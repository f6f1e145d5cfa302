// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Applied.h"

#include <QByteArray>

namespace storehand::oms {

/// Applied as it rests in a column of its own: a JSON object of install ids and numbers.
[[nodiscard]] QByteArray toBytes(const Applied &applied);
[[nodiscard]] Applied appliedFrom(const QByteArray &bytes);

} // namespace storehand::oms
