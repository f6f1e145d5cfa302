// SPDX-License-Identifier: Apache-2.0
#include "oms/http/IoLoop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <thread>

namespace storehand::oms {

namespace asio = boost::asio;

struct IoLoop::Parts
{
    std::shared_ptr<asio::io_context> context = std::make_shared<asio::io_context>(1);
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work{
        context->get_executor()};
    std::thread thread;
};

namespace {

class AsioTimer : public Clock::Timer
{
public:
    AsioTimer(asio::io_context &context, Millis delay, std::function<void()> action)
        : m_timer(context, delay)
    {
        m_timer.async_wait([action = std::move(action)](const boost::system::error_code &error) {
            if (!error)
                action();
        });
    }

private:
    asio::steady_timer m_timer;
};

} // namespace

IoLoop::IoLoop()
    : m_parts(std::make_unique<Parts>())
{}

IoLoop::~IoLoop()
{
    stop();
}

void IoLoop::start()
{
    Q_ASSERT_X(!m_parts->thread.joinable(), "IoLoop", "started twice");
    m_parts->thread = std::thread([context = m_parts->context] { context->run(); });
}

void IoLoop::stop()
{
    if (!m_parts->thread.joinable())
        return;
    Q_ASSERT_X(!isCurrentThread(), "IoLoop", "a thread cannot wait for itself");
    m_parts->work.reset();
    m_parts->context->stop();
    m_parts->thread.join();
    // What was cancelled or posted meanwhile ends here, not in the destructor of the context.
    m_parts->context->restart();
    m_parts->context->poll();
}

void IoLoop::post(std::function<void()> action)
{
    asio::post(*m_parts->context, std::move(action));
}

bool IoLoop::isCurrentThread() const
{
    return m_parts->context->get_executor().running_in_this_thread();
}

Instant IoLoop::now() const
{
    using std::chrono::system_clock;
    return {std::chrono::duration_cast<Millis>(system_clock::now().time_since_epoch()).count()};
}

Millis IoLoop::monotonic() const
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

std::unique_ptr<Clock::Timer> IoLoop::after(Millis delay, std::function<void()> action)
{
    return std::make_unique<AsioTimer>(*m_parts->context, delay, std::move(action));
}

const std::shared_ptr<asio::io_context> &IoLoop::context() const
{
    return m_parts->context;
}

} // namespace storehand::oms
