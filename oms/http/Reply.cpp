// SPDX-License-Identifier: Apache-2.0
#include "oms/http/Reply.h"

#include "core/domain/Codes.h"

#include <mutex>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

class Reply::Watch::State
{
public:
    explicit State(std::function<void(HttpAnswer)> deliver)
        : m_deliver(std::move(deliver))
    {}

    ~State()
    {
        if (m_phase == Phase::Open) {
            m_deliver(
                HttpAnswer::error(500, codes::unanswered, u"The request was not answered."_s));
        }
    }

    void send(HttpAnswer answer)
    {
        std::function<void()> dropped; // destroyed outside the lock: it may hold a Reply itself
        {
            const std::lock_guard lock(m_mutex);
            if (m_phase != Phase::Open)
                return;
            m_phase = Phase::Answered;
            dropped = std::exchange(m_onGone, nullptr);
        }
        m_deliver(std::move(answer));
    }

    void abandon()
    {
        std::function<void()> action;
        {
            const std::lock_guard lock(m_mutex);
            if (m_phase != Phase::Open)
                return;
            m_phase = Phase::Gone;
            action = std::exchange(m_onGone, nullptr);
        }
        if (action)
            action();
    }

    void onGone(std::function<void()> action)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_phase == Phase::Open)
                m_onGone.swap(action);
            if (m_phase != Phase::Gone)
                return;
        }
        action();
    }

    bool isOpen()
    {
        const std::lock_guard lock(m_mutex);
        return m_phase == Phase::Open;
    }

private:
    enum class Phase { Open, Answered, Gone };

    std::mutex m_mutex;
    Phase m_phase = Phase::Open;
    std::function<void(HttpAnswer)> m_deliver;
    std::function<void()> m_onGone;
};

void Reply::Watch::abandon() const
{
    if (const std::shared_ptr<State> state = m_state.lock())
        state->abandon();
}

Reply::Reply(std::function<void(HttpAnswer)> deliver)
    : m_state(std::make_shared<Watch::State>(std::move(deliver)))
{}

void Reply::send(HttpAnswer answer) const
{
    m_state->send(std::move(answer));
}

bool Reply::isOpen() const
{
    return m_state->isOpen();
}

void Reply::onGone(std::function<void()> action) const
{
    m_state->onGone(std::move(action));
}

Reply::Watch Reply::watch() const
{
    Watch watch;
    watch.m_state = m_state;
    return watch;
}

} // namespace storehand::oms
