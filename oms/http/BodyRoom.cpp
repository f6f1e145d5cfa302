// SPDX-License-Identifier: Apache-2.0
#include "oms/http/BodyRoom.h"

namespace storehand::oms {

bool BodyRoom::take(HttpRequest &request, qint64 bytes, qint64 most)
{
    if (*m_taken > most - bytes)
        return false;
    *m_taken += bytes;
    request.room = std::shared_ptr<void>(
        m_taken.get(), [taken = m_taken, bytes](const void *) { *taken -= bytes; });
    return true;
}

} // namespace storehand::oms
