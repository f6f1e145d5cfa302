// SPDX-License-Identifier: Apache-2.0
#include "core/station/CommandDesk.h"

#include "core/domain/Catalogue.h"
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"

#include <QLoggingCategory>

#include <algorithm>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "storehand.desk")

constexpr qsizetype undoableMax = 200;
constexpr int rowsPerRead = 1000;

Error refusal(const Verdict &verdict, CommandType type)
{
    return {ErrorKind::Rejected, verdict.code,
            u"%1 is not possible: %2"_s.arg(toText(type), verdict.code), verdict.args};
}

} // namespace

CommandDesk::CommandDesk(Parts parts)
    : m_parts(std::move(parts))
{}

Command CommandDesk::draft(const PersonCode &actor, CommandType type, const QString &target,
                           Args args) const
{
    Command command;
    command.n = m_parts.outbox.lastN() + 1;
    command.type = type;
    command.at = m_parts.clock.now();
    command.boot = m_parts.boot;
    command.monotonicMs = m_parts.clock.monotonic().count();
    command.actor = actor;
    command.target = target;
    command.args = std::move(args);
    if (ruleOf(type).target == TargetKind::Store)
        command.base = m_parts.overlay.store().version;
    const Assignment *base = m_parts.overlay.base(command.assignment());
    if (!base)
        return command;
    command.base = base->version;
    if (ruleOf(type).isObservation() || type == CommandType::Claim || type == CommandType::TakeOver)
        return command;
    // A claim the order manager has not confirmed has no fence yet: the decision names the claim.
    if (const auto claim = m_parts.overlay.pendingClaim(base->id))
        command.deps.append(claim->text);
    else if (base->claim && m_parts.overlay.isOwn(base->claim->install))
        command.fence = base->claim->fence;
    return command;
}

Result<Issued> CommandDesk::issue(const PersonCode &actor, CommandType type, const QString &target,
                                  Args args, Personal personal)
{
    const std::optional<Person> person = m_parts.roster.person(actor);
    const Instant now = m_parts.serverNow();
    Command command = draft(actor, type, target, std::move(args));
    command.id = newId();
    const Outcome outcome = m_parts.overlay.judge(command, person, now);
    if (outcome.verdict.isRejected())
        return failure(refusal(outcome.verdict, type));

    // What nobody can read back would be in the way of all that comes behind it.
    command.n = 1;
    if (const auto readable = wire::decodeCommand(wire::encodeCommand(command)); !readable)
        return failure(ErrorKind::Rejected, codes::malformed, readable.error().detail);

    const auto appended = write({
        .id = command.id,
        .at = now,
        .makeLine =
            [&command](qint64 n) {
                command.n = n;
                return wire::encodeCommand(command);
            },
        .effect = wire::encodeEffect(outcome.effect),
        .personal = std::move(personal),
        .subject = target,
    });
    if (!appended)
        return failure(appended.error());
    m_parts.overlay.add(command, person, now);
    noteUndoable(command);
    m_parts.recorded();
    return Issued{command.id, command.n, outcome.verdict};
}

/// The picks in progress may use the room that is kept for this moment.
Result<Outbox::Appended> CommandDesk::write(const OutboxDraft &draft)
{
    Outbox &outbox = m_parts.outbox;
    if (const Status opened = outbox.isBroken() ? outbox.reopen() : Status(); !opened)
        return failure(opened.error());
    Result<Outbox::Appended> written = writeOnce(draft);
    if (!written && written.error().code == codes::diskFull && m_parts.makeRoom())
        written = writeOnce(draft);
    return written;
}

/// After a failed sync it is open what was kept: the file is opened again, and it tells. Where that
/// fails, too, somebody is told that it was not recorded, and will give it again.
Result<Outbox::Appended> CommandDesk::writeOnce(const OutboxDraft &draft)
{
    Result<Outbox::Appended> written = m_parts.outbox.append(draft);
    if (written || !m_parts.outbox.isBroken())
        return written;
    if (const Status opened = m_parts.outbox.reopen(); !opened) {
        m_parts.outbox.disown(draft.id);
        return written;
    }
    const auto kept = m_parts.outbox.find(draft.id);
    if (kept && *kept)
        return Outbox::Appended{(*kept)->n, (*kept)->hash};
    return written;
}

