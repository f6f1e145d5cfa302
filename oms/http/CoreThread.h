// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Error.h"
#include "core/domain/Instant.h"

#include <QStringList>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace storehand::oms {

/// What a CoreThread drives: one order manager with its database connection. Made, used and
/// destroyed on the core thread only.
class GroupHost
{
public:
    virtual ~GroupHost() = default;

    [[nodiscard]] virtual Status beginGroup() = 0;
    /// Runs `work` in a savepoint of the group; false from it undoes what it did.
    [[nodiscard]] virtual Status inSavepoint(const std::function<bool()> &work) = 0;
    /// Makes the group durable.
    [[nodiscard]] virtual Status commitGroup() = 0;
    /// After any failure; leaves a connection on which beginGroup() may be tried again, or a broken
    /// one.
    virtual void rollbackGroup() = 0;
    /// The database connection is of no use any more: the host is destroyed and made anew.
    [[nodiscard]] virtual bool isBroken() const = 0;
    /// The feed topics that the last commit changed, each once.
    [[nodiscard]] virtual QStringList takeChangedTopics() = 0;
    /// The feed topics that other nodes on the same database changed since the last call.
    [[nodiscard]] virtual Result<QStringList> topicsChangedElsewhere() = 0;

    /// When the earliest row of `due` is to run; nothing if there is none.
    [[nodiscard]] virtual Result<std::optional<Instant>> nextDue() = 0;
    /// Runs at most `limit` rows due at `now`, inside a group, and says how many it ran.
    [[nodiscard]] virtual Result<int> runDue(Instant now, int limit) = 0;
};

/// The thread that the order manager lives on. Jobs run in the order they came, in groups that
/// share one commit: each in a savepoint of its own, and no answer leaves before the commit. On
/// SQLite there is one; on PostgreSQL several, with groups of one job.
class CoreThread
{
public:
    struct Options
    {
        int queueLimit = 16'384;   ///< jobs waiting; more are refused
        int groupJobs = 256;       ///< jobs that share a commit at most
        Millis groupTime{25};      ///< no further job joins a group that is older
        int dueLimit = 100;        ///< rows of `due` run in one go
        Millis reopenPause{1'000}; ///< between attempts to make a host again
        Millis duePause{1'000};    ///< before `due` is tried again after a failure
        Millis watchTime{0};       ///< between looks at what other nodes changed; 0: there are none
        bool runsDue = true;       ///< of several threads on one database one is enough
    };

    /// One piece of work and what becomes of it. All are called on the core thread: `run` at most
    /// once, then exactly one of the others.
    struct Job
    {
        std::function<bool(GroupHost &)> run; ///< false: undo what it did; then `done` all the same
        std::function<void()> done;           ///< the group is durable
        std::function<void(const Error &)> lost; ///< nothing of it was kept
    };

    struct Figures
    {
        qsizetype waiting = 0;
        quint64 jobs = 0;
        quint64 groups = 0;
        quint64 failures = 0; ///< groups lost
        quint64 refused = 0;  ///< jobs that found the queue full
    };

    using HostFactory = std::function<Result<std::unique_ptr<GroupHost>>()>;

    /// `now` is wall-clock time, called on the core thread.
    CoreThread(HostFactory makeHost, std::function<Instant()> now, Options options);
    ~CoreThread();

    /// Called on the core thread after each commit that changed topics, also one of another node.
    /// Set before start().
    void onTopicsChanged(std::function<void(const QStringList &)> action);
    /// Called on the core thread when a group was lost by a failure of the database. Set before
    /// start().
    void onStorageFailure(std::function<void(const Error &)> action);

    /// Makes the host on the new thread and returns when that has succeeded or failed.
    [[nodiscard]] Status start();
    /// Takes no more jobs, runs those that wait, ends the thread. Not from the core thread.
    void stop();

    /// Queues a job, from any thread. False, and nothing is called, if the queue is full or the
    /// thread has stopped.
    [[nodiscard]] bool submit(Job job);
    /// As submit(), but waits for it: the error if it was lost, refused included. Not from the core
    /// thread.
    [[nodiscard]] Status runAndWait(std::function<bool(GroupHost &)> work);

    [[nodiscard]] Figures figures() const;

private:
    void loop();
    [[nodiscard]] std::optional<Job> nextJob(bool wait);
    [[nodiscard]] Status ensureHost();
    [[nodiscard]] Status runJob(Job &job);
    void finishGroup(std::vector<Job> &group, const Status &status);
    void afterCommit();
    [[nodiscard]] bool isDue() const;
    void runDue();
    void refreshDue();
    void watchOthers();
    void dropBrokenHost();
    [[nodiscard]] std::optional<Millis> idleTime() const;

    const HostFactory m_makeHost;
    const std::function<Instant()> m_now;
    const Options m_options;
    std::function<void(const QStringList &)> m_topicsChanged;
    std::function<void(const Error &)> m_storageFailure;

    std::unique_ptr<GroupHost> m_host; ///< core thread only, and so are the next four
    Status m_hostStatus;
    Millis m_reopenAt{0};
    Millis m_watchAt{0};
    std::optional<Instant> m_nextDue;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    Figures m_figures;
    bool m_running = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace storehand::oms
