// SPDX-License-Identifier: Apache-2.0
#include "oms/http/JobQueue.h"

#include "core/domain/Codes.h"

#include <future>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

JobQueue::JobQueue(qsizetype limit)
    : m_limit(limit)
{}

JobQueue::~JobQueue()
{
    for (const Job &job : m_jobs)
        job.lost({ErrorKind::Offline, codes::busy, u"the order manager has stopped"_s});
}

bool JobQueue::submit(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed || qsizetype(m_jobs.size()) >= m_limit) {
            ++m_figures.refused;
            return false;
        }
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

Status JobQueue::runAndWait(std::function<bool(GroupHost &)> work)
{
    return waitFor(std::move(work), false);
}

Status JobQueue::runApartAndWait(std::function<void(GroupHost &)> work)
{
    const auto run = [&work](GroupHost &host) {
        work(host);
        return true;
    };
    return waitFor(run, true);
}

Status JobQueue::waitFor(std::function<bool(GroupHost &)> work, bool isApart)
{
    std::promise<Status> finished;
    const bool isTaken =
        submit({std::move(work), [&finished] { finished.set_value({}); },
                [&finished](const Error &error) { finished.set_value(failure(error)); }, isApart});
    if (!isTaken)
        return failure(ErrorKind::Timeout, codes::busy, u"too much work waits already"_s);
    return finished.get_future().get();
}

void JobQueue::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_wake.notify_all();
}

JobQueue::Found JobQueue::take(std::optional<Millis> time)
{
    std::unique_lock lock(m_mutex);
    const auto hasWork = [this] { return m_isClosed || !m_jobs.empty(); };
    if (!time)
        m_wake.wait(lock, hasWork);
    else if (*time > Millis(0)) // to wait no time at all is a call of the system, too
        m_wake.wait_for(lock, *time, hasWork);
    if (m_jobs.empty())
        return {std::nullopt, m_isClosed};
    Found found{std::move(m_jobs.front()), false};
    m_jobs.pop_front();
    return found;
}

void JobQueue::countGroup(size_t jobs, bool isLost)
{
    const std::lock_guard lock(m_mutex);
    ++m_figures.groups;
    m_figures.jobs += jobs;
    m_figures.failures += isLost ? 1 : 0;
}

JobQueue::Figures JobQueue::figures() const
{
    const std::lock_guard lock(m_mutex);
    Figures figures = m_figures;
    figures.waiting = qsizetype(m_jobs.size());
    return figures;
}

} // namespace storehand::oms
