// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/barcode/Scan.h"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace storehand::scanner {

/// The one bounded queue between the scanners and the station: many devices put in, one consumer
/// takes out at its own pace. Safe from every thread.
class ScanQueue
{
public:
    static constexpr int capacity = 256;

    /// False, and nothing is kept, when the queue is full; `onSpace` then runs once, on the thread
    /// of the `take` that makes room.
    [[nodiscard]] bool put(const Scan &scan);

    /// The oldest scan, or nothing.
    [[nodiscard]] std::optional<Scan> take();

    [[nodiscard]] int size() const;

    /// Both must be set before the first `put` and are called without a lock held: `onScan` by a
    /// `put` into the empty queue.
    void setCallbacks(std::function<void()> onScan, std::function<void()> onSpace);

private:
    mutable std::mutex m_mutex;
    std::deque<Scan> m_scans;
    bool m_refused = false;
    std::function<void()> m_onScan;
    std::function<void()> m_onSpace;
};

} // namespace storehand::scanner
