// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <memory>

namespace storehand::oms {

/// Lets so many pieces of work through at a time and keeps the others waiting in the order in which
/// they came: what is long but can wait must not fill the queue of what is short and cannot.
/// Lives on the loop.
class Turnstile
{
public:
    /// Held while the work is under way; the last copy may go on any thread.
    using Turn = std::shared_ptr<void>;

    /// `post` runs an action on the loop, from any thread. At most `atATime` turns are given out,
    /// and at most `waiting` wait for one.
    Turnstile(std::function<void(std::function<void()>)> post, int atATime, int waiting);

    /// Calls `action` with a turn, now or later. False, and it is not called, when too many wait.
    [[nodiscard]] bool enter(std::function<void(Turn)> action);

    [[nodiscard]] int underWay() const;
    [[nodiscard]] qsizetype waiting() const;

private:
    struct State;
    std::shared_ptr<State> m_state; ///< turns outlive us
};

} // namespace storehand::oms
