// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/HttpMessage.h"

#include <atomic>

namespace storehand::oms {

/// How much memory the bodies of requests take together.
class BodyRoom
{
public:
    /// Counts `bytes` for the body of `request` until the last copy of it is gone, on whatever
    /// thread. False, and nothing is counted, when it were more than `most` together.
    [[nodiscard]] bool take(HttpRequest &request, qint64 bytes, qint64 most);

private:
    /// Requests may outlive the server.
    std::shared_ptr<std::atomic<qint64>> m_taken = std::make_shared<std::atomic<qint64>>(0);
};

} // namespace storehand::oms
