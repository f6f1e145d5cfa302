// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"

#include <QByteArray>

namespace storehand::oms {

/// Writes anew what a topic has told of an entity so far, for what must be forgotten before the
/// history is. Numbers and versions stay, so nobody is told anything, and whoever reads it later
/// still ends at the same state. Walks the whole topic.
[[nodiscard]] Status
rewriteHistory(Connection &connection, const QString &topic, const QString &entity,
               const QString &id,
               const std::function<Result<QByteArray>(const QByteArray &body)> &rewrite);

} // namespace storehand::oms
