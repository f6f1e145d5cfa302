// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/JobQueue.h"

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace storehand::oms {

/// A thread that an order manager lives on. Jobs run in groups that share one commit: each in a
/// savepoint of its own, and no answer leaves before the commit. On SQLite there is one such
/// thread; on PostgreSQL there are several on one queue, with groups of one job.
class CoreThread
{
public:
    struct Options
    {
        int groupJobs = 256;       ///< jobs that share a commit at most
        Millis groupTime{25};      ///< no further job joins a group that is older
        int groupTries = 4;        ///< how often a group that lost against another node is run
        int dueLimit = 100;        ///< rows of `due` run in one go
        Millis reopenPause{1'000}; ///< between attempts to make a host again
        Millis duePause{1'000};    ///< before `due` is tried again after a failure
        /// Between looks at what other threads and nodes changed; 0: there are none.
        Millis watchTime{0};
        bool runsDue = true; ///< of several threads one is enough, and it watches
    };

    using HostFactory = std::function<Result<std::unique_ptr<GroupHost>>()>;

    /// `queue` must outlive it. `now` is wall-clock time, called on the thread.
    CoreThread(JobQueue &queue, HostFactory makeHost, std::function<Instant()> now,
               Options options);
    /// Ends the thread; the queue must be closed before.
    ~CoreThread();
    Q_DISABLE_COPY_MOVE(CoreThread)

    /// Called on the thread after each commit that changed topics, also one of another node. Set
    /// before start().
    void onTopicsChanged(std::function<void(const QStringList &)> action);

    /// Makes the host on the new thread and returns when that has succeeded or failed.
    [[nodiscard]] Status start();
    /// Waits until all jobs of the closed queue have run and the thread has ended.
    void join();

private:
    void loop();
    void runGroup(Job first);
    [[nodiscard]] Status tryGroup(std::vector<Job> &group, bool mayGrow);
    void finishGroup(const std::vector<Job> &group, const Status &status);
    [[nodiscard]] Status ensureHost();
    void dropBrokenHost();
    void tellTopics(const QStringList &topics);
    [[nodiscard]] bool isDue() const;
    void runDue();
    [[nodiscard]] Result<int> tryDue();
    void refreshDue();
    void watchOthers();
    [[nodiscard]] std::optional<Millis> idleTime() const;

    JobQueue &m_queue;
    const HostFactory m_makeHost;
    const std::function<Instant()> m_now;
    const Options m_options;
    std::function<void(const QStringList &)> m_topicsChanged;
    std::thread m_thread;

    // On the thread only.
    std::unique_ptr<GroupHost> m_host; ///< null while the database cannot be opened again
    Status m_hostStatus;               ///< why
    Millis m_reopenAt{0};
    Millis m_watchAt{0};
    std::optional<Instant> m_nextDue;
};

} // namespace storehand::oms
