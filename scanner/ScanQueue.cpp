// SPDX-License-Identifier: Apache-2.0
#include "scanner/ScanQueue.h"

#include <utility>

namespace storehand::scanner {

bool ScanQueue::put(const Scan &scan)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_scans.size() >= capacity) {
            m_refused = true;
            return false;
        }
        wasEmpty = m_scans.empty();
        m_scans.push_back(scan);
    }
    if (wasEmpty)
        m_onScan();
    return true;
}

std::optional<Scan> ScanQueue::take()
{
    std::optional<Scan> scan;
    bool madeSpace = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_scans.empty())
            return std::nullopt;
        scan = std::move(m_scans.front());
        m_scans.pop_front();
        madeSpace = std::exchange(m_refused, false);
    }
    if (madeSpace)
        m_onSpace();
    return scan;
}

int ScanQueue::size() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_scans.size());
}

void ScanQueue::setCallbacks(std::function<void()> onScan, std::function<void()> onSpace)
{
    m_onScan = std::move(onScan);
    m_onSpace = std::move(onSpace);
}

} // namespace storehand::scanner
