// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "oms/OrderManager.h"
#include "oms/effects/WebhookClient.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace storehand::oms {

/// Posts what waits in the effect outbox to the channels' webhooks, at least once each. It only
/// carries: order, waiting and giving up are the WebhookQueue's, so another node, or this program
/// after a crash, goes on where it stopped. One message a channel is under way at a time, and at
/// most `targetsMax` channels.
///
/// Lives on the thread of its clock; start(), wake() and stop() are called there.
class WebhookPump
{
public:
    using Work = std::function<void(OrderManager &)>;

    /// The other side of it.
    struct Edges
    {
        Clock &clock;
        WebhookClient &client;
        /// Runs `work` with its commit, then calls `done` from any thread: false when nothing of it
        /// was kept. False at once, and nothing is called, when no work is taken.
        std::function<bool(Work work, std::function<void(bool kept)> done)> core;
        /// Runs the action on the clock's thread, after what was posted before. Any thread.
        std::function<void(std::function<void()>)> post;
    };

    static constexpr int targetsMax = 32;
    /// Between looks when nothing seems to wait: another node may have written something.
    static constexpr Millis lookTime{15'000};
    /// Before work that was not kept is tried again.
    static constexpr Millis retryTime{1'000};

    /// All edges must outlive it.
    explicit WebhookPump(Edges edges);
    ~WebhookPump();
    Q_DISABLE_COPY_MOVE(WebhookPump)

    void start();
    /// Something was added.
    void wake();
    /// Nothing is begun any more; what is under way is told again after the lease.
    void stop();

    /// Any thread.
    [[nodiscard]] WebhookFigures figures() const;

private:
    struct Found;

    /// What came of one call, until it is written down.
    struct Report
    {
        WebhookCall call;
        WebhookOutcome outcome;
    };

    void look();
    void take(const Found &found);
    void send(const WebhookCall &call);
    void ended(const Report &report);
    void write(const Report &report);
    void lookAfter(Millis wait);
    void count(const WebhookOutcome &outcome);

    const Edges m_edges;
    bool m_isRunning = false;
    bool m_isLooking = false;
    bool m_lookAgain = false;
    int m_underWay = 0;
    Millis m_surveyAt{0};
    std::unique_ptr<Clock::Timer> m_timer;
    std::list<std::unique_ptr<Clock::Timer>> m_retries;
    std::shared_ptr<bool> m_life; ///< what was posted earlier looks whether it is still there

    mutable std::mutex m_mutex;
    WebhookFigures m_figures;
};

} // namespace storehand::oms
