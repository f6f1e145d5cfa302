// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/EventLoop.h"

#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace storehand::oms {

/// The one thread on which the server reads, waits and writes. It never runs rules or touches the
/// database; work for those goes to the CoreThread.
class IoLoop : public EventLoop
{
public:
    IoLoop();
    ~IoLoop() override;

    /// Starts the thread. What was posted before runs first.
    void start();
    /// Ends the thread when it finished what it is doing; waits for that. Never call it from the
    /// loop. What is posted afterwards is dropped.
    void stop();

    void post(std::function<void()> action) override;
    [[nodiscard]] bool isCurrentThread() const;

    /// Any thread.
    [[nodiscard]] Instant now() const override;
    /// Any thread.
    [[nodiscard]] Millis monotonic() const override;
    /// On the loop's thread only; so is destroying the timer.
    [[nodiscard]] std::unique_ptr<Timer> after(Millis delay, std::function<void()> action) override;

    /// For the sources of this folder.
    [[nodiscard]] const std::shared_ptr<boost::asio::io_context> &context() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace storehand::oms
