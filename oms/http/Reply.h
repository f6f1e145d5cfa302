// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/HttpMessage.h"

#include <functional>
#include <memory>

namespace storehand::oms {

/// The right to answer one request, once, now or later, from any thread. Copies share that right;
/// when the last one goes away without an answer, the client gets 500 `unanswered`.
class Reply
{
public:
    /// The server's end: how it learns that nobody wants the answer any more. Holds no right.
    class Watch
    {
    public:
        /// The client went away, or the deadline passed: runs what onGone() was given, ignores
        /// answers.
        void abandon() const;

    private:
        friend class Reply;
        class State;
        std::weak_ptr<State> m_state;
    };

    /// `deliver` takes the one answer, on whatever thread sends it.
    explicit Reply(std::function<void(HttpAnswer)> deliver);

    /// The first answer counts; later ones, and any after the client went away, are dropped.
    void send(HttpAnswer answer) const;
    /// False once it was answered or the client went away: long work may stop then.
    [[nodiscard]] bool isOpen() const;
    /// `action` runs at most once, on the server's thread, if the client goes away before an
    /// answer; at once, here, if it has gone already. A second action replaces the first.
    void onGone(std::function<void()> action) const;
    [[nodiscard]] Watch watch() const;

private:
    std::shared_ptr<Watch::State> m_state;
};

} // namespace storehand::oms