void CommandDesk::noteUndoable(const Command &command)
{
    QList<Undoable> &stack = m_undoable[command.actor];
    if (command.type == CommandType::Reverse) {
        stack.removeIf([&](const Undoable &entry) { return entry.n == command.args.n; });
        return;
    }
    if (!ruleOf(command.type).reversible)
        return;
    stack.append({command.n, command.id, command.target});
    if (stack.size() > undoableMax)
        m_parts.overlay.forget(stack.takeFirst().n);
}

Result<Issued> CommandDesk::undo(const PersonCode &actor, const CommandId &command)
{
    const QList<Undoable> stack = m_undoable.value(actor);
    const auto found =
        command.isEmpty()
            ? std::find_if(stack.rbegin(), stack.rend(), [](const Undoable &) { return true; })
            : std::find_if(stack.rbegin(), stack.rend(),
                           [&](const Undoable &entry) { return entry.id == command; });
    if (found == stack.rend())
        return failure(ErrorKind::Rejected, codes::nothingToUndo, u"there is nothing to undo"_s);
    Args args;
    args.n = found->n;
    return issue(actor, CommandType::Reverse, found->target, args);
}

Status CommandDesk::replay(const OutboxRow &row, const Replayed &replayed)
{
    const Result<Command> command = wire::decodeCommand(row.line);
    if (!command) { // head office tells what becomes of it
        qCWarning(log).noquote() << "command" << row.n << "is not shown:" << command.error().detail;
        return {};
    }
    const Result<std::optional<AnsweredCommand>> answer = answerOf(row);
    if (!answer)
        return failure(answer.error());
    if (!*answer || (*answer)->isInFeed()) {
        const auto effect = wire::decodeEffect(row.effect);
        if (effect && ruleOf(command->type).reversible)
            m_parts.overlay.remember(row.n, *effect);
        m_parts.overlay.add(*command, m_parts.roster.person(command->actor), row.at);
        noteUndoable(*command);
    }
    replayed(*command, *answer);
    return {};
}

/// They cannot be undone from here: their numbers are no longer known by the install's name.
Status CommandDesk::replayFormer(const IsToCome &isToCome, const Replayed &replayed)
{
    QList<std::pair<OutboxRow, AnsweredCommand>> rows;
    QHash<qint64, QByteArray> effects; // a later one may take it back
    const Status read = m_parts.outbox.visitFormer([&](const OutboxRow &row) {
        effects.insert(row.n, row.effect);
        auto answer = answerOf(row);
        if (!answer || !*answer || !(*answer)->isInFeed() || !isToCome(**answer))
            return;
        (*answer)->n = row.n;
        rows.append({row, **answer});
    });
    if (!read)
        return read;
    for (const auto &[row, answer] : std::as_const(rows)) {
        Result<Command> command = wire::decodeCommand(row.line);
        if (!command)
            continue;
        if (command->type == CommandType::Reverse) {
            command->args.n += row.n - command->n;
            if (const auto effect = wire::decodeEffect(effects.value(command->args.n)))
                m_parts.overlay.remember(command->args.n, *effect);
        }
        command->n = row.n;
        m_parts.overlay.add(*command, m_parts.roster.person(command->actor), row.at);
        replayed(*command, answer);
    }
    return {};
}

Status CommandDesk::replayOutbox(const IsToCome &isToCome, const Replayed &replayed)
{
    m_parts.overlay.clearPending();
    m_undoable.clear();
    if (const Status done = replayFormer(isToCome, replayed); !done)
        return done;
    Result<qint64> from = m_parts.outbox.firstN();
    if (!from)
        return failure(from.error());
    while (*from <= m_parts.outbox.lastN()) {
        const auto rows = m_parts.outbox.rows(
            *from, {.commands = rowsPerRead, .bytes = std::numeric_limits<int>::max()});
        if (!rows)
            return failure(rows.error());
        if (rows->isEmpty())
            break;
        for (const OutboxRow &row : *rows) {
            if (const Status done = replay(row, replayed); !done)
                return done;
        }
        from = rows->last().n + 1;
    }
    return {};
}

} // namespace storehand
