// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/JobQueue.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace storehand::oms {

/// Runs jobs on an order manager in groups that share one commit: each in a savepoint of its own,
/// and no answer leaves before the commit. Does what is due between them, and opens the order
/// manager anew when its connection was lost. Has no thread: a CoreThread lends it one, the
/// simulator calls it when it likes. Everything happens on the thread that calls.
class GroupRunner
{
public:
    struct Options
    {
        int groupJobs = 256;       ///< jobs that share a commit at most
        Millis groupTime{25};      ///< no further job joins a group that is older
        int groupTries = 4;        ///< how often a group that lost against another node is run
        Millis triesTime{3'000};   ///< and until when: others wait behind it
        int dueLimit = 100;        ///< rows of `due` run in one go
        Millis reopenPause{1'000}; ///< between attempts to make a host again
        Millis duePause{1'000};    ///< before `due` is tried again after a failure
        /// Between looks at what other threads and nodes changed; 0: there are none.
        Millis watchTime{0};
        bool runsDue = true; ///< of several threads one is enough, and it watches
    };

    /// The edges to time; both may be called at any moment.
    struct Times
    {
        std::function<Instant()> now;      ///< wall clock
        std::function<Millis()> monotonic; ///< since an arbitrary start
    };

    using HostFactory = std::function<Result<std::unique_ptr<GroupHost>>()>;

    /// `queue` must outlive it.
    GroupRunner(JobQueue &queue, HostFactory makeHost, Times times, Options options);
    Q_DISABLE_COPY_MOVE(GroupRunner)

    /// Called after each commit that changed topics, also one of another node.
    void onTopicsChanged(std::function<void(const QStringList &)> action);

    /// Makes the host if there is none.
    [[nodiscard]] Status open();
    /// Lets the host go; the next open(), job or due work makes it again at once.
    void close();
    /// Runs `job`, and what waits behind it, in one group, or a job that wants to be apart alone;
    /// then what is due, and looks after the host. Without a job only the rest.
    void turn(std::optional<Job> job);
    /// How long nothing needs a turn() unless a job comes; nothing: for ever.
    [[nodiscard]] std::optional<Millis> idleTime() const;

private:
    void run(Job job);
    void runApart(const Job &job);
    void runGroup(Job first);
    [[nodiscard]] Status tryGroup(std::vector<Job> &group, bool mayGrow);
    void finishGroup(const std::vector<Job> &group, const Status &status);
    void dropBrokenHost();
    void tellTopics(const QStringList &topics);
    [[nodiscard]] bool isDue() const;
    void runDue();
    [[nodiscard]] Result<int> tryDue();
    void refreshDue();
    void watchOthers();

    JobQueue &m_queue;
    const HostFactory m_makeHost;
    const Times m_times;
    const Options m_options;
    std::function<void(const QStringList &)> m_topicsChanged;
    std::unique_ptr<GroupHost> m_host; ///< null while the database cannot be opened again
    Status m_hostStatus;               ///< why
    std::optional<Job> m_apart;        ///< found while a group grew: comes right behind it
    Millis m_reopenAt{0};
    Millis m_watchAt{0};
    std::optional<Instant> m_nextDue;
};

} // namespace storehand::oms
