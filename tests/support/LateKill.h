// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <csignal>
#include <thread>

namespace storehand::test {

// Usage card
//   {
//       LateKill kill(process.processId(), std::chrono::milliseconds(120));
//       …                             work goes on meanwhile; SIGKILL comes in the middle of it
//   }                                 waits until it has been sent
// The process must be one that this test started and has not yet reaped.
class LateKill
{
public:
    LateKill(qint64 process, std::chrono::microseconds after)
        : m_thread([process, after] {
            std::this_thread::sleep_for(after);
            ::kill(static_cast<pid_t>(process), SIGKILL);
        })
    {}

private:
    std::jthread m_thread;
};

} // namespace storehand::test
