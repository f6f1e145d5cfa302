// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Instant.h"

#include <QtGlobal>

namespace storehand::oms {

/// What one client, and all of them together, may ask of the server. Each has a named refusal.
struct HttpLimits
{
    quint32 headerBytes = 16 * 1024;  ///< request line and headers; more: 431
    qsizetype targetBytes = 4 * 1024; ///< path with query; more: 414
    /// From the first byte of a request to the end of its headers, also after accept or handshake.
    Millis headerTime{5'000};
    Millis bodyTime{60'000};      ///< from the end of the headers to the end of the body; then 408
    Millis idleTime{75'000};      ///< between two requests of a connection; above one long poll
    Millis writeTime{60'000};     ///< for one answer to a slow reader; then the connection is cut
    Millis handshakeTime{10'000}; ///< TLS
    Millis lingerTime{2'000};     ///< how long a refused body is read and dropped before closing
    /// As long as headers may be: a body up to here is read at any time.
    qint64 smallBodyBytes = 16 * 1024;
    /// Of larger bodies in memory whose senders were identified before; more: 503, before it is
    /// read.
    qint64 bodyBytes = 256 * 1024 * 1024;
    qint64 strangersBodyBytes = 32 * 1024 * 1024; ///< the same of all others
    int connections = 12'000;                     ///< in all; more: 503
    int connectionsPerClient = 1'000;             ///< from one address; more: 429
    /// From this machine: a proxy, or a load test. Not counted by connectionsPerClient.
    int connectionsFromLoopback = 12'000;
    qsizetype gzipFromBytes = 1'024; ///< shorter answers are sent as they are
};

} // namespace storehand::oms
