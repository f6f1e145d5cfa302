// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Clock.h"
#include "core/domain/Error.h"
#include "core/domain/Uuid.h"
#include "core/station/AnsweredCommand.h"
#include "core/station/Overlay.h"
#include "core/station/Roster.h"
#include "core/store/Outbox.h"

#include <functional>

namespace storehand {

/// A command that is on disk.
struct Issued
{
    CommandId id;
    qint64 n = 0;
    Verdict verdict; ///< by the station's own view; an observation may be an exception
};

/// Where everything that people do becomes a command: judged against the overlay, written to the
/// outbox in one synced commit, and only then shown. A refused decision is an Error with the
/// verdict's code and leaves no trace; an observation is always written.
class CommandDesk
{
public:
    struct Parts
    {
        Outbox &outbox;
        Overlay &overlay;
        const Roster &roster;
        Clock &clock;
        UuidMaker &ids;
        std::function<Instant()> serverNow; ///< best estimate of the order manager's time
        QString boot;                       ///< names this run of the program
        std::function<void()> recorded;     ///< after each commit
        std::function<bool()> makeRoom;     ///< on a full disk: true when trying again may help
    };

    explicit CommandDesk(Parts parts);

    /// Personal values that the station itself goes on showing, kept sealed beside the command.
    using Personal = std::optional<Sensitive<QByteArray>>;

    [[nodiscard]] Result<Issued> issue(const PersonCode &actor, CommandType type,
                                       const QString &target, Args args, Personal personal = {});

    /// Reverses the latest reversible command of `actor`, or the one named.
    [[nodiscard]] Result<Issued> undo(const PersonCode &actor, const CommandId &command = {});

    /// One command of the outbox that is replayed, with what the order manager said of it.
    using Replayed =
        std::function<void(const Command &, const std::optional<AnsweredCommand> &answer)>;

    /// Whether the feed may still bring what was answered.
    using IsToCome = std::function<bool(const AnsweredCommand &)>;

    /// Puts the commands of the outbox into the overlay, but for those that were refused or changed
    /// nothing: at the start and after a new install number. Tells of each. Those of former
    /// installs, which no entity says that it contains, are among them while they are to come;
    /// their numbers are below 1.
    [[nodiscard]] Status replayOutbox(const IsToCome &isToCome, const Replayed &replayed);

    [[nodiscard]] CommandId newId() { return CommandId(m_parts.ids.next(m_parts.clock.now())); }

private:
    struct Undoable
    {
        qint64 n = 0;
        CommandId id;
        QString target;
    };

    [[nodiscard]] Command draft(const PersonCode &actor, CommandType type, const QString &target,
                                Args args) const;
    [[nodiscard]] Result<Outbox::Appended> write(const OutboxDraft &draft);
    [[nodiscard]] Result<Outbox::Appended> writeOnce(const OutboxDraft &draft);
    void noteUndoable(const Command &command);
    [[nodiscard]] Status replay(const OutboxRow &row, const Replayed &replayed);
    [[nodiscard]] Status replayFormer(const IsToCome &isToCome, const Replayed &replayed);

    Parts m_parts;
    QHash<PersonCode, QList<Undoable>> m_undoable; ///< latest last, bounded
};

} // namespace storehand
