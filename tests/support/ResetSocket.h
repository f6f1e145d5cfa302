// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpSocket>

#include <sys/socket.h>

namespace storehand::test {

/// Ends a connection so that the other side is told of a reset instead of an end.
inline void resetSocket(QTcpSocket &socket)
{
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now,
                 sizeof now);
    socket.abort();
}

} // namespace storehand::test
