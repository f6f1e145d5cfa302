// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Command.h"
#include "core/domain/World.h"
#include "core/wire/ProtocolCommands.h"
#include "oms/usecases/StationAccess.h"
#include "oms/usecases/UnitOfWork.h"

namespace storehand::oms {

/// Takes a station's batch of commands: each new one is judged by core/domain's apply() in a
/// savepoint of its own, its effects and feed rows written as one group, and the log keeps what it
/// was and how it was answered. What was answered before is answered the same again.
///
/// One object per batch.
class ApplyCommands
{
public:
    /// All must outlive it.
    ApplyCommands(Storage &storage, FeedWriter &feed, UuidMaker &uuids, const StationIdentity &who,
                  Instant now)
        : m_storage(storage)
        , m_who(who)
        , m_now(now)
        , m_work(storage, feed, uuids, now)
    {}

    /// Conflict with `gap` (args: the number expected), `n_conflict` or `rollback`; Malformed when
    /// a line has no readable number and id. Then nothing of the batch was judged.
    [[nodiscard]] Result<wire::CommandAnswer> run(const wire::CommandBatch &batch);

private:
    /// One line of the batch. Without `command` it could not be read, but has number and id.
    struct Line
    {
        QByteArray bytes;
        QByteArray hash;
        qint64 n = 0;
        CommandId id;
        std::optional<Command> command;
        QString problem;
    };

    /// A command that this batch brought: its row of the log and its answer, both not yet written,
    /// because they name the place of its changes in the feed.
    struct Judged
    {
        LoggedCommand row;
        wire::CommandResult result;
        std::optional<qsizetype> group; ///< of the unit of work
        Effect effect;
        bool followedUp = false;
    };

    [[nodiscard]] Result<QList<Line>> parse(const wire::CommandBatch &batch) const;
    [[nodiscard]] Result<Install> installOf(const wire::CommandBatch &batch);
    [[nodiscard]] Status checkPrevious(const wire::CommandBatch &batch, qint64 firstN);
    [[nodiscard]] Result<wire::CommandResult> repeat(const Line &line);

    /// Judges the next new command; false when it could not be done now.
    [[nodiscard]] Result<bool> take(const Line &line);
    [[nodiscard]] Status judge(const Line &line, Judged &judged);
    [[nodiscard]] Result<World> worldOf(const Command &command,
                                        const std::optional<Effect> &reversed);
    [[nodiscard]] Status judgeReadable(Command command, Judged &judged);
    [[nodiscard]] Result<Outcome> choose(Command &command, World &world);
    [[nodiscard]] Result<Outcome> outcomeOf(const World &world, Command &command);
    [[nodiscard]] Status record(const World &world, const Command &command, const Outcome &outcome,
                                Judged &judged);
    [[nodiscard]] Status judgeUnreadable(const Line &line, Judged &judged);
    [[nodiscard]] Result<Verdict> resolve(const Command &command);
    [[nodiscard]] Status afterReverse(const Command &command);
    [[nodiscard]] Status raise(const Command &command, const Verdict &verdict);
    [[nodiscard]] Status closeTask(const QString &id);
    [[nodiscard]] Status closeCountTask(const Sku &sku);
    [[nodiscard]] Status markFollowedUp(const CommandId &id);
    [[nodiscard]] Result<wire::CommandResult> duplicateOf(const CommandLog::Known &known,
                                                          const Line &line) const;

    /// What an earlier command became, in this batch or in the log.
    [[nodiscard]] Result<std::optional<CommandLog::Known>> known(const CommandId &id);
    [[nodiscard]] Result<std::optional<CommandLog::Known>> known(qint64 n);
    [[nodiscard]] Result<std::optional<Effect>> effectToReverse(const Command &command);
    /// Refuses a decision that builds on a refused one, and gives it the fence of a claim that it
    /// names.
    [[nodiscard]] Result<bool> settleDeps(Command &command);
    [[nodiscard]] Status setEffect(const InstallId &install, qint64 n, const Effect &effect);
    [[nodiscard]] Status learnClock(const QList<Line> &lines);
    [[nodiscard]] Instant latestTime(const Command &command) const;
    [[nodiscard]] Instant bookedTime(const Command &command) const;
    [[nodiscard]] Instant correctedTime(const Command &command) const;

    [[nodiscard]] Status finish();

    Storage &m_storage;
    const StationIdentity &m_who;
    const Instant m_now;
    UnitOfWork m_work;
    Install m_install;
    QSet<InstallId> m_installs; ///< all that the station ever was
    QList<Judged> m_judged;
    qsizetype m_groups = 0;
};

} // namespace storehand::oms
