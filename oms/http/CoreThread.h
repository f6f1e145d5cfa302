// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/http/GroupRunner.h"

#include <thread>

namespace storehand::oms {

/// A thread that an order manager lives on, with the GroupRunner that drives it. On SQLite there is
/// one such thread; on PostgreSQL there are several on one queue, with groups of one job.
class CoreThread
{
public:
    using Options = GroupRunner::Options;
    using HostFactory = GroupRunner::HostFactory;

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

    JobQueue &m_queue;
    GroupRunner m_runner; ///< on the thread only, once it runs
    std::thread m_thread;
};

} // namespace storehand::oms
