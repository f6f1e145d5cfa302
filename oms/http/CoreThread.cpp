// SPDX-License-Identifier: Apache-2.0
#include "oms/http/CoreThread.h"

#include "core/domain/Codes.h"

#include <QLoggingCategory>

#include <future>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcCore, "storehand.oms.core")

Millis sinceStart()
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

CoreThread::CoreThread(HostFactory makeHost, std::function<Instant()> now, Options options)
    : m_makeHost(std::move(makeHost))
    , m_now(std::move(now))
    , m_options(options)
{}

CoreThread::~CoreThread()
{
    stop();
}

void CoreThread::onTopicsChanged(std::function<void(const QStringList &)> action)
{
    m_topicsChanged = std::move(action);
}

void CoreThread::onStorageFailure(std::function<void(const Error &)> action)
{
    m_storageFailure = std::move(action);
}

Status CoreThread::start()
{
    Q_ASSERT_X(!m_thread.joinable(), "CoreThread", "started twice");
    std::promise<Status> made;
    m_thread = std::thread([this, &made] {
        const Status ready = ensureHost();
        {
            const std::lock_guard lock(m_mutex);
            m_running = ready.has_value();
        }
        made.set_value(ready);
        if (ready)
            loop();
        m_host.reset();
    });
    Status status = made.get_future().get();
    if (!status)
        m_thread.join();
    return status;
}

void CoreThread::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool CoreThread::submit(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running || m_stopping || qsizetype(m_queue.size()) >= m_options.queueLimit) {
            ++m_figures.refused;
            return false;
        }
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

Status CoreThread::runAndWait(std::function<bool(GroupHost &)> work)
{
    std::promise<Status> finished;
    const bool taken =
        submit({std::move(work), [&finished] { finished.set_value({}); },
                [&finished](const Error &error) { finished.set_value(failure(error)); }});
    if (!taken)
        return failure(ErrorKind::Timeout, codes::busy, u"too much work waits already"_s);
    return finished.get_future().get();
}

CoreThread::Figures CoreThread::figures() const
{
    const std::lock_guard lock(m_mutex);
    Figures figures = m_figures;
    figures.waiting = qsizetype(m_queue.size());
    return figures;
}

void CoreThread::loop()
{
    while (std::optional<Job> first = nextJob(true)) {
        if (first->run) {
            std::vector<Job> group;
            const Millis opened = sinceStart();
            std::optional<Job> job = std::move(first);
            Status status = ensureHost();
            if (status)
                status = m_host->beginGroup();
            while (job) {
                group.push_back(*std::move(job));
                if (status)
                    status = runJob(group.back());
                const bool isFull = int(group.size()) >= m_options.groupJobs ||
                                    sinceStart() - opened >= m_options.groupTime;
                job = isFull || !status ? std::nullopt : nextJob(false);
            }
            finishGroup(group, status ? m_host->commitGroup() : status);
        }
        if (isDue())
            runDue();
        watchOthers();
        dropBrokenHost();
    }
}

/// Makes the host again if it was dropped, but not in a loop: while that fails, jobs fail at once.
Status CoreThread::ensureHost()
{
    if (m_host || sinceStart() < m_reopenAt)
        return m_hostStatus;
    Result<std::unique_ptr<GroupHost>> host = m_makeHost();
    m_hostStatus = host ? Status() : Status(failure(host.error()));
    m_reopenAt = sinceStart() + m_options.reopenPause;
    if (host) {
        m_host = *std::move(host);
        refreshDue();
    }
    return m_hostStatus;
}

/// What a failed sync left on disk is only known after opening the database anew.
void CoreThread::dropBrokenHost()
{
    if (!m_host || !m_host->isBroken())
        return;
    m_host.reset();
    m_hostStatus = failure(ErrorKind::Storage, codes::storageFailed, u"being opened again"_s);
    m_reopenAt = Millis(0);
    m_nextDue = m_now();
}

