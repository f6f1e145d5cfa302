// SPDX-License-Identifier: Apache-2.0
#include "oms/http/GroupRunner.h"

#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcCore, "storehand.oms.core")

/// The wall clock may be set while the thread sleeps, so it looks at it now and then.
constexpr Millis sleepMax{60'000};

void warn(const char *what, const Error &error)
{
    qCWarning(lcCore).noquote() << what << error.code << error.detail;
}

} // namespace

GroupRunner::GroupRunner(JobQueue &queue, HostFactory makeHost, Times times, Options options)
    : m_queue(queue)
    , m_makeHost(std::move(makeHost))
    , m_times(std::move(times))
    , m_options(options)
{}

void GroupRunner::onTopicsChanged(std::function<void(const QStringList &)> action)
{
    m_topicsChanged = std::move(action);
}

void GroupRunner::turn(std::optional<Job> job)
{
    if (job)
        run(*std::move(job));
    if (m_apart)
        run(*std::exchange(m_apart, std::nullopt));
    if (isDue())
        runDue();
    watchOthers();
    dropBrokenHost();
}

void GroupRunner::run(Job job)
{
    if (job.isApart)
        runApart(job);
    else
        runGroup(std::move(job));
}

void GroupRunner::runApart(const Job &job)
{
    if (const Status ready = open(); !ready) {
        job.lost(ready.error());
        return;
    }
    (void)job.run(*m_host);
    job.done();
}

void GroupRunner::runGroup(Job first)
{
    std::vector<Job> group;
    group.push_back(std::move(first));
    const Millis begun = m_times.monotonic();
    Status status = tryGroup(group, true);
    for (int i = 1; i < m_options.groupTries && !status; ++i) {
        const bool isSlow = m_times.monotonic() - begun > m_options.triesTime;
        if (!m_host || status.error().code != codes::storageBusy || isSlow)
            break;
        m_host->rollbackGroup();
        status = tryGroup(group, false);
    }
    finishGroup(group, status);
}

/// Runs and commits a group, which takes in what waits as long as it `mayGrow`.
Status GroupRunner::tryGroup(std::vector<Job> &group, bool mayGrow)
{
    const Millis opened = m_times.monotonic();
    Status status = open();
    if (status)
        status = m_host->beginGroup();
    for (size_t i = 0; i < group.size() && status; ++i) {
        status = m_host->inSavepoint([&] { return group[i].run(*m_host); });
        if (planted(Bug::AcknowledgesEarly))
            group[i].done();
        const bool isFull = int(group.size()) >= m_options.groupJobs ||
                            m_times.monotonic() - opened >= m_options.groupTime;
        if (!status || !mayGrow || isFull || m_apart)
            continue;
        JobQueue::Found next = m_queue.take(Millis(0));
        if (next.job && next.job->isApart)
            m_apart = std::move(next.job);
        else if (next.job)
            group.push_back(*std::move(next.job));
    }
    return status ? m_host->commitGroup() : status;
}

void GroupRunner::finishGroup(const std::vector<Job> &group, const Status &status)
{
    m_queue.countGroup(group.size(), !status);
    if (status) {
        for (const Job &job : group)
            job.done();
        tellTopics(m_host->takeChangedTopics());
        refreshDue();
        return;
    }
    if (m_host)
        m_host->rollbackGroup();
    warn("a group of jobs was lost:", status.error());
    for (const Job &job : group)
        job.lost(status.error());
}

/// Makes the host again if it was dropped, but not in a loop: while that fails, jobs fail at once.
Status GroupRunner::open()
{
    if (m_host || m_times.monotonic() < m_reopenAt)
        return m_hostStatus;
    Result<std::unique_ptr<GroupHost>> host = m_makeHost();
    m_hostStatus = host ? Status() : Status(failure(host.error()));
    m_reopenAt = m_times.monotonic() + m_options.reopenPause;
    if (host) {
        m_host = *std::move(host);
        refreshDue();
    }
    return m_hostStatus;
}

void GroupRunner::close()
{
    m_host.reset();
    m_reopenAt = Millis(0);
}

/// What a failed sync left on disk is only known after opening the database anew: at once, but for
/// one that was opened only just.
void GroupRunner::dropBrokenHost()
{
    if (!m_host || !m_host->isBroken())
        return;
    m_host.reset();
    m_hostStatus = failure(ErrorKind::Storage, codes::storageFailed,
                           u"the database failed and is opened again soon"_s);
    if (m_options.runsDue)
        m_nextDue = m_times.now();
}

void GroupRunner::tellTopics(const QStringList &topics)
{
    if (!topics.isEmpty() && m_topicsChanged)
        m_topicsChanged(topics);
}

bool GroupRunner::isDue() const
{
    return m_nextDue && *m_nextDue <= m_times.now();
}

void GroupRunner::runDue()
{
    const Result<int> ran = tryDue();
    if (ran) {
        tellTopics(m_host->takeChangedTopics());
        refreshDue();
    } else {
        if (m_host)
            m_host->rollbackGroup();
        warn("what was due could not be run:", ran.error());
        m_queue.countGroup(0, true);
    }
    if (!ran || (*ran == 0 && isDue()))
        m_nextDue = m_times.now() + m_options.duePause; // it would be due again at once, for ever
}

Result<int> GroupRunner::tryDue()
{
    Status status = open();
    if (status)
        status = m_host->beginGroup();
    if (!status)
        return failure(status.error());
    const Result<int> ran = m_host->runDue(m_times.now(), m_options.dueLimit);
    if (ran)
        status = m_host->commitGroup();
    return status ? ran : failure(status.error());
}

void GroupRunner::refreshDue()
{
    m_nextDue.reset();
    if (!m_options.runsDue)
        return;
    const Result<std::optional<Instant>> next = m_host->nextDue();
    if (next)
        m_nextDue = *next;
    else
        m_nextDue = m_times.now() + m_options.duePause;
}

void GroupRunner::watchOthers()
{
    if (m_options.watchTime <= Millis(0) || m_times.monotonic() < m_watchAt || !m_host)
        return;
    m_watchAt = m_times.monotonic() + m_options.watchTime;
    if (const Result<QStringList> topics = m_host->topicsChangedElsewhere())
        tellTopics(*topics);
    refreshDue();
}

/// How long the thread may sleep without a job; nothing: for ever.
std::optional<Millis> GroupRunner::idleTime() const
{
    std::optional<Millis> time;
    if (m_nextDue)
        time = std::clamp(*m_nextDue - m_times.now(), Millis(0), sleepMax);
    if (m_options.watchTime > Millis(0)) {
        const Millis untilWatch = std::max(m_watchAt - m_times.monotonic(), Millis(0));
        time = std::min(time.value_or(untilWatch), untilWatch);
    }
    return time;
}

} // namespace storehand::oms
