// SPDX-License-Identifier: Apache-2.0
#include "scanner/transport/WedgeTransport.h"

#include "scanner/decode/KeyedText.h"

namespace storehand::scanner {

void WedgeTransport::take(const KeyedRead &read, qint64 firstKeyUs)
{
    if (!m_sink.arrived)
        return;
    const QByteArray bytes =
        m_keys.isEmpty() ? m_habit.readingOf(read.typed, read.usKeys) : readingOf(read, m_keys);
    m_sink.arrived({.bytes = bytes,
                    .atUs = firstKeyUs,
                    .endsRead = !read.isTorn,
                    .isTorn = read.isTorn,
                    .keyed = read});
}

void WedgeTransport::open(Sink sink)
{
    m_sink = std::move(sink);
    m_status = {.state = ScannerState::Open};
}

void WedgeTransport::close()
{
    m_sink = {};
    m_status = {};
}

} // namespace storehand::scanner
