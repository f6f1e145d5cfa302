// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tools/story/Cast.h"
#include "core/domain/Instant.h"

#include <QJsonObject>

namespace storehand::show {

/// The body of POST /v1/orders for the nth order that somebody drops in (from 0): three pieces to
/// be fetched within the hour, by another customer each time.
[[nodiscard]] QJsonObject dropOrder(const story::Cast &cast, int n, Instant now);

/// Which n the order with this reference was made from; -1: it is none of these.
[[nodiscard]] int dropNumber(const QString &ref);

} // namespace storehand::show