/// The next job. With `wait` it may also be one without `run`, which says that it is time to look
/// around,
/// and nothing means that the thread is to end.
std::optional<CoreThread::Job> CoreThread::nextJob(bool wait)
{
    std::unique_lock lock(m_mutex);
    const auto hasWork = [this] { return m_stopping || !m_queue.empty(); };
    if (const std::optional<Millis> time = idleTime(); wait && time) {
        if (!m_wake.wait_for(lock, *time, hasWork))
            return Job{};
    } else if (wait) {
        m_wake.wait(lock, hasWork);
    }
    if (m_queue.empty())
        return std::nullopt;
    Job job = std::move(m_queue.front());
    m_queue.pop_front();
    return job;
}

Status CoreThread::runJob(Job &job)
{
    return m_host->inSavepoint([&] { return job.run(*m_host); });
}

void CoreThread::finishGroup(std::vector<Job> &group, const Status &status)
{
    if (!status && m_host)
        m_host->rollbackGroup();
    {
        const std::lock_guard lock(m_mutex);
        ++m_figures.groups;
        m_figures.jobs += group.size();
        m_figures.failures += status ? 0 : 1;
    }
    for (Job &job : group) {
        if (status)
            job.done();
        else
            job.lost(status.error());
    }
    if (status) {
        afterCommit();
    } else {
        qCWarning(lcCore).noquote()
            << "a group of" << group.size() << "jobs was lost:" << status.error().code
            << status.error().detail;
        if (m_storageFailure)
            m_storageFailure(status.error());
    }
}

void CoreThread::afterCommit()
{
    const QStringList topics = m_host->takeChangedTopics();
    if (!topics.isEmpty() && m_topicsChanged)
        m_topicsChanged(topics);
    refreshDue();
}

void CoreThread::refreshDue()
{
    m_nextDue.reset();
    if (!m_options.runsDue)
        return;
    const Result<std::optional<Instant>> next = m_host->nextDue();
    if (next)
        m_nextDue = *next;
    else
        m_nextDue = m_now() + m_options.duePause;
}

/// How long the thread may sleep without a job; nothing: for ever.
std::optional<Millis> CoreThread::idleTime() const
{
    std::optional<Millis> time;
    // At most a minute at a time: the wall clock may be set while we sleep.
    if (m_nextDue)
        time = std::clamp(*m_nextDue - m_now(), Millis(0), Millis(60'000));
    if (m_options.watchTime > Millis(0)) {
        const Millis untilWatch = std::max(m_watchAt - sinceStart(), Millis(0));
        time = std::min(time.value_or(untilWatch), untilWatch);
    }
    return time;
}

void CoreThread::watchOthers()
{
    if (m_options.watchTime <= Millis(0) || sinceStart() < m_watchAt || !m_host)
        return;
    m_watchAt = sinceStart() + m_options.watchTime;
    const Result<QStringList> topics = m_host->topicsChangedElsewhere();
    if (topics && !topics->isEmpty() && m_topicsChanged)
        m_topicsChanged(*topics);
}

bool CoreThread::isDue() const
{
    return m_nextDue && *m_nextDue <= m_now();
}

void CoreThread::runDue()
{
    Status status = ensureHost();
    int ran = 0;
    if (status)
        status = m_host->beginGroup();
    if (status) {
        const Result<int> result = m_host->runDue(m_now(), m_options.dueLimit);
        ran = result.value_or(0);
        status = result ? m_host->commitGroup() : Status(failure(result.error()));
    }
    if (status) {
        afterCommit();
    } else {
        if (m_host)
            m_host->rollbackGroup();
        qCWarning(lcCore).noquote()
            << "what was due could not be run:" << status.error().code << status.error().detail;
        const std::lock_guard lock(m_mutex);
        ++m_figures.failures;
    }
    if (!status || (ran == 0 && isDue()))
        m_nextDue = m_now() + m_options.duePause; // it would be due again at once, for ever
}

} // namespace storehand::oms
