// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"

namespace storehand {

/// The failure of one statement, and what it means for the connection.
struct NativeFailure
{
    Error error;
    bool breaksConnection = false;
};

/// From SQLite's extended result code and, for writes that the system refused, its errno.
[[nodiscard]] NativeFailure sqliteFailure(int extendedCode, int systemErrno, const QString &message,
                                          const QString &doing);

/// From PostgreSQL's SQLSTATE; an empty one means that the server did not answer. Of the message
/// only the first line is kept: the lines after it may quote rows.
[[nodiscard]] NativeFailure postgresFailure(const QString &sqlState, const QString &message,
                                            const QString &doing);

} // namespace storehand
