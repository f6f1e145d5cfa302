// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"
#include "oms/http/GroupHost.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace storehand::oms {

/// One piece of work for the order manager and what becomes of it. All are called on a core thread;
/// in the end exactly one of `done` and `lost`.
struct Job
{
    /// May be called again if the group lost against another node. False: undo what it did; then
    /// `done` all the same.
    std::function<bool(GroupHost &)> run;
    std::function<void()> done;              ///< the group is durable
    std::function<void(const Error &)> lost; ///< nothing of it was kept
    bool isApart = false; ///< runs between groups, in no transaction: it only reads
};

/// What waits for the order manager: bounded, in the order it came, taken by one core thread on
/// SQLite and by several on PostgreSQL. Any thread.
class JobQueue
{
public:
    struct Figures
    {
        qsizetype waiting = 0;
        quint64 jobs = 0;     ///< run
        quint64 groups = 0;   ///< commits that they shared
        quint64 failures = 0; ///< groups lost
        quint64 refused = 0;  ///< jobs that found the queue full
    };

    /// What a core thread that looked for work found.
    struct Found
    {
        std::optional<Job> job;
        bool isClosed = false; ///< and empty: there will never be work again
    };

    explicit JobQueue(qsizetype limit = 16'384);
    /// What still waits is lost.
    ~JobQueue();
    Q_DISABLE_COPY_MOVE(JobQueue)

    /// False, and nothing is called, if the queue is full or closed.
    [[nodiscard]] bool submit(Job job);
    /// As submit(), but waits for it: the error if it was lost or refused. Not from a core thread.
    [[nodiscard]] Status runAndWait(std::function<bool(GroupHost &)> work);
    /// The same between groups, see Job::isApart.
    [[nodiscard]] Status runApartAndWait(std::function<void(GroupHost &)> work);
    /// Takes no more jobs. Core threads end when they have run what waits.
    void close();

    /// The next job; waits for one at most `time`, without one for ever.
    [[nodiscard]] Found take(std::optional<Millis> time);
    /// For the figures.
    void countGroup(size_t jobs, bool isLost);

    [[nodiscard]] Figures figures() const;

private:
    [[nodiscard]] Status waitFor(std::function<bool(GroupHost &)> work, bool isApart);

    const qsizetype m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    Figures m_figures;
    bool m_isClosed = false;
};

} // namespace storehand::oms
