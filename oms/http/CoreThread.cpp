// SPDX-License-Identifier: Apache-2.0
#include "oms/http/CoreThread.h"

#include <future>

namespace storehand::oms {

namespace {

Millis sinceStart()
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

CoreThread::CoreThread(JobQueue &queue, HostFactory makeHost, std::function<Instant()> now,
                       Options options)
    : m_queue(queue)
    , m_runner(queue, std::move(makeHost), {std::move(now), sinceStart}, options)
{}

CoreThread::~CoreThread()
{
    join();
}

void CoreThread::onTopicsChanged(std::function<void(const QStringList &)> action)
{
    m_runner.onTopicsChanged(std::move(action));
}

Status CoreThread::start()
{
    Q_ASSERT_X(!m_thread.joinable(), "CoreThread", "started twice");
    std::promise<Status> made;
    m_thread = std::thread([this, &made] {
        const Status ready = m_runner.open();
        made.set_value(ready);
        if (ready)
            loop();
        m_runner.close();
    });
    const Status status = made.get_future().get();
    if (!status)
        m_thread.join();
    return status;
}

void CoreThread::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void CoreThread::loop()
{
    while (true) {
        JobQueue::Found found = m_queue.take(m_runner.idleTime());
        if (found.isClosed)
            return;
        m_runner.turn(std::move(found.job));
    }
}

} // namespace storehand::oms
