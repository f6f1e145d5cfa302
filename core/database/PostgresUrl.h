// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

#include <QString>

namespace storehand {

/// The parts of a `postgresql://` URL as Qt's driver wants them.
struct PostgresTarget
{
    QString host; ///< a name, or the folder of a socket
    int port = -1;
    QString database;
    QString user;
    QString password;
    QString connectOptions; ///< "sslmode='verify-full';connect_timeout='10'"

    friend bool operator==(const PostgresTarget &, const PostgresTarget &) = default;
};

/// Reads `postgresql://user:password@host:port/database?key=value&…` (also `postgres://`). `host`,
/// `port`, `user`, `password` and `dbname` may stand among the keys too. Malformed for anything
/// else; its detail never repeats the URL, which may hold a password.
[[nodiscard]] Result<PostgresTarget> parsePostgresUrl(const QString &url);

} // namespace storehand
