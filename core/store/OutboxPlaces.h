// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Ids.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>

/// How the outbox file names what is not a command, and what its sealed values are bound to, so
/// that none can be moved to another place.
namespace storehand::outboxplace {

// Keys of the table `meta`
inline constexpr QLatin1StringView install("install");
inline constexpr QLatin1StringView era("install_era");
inline constexpr QLatin1StringView salvage("salvage"); ///< an OutboxSalvage nobody acted on yet
inline constexpr QLatin1StringView valuePrefix("value/");
inline constexpr QLatin1StringView secretPrefix("secret/");

[[nodiscard]] inline QByteArray ofPersonal(const CommandId &id)
{
    return "outbox/personal/" + id.text.toUtf8();
}

[[nodiscard]] inline QByteArray ofSecret(const QString &key)
{
    return "outbox/secret/" + key.toUtf8();
}

} // namespace storehand::outboxplace
