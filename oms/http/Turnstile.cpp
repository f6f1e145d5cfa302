// SPDX-License-Identifier: Apache-2.0
#include "oms/http/Turnstile.h"

#include <utility>

namespace storehand::oms {

struct Turnstile::State : std::enable_shared_from_this<State>
{
    std::function<void(std::function<void()>)> post;
    int atATime = 0;
    qsizetype waitingMax = 0;
    int underWay = 0;
    std::deque<std::function<void(Turn)>> waiting;

    [[nodiscard]] Turn makeTurn()
    {
        ++underWay;
        return {nullptr, [state = weak_from_this(), post = post](std::nullptr_t) {
                    post([state] {
                        if (const auto still = state.lock())
                            still->leave();
                    });
                }};
    }

    void leave()
    {
        --underWay;
        if (waiting.empty())
            return;
        const auto next = std::move(waiting.front());
        waiting.pop_front();
        next(makeTurn());
    }
};

Turnstile::Turnstile(std::function<void(std::function<void()>)> post, int atATime, int waiting)
    : m_state(std::make_shared<State>())
{
    m_state->post = std::move(post);
    m_state->atATime = atATime;
    m_state->waitingMax = waiting;
}

bool Turnstile::enter(std::function<void(Turn)> action)
{
    if (m_state->underWay < m_state->atATime) {
        action(m_state->makeTurn());
        return true;
    }
    if (waiting() >= m_state->waitingMax)
        return false;
    m_state->waiting.push_back(std::move(action));
    return true;
}

int Turnstile::underWay() const
{
    return m_state->underWay;
}

qsizetype Turnstile::waiting() const
{
    return qsizetype(m_state->waiting.size());
}

} // namespace storehand::oms
