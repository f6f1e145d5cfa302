// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/database/Connection.h"
#include "oms/OrderManager.h"
#include "oms/http/GroupHost.h"
#include "oms/http/Reply.h"
#include "tests/sim/Dice.h"
#include "tests/sim/Story.h"
#include "tests/sim/Swarm.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/FolderImage.h"
#include "tests/support/HeldFiles.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace storehand::sim {

/// The order manager of a simulation: the production facade behind the production routes, desk,
/// long polls and groups, without a thread and without a socket. Can die at any moment, also in the
/// middle of a commit, and can be restored from a backup.
class SimOms
{
public:
    struct Parts
    {
        Timeline &timeline;
        Story &story;
        const Swarm &swarm;
        quint64 seed;
        QString folder;
        test::HeldFiles &files;
        /// After each commit, before its answers leave.
        std::function<void(Connection &)> committed;
        std::function<void()> started; ///< after it came up
        std::function<void()> died;    ///< whoever waited for an answer gets none
    };

    explicit SimOms(Parts parts);
    ~SimOms();
    Q_DISABLE_COPY_MOVE(SimOms)

    void start();
    [[nodiscard]] bool isUp() const { return m_running != nullptr; }
    /// The process ends here and now; its requests get no answer.
    void crash();
    /// The computer does: what it had not synced may be lost.
    void losePower(test::PowerLoss how);
    /// As crash(), and while it is down its disk becomes the latest backup.
    void restoreBackup();
    void makeBackup();
    [[nodiscard]] bool hasBackup() const { return !m_backup.files.isEmpty(); }
    /// Nothing fails from now on, as before begin().
    void heal();
    void begin() { m_isHealed = false; }
    [[nodiscard]] test::FaultVfs &disk() { return m_disk; }

    /// One request off the wire; `answer` is called once, later, or never if the process dies.
    oms::Reply::Watch receive(oms::HttpRequest request,
                              std::function<void(oms::HttpAnswer)> answer);
    /// Runs `work` on the order manager at once, in a group of its own. For setting the stage.
    void change(const std::function<void(oms::OrderManager &)> &work);
    /// After each event: whatever it put into the queue has its turn, as the writer thread would
    /// wake up for it.
    void turnSoon();
    /// An import while it serves; nothing when its disk refuses.
    void import(const QByteArray &lines);
    [[nodiscard]] Connection &connection();
    [[nodiscard]] Instant now() const;
    [[nodiscard]] qint64 crashes() const { return m_crashes; }
    [[nodiscard]] qint64 failedCommits() const { return m_failedCommits; }

private:
    struct Running;
    class MortalHost;
    struct Death
    {};

    [[nodiscard]] Result<std::unique_ptr<oms::GroupHost>> openHost();
    void keepSmall(oms::HttpRequest &request) const;
    void turn();
    void die();

    Parts m_parts;
    Dice m_dice;
    test::FaultVfs m_disk;
    std::optional<test::PowerLoss> m_powerLoss;
    bool m_isHealed = true;
    int m_runs = 0;
    qint64 m_crashes = 0;
    qint64 m_failedCommits = 0;
    test::FolderImage m_backup;
    Connection *m_connection = nullptr;
    std::unique_ptr<Running> m_running;
};

} // namespace storehand::sim
