// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace storehand::oms {

/// What the server counted since its start, for /metrics.
struct HttpFigures
{
    int connections = 0;     ///< open now
    int held = 0;            ///< requests waiting for news now
    quint64 accepted = 0;    ///< connections ever
    quint64 requests = 0;    ///< requests that reached a route
    quint64 refused = 0;     ///< connections or requests refused by a limit
    quint64 gone = 0;        ///< clients that left before their answer
    quint64 answers[6] = {}; ///< by hundreds of the status: answers[2] are the 2xx
};

} // namespace storehand::oms
