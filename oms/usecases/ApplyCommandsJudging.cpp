// SPDX-License-Identifier: Apache-2.0
// The second half of ApplyCommands: what one command means.
#include "core/domain/Apply.h"
#include "core/domain/Catalogue.h"
#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "oms/lifecycle/CommandEvent.h"
#include "oms/usecases/ApplyCommands.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/FollowUps.h"
#include "oms/usecases/Questions.h"
#include "oms/usecases/Reclaim.h"
#include "oms/usecases/RecordOutcome.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What apply() says of a command on something that does not exist.
Outcome onUnknownTarget(const CommandRule &rule, const Command &command)
{
    Outcome outcome;
    outcome.verdict = {rule.isObservation() ? VerdictKind::Exception : VerdictKind::Rejected,
                       codes::unknownTarget,
                       {}};
    outcome.effect.command = command.id;
    outcome.effect.type = command.type;
    return outcome;
}

Outcome refused(const Command &command, const QString &code)
{
    Outcome outcome;
    outcome.verdict = {VerdictKind::Rejected, code, {}};
    outcome.effect.command = command.id;
    outcome.effect.type = command.type;
    return outcome;
}

wire::CommandStatus statusOf(VerdictKind kind)
{
    switch (kind) {
    case VerdictKind::Applied:
        return wire::CommandStatus::Applied;
    case VerdictKind::Exception:
        return wire::CommandStatus::Exception;
    case VerdictKind::Rejected:
        return wire::CommandStatus::Rejected;
    }
    Q_UNREACHABLE();
}

bool isEmpty(const Outcome &outcome)
{
    return outcome.assignments.isEmpty() && outcome.moves.isEmpty() && !outcome.store;
}

/// One that came too late may have renewed a claim all the same.
bool didUndo(const Command &command, const Outcome &outcome)
{
    return command.type == CommandType::Reverse && outcome.verdict.code != codes::tooLate &&
           !isEmpty(outcome);
}

bool asksCustomer(const Outcome &outcome)
{
    return std::any_of(
        outcome.followUps.begin(), outcome.followUps.end(),
        [](const FollowUp &next) { return next.kind == FollowUp::Kind::AskCustomer; });
}

std::optional<qint64> fenceOf(const Command &command, const Outcome &outcome)
{
    if (command.type != CommandType::Claim && command.type != CommandType::TakeOver)
        return std::nullopt;
    for (const Assignment &assignment : outcome.assignments) {
        if (assignment.id == command.assignment() && assignment.claim)
            return assignment.claim->fence;
    }
    return std::nullopt;
}

} // namespace

Result<bool> ApplyCommands::settleDeps(Command &command)
{
    for (const QString &dep : std::as_const(command.deps)) {
        const auto before = known(CommandId(dep));
        if (!before)
            return failure(before.error());
        if (!*before)
            continue;
        if ((*before)->verdict == VerdictKind::Rejected)
            return false;
        if (!command.fence)
            command.fence = (*before)->fence;
    }
    return true;
}

Result<std::optional<Effect>> ApplyCommands::effectToReverse(const Command &command)
{
    if (command.type != CommandType::Reverse)
        return std::nullopt;
    const auto before = known(command.args.n);
    if (!before)
        return failure(before.error());
    if (!*before || (*before)->actor != command.actor || (*before)->effect.isEmpty())
        return std::nullopt;
    const Result<Effect> effect = wire::decodeEffect((*before)->effect);
    if (!effect)
        return failure(effect.error());
    return std::optional<Effect>(*effect);
}

Result<World> ApplyCommands::worldOf(const Command &command, const std::optional<Effect> &reversed)
{
    Result<World> world = worldFor(m_work, m_who, m_install.id, command, reversed);
    if (world)
        world->formerInstalls = m_installs;
    return world;
}

Status ApplyCommands::judgeReadable(Command command, Judged &judged)
{
    judged.row.type = command.type;
    judged.row.target = command.target;
    judged.row.actor = command.actor;
    judged.row.at = command.at;
    judged.row.correctedAt = correctedTime(command);

    const Result<std::optional<Effect>> reversed = effectToReverse(command);
    if (!reversed)
        return failure(reversed.error());
    Result<World> world = worldOf(command, *reversed);
    if (!world)
        return failure(world.error());
    Result<Outcome> outcome = outcomeOf(*world, command);
    if (outcome && command.type == CommandType::Resolve &&
        outcome->verdict.kind == VerdictKind::Applied)
        outcome = choose(command, *world);
    if (!outcome)
        return failure(outcome.error());

    judged.effect = outcome->effect;
    judged.effect.followedUp =
        std::any_of(outcome->followUps.begin(), outcome->followUps.end(), goesOnElsewhere);
    judged.row.verdict = outcome->verdict.kind;
    judged.row.fence = fenceOf(command, *outcome);
    judged.result.status = statusOf(outcome->verdict.kind);
    judged.result.code = outcome->verdict.code;
    judged.result.args = outcome->verdict.args;
    return record(*world, command, *outcome, judged);
}

/// Does what was chosen, which changes orders: the outcome of the command itself, and `world`, are
/// by how they are then.
Result<Outcome> ApplyCommands::choose(Command &command, World &world)
{
    const Result<Verdict> chosen = resolve(command);
    if (!chosen)
        return failure(chosen.error());
    Result<World> after = worldOf(command, {});
    if (!after)
        return failure(after.error());
    world = std::move(*after);
    Result<Outcome> outcome = outcomeOf(world, command);
    if (outcome)
        outcome->verdict = *chosen;
    return outcome;
}

Result<Outcome> ApplyCommands::outcomeOf(const World &world, Command &command)
{
    const CommandRule &rule = ruleOf(command.type);
    const Result<bool> depsHold = settleDeps(command);
    if (!depsHold)
        return failure(depsHold.error());
    if (!*depsHold && !rule.isObservation())
        return refused(command, codes::depRejected);
    if (rule.target == TargetKind::Store && command.target != m_who.store.text)
        return onUnknownTarget(rule, command);
    return apply(world, command);
}

/// Everything that others see of it: entities and stock, lists, the order's timeline.
Status ApplyCommands::record(const World &world, const Command &command, const Outcome &outcome,
                             Judged &judged)
{
    const auto target = world.assignments.constFind(command.assignment());
    const bool onAssignment = target != world.assignments.constEnd();
    const bool onStore = command.target == m_who.store.text;
    // A station lets go of a fact when its target contains it, also when it changed nothing.
    const bool changes = !isEmpty(outcome) || command.type == CommandType::Resolve ||
                         outcome.verdict.kind == VerdictKind::Exception;
    Status done;
    if (changes && onStore)
        done = m_work.touch(m_who.store);
    else if (changes && onAssignment)
        done = m_work.touch(target->id);
    if (done && changes && command.type == CommandType::Adjust)
        done = m_work.touch(m_who.store, command.args.sku);
    if (done)
        done = recordOutcome(m_work, m_who.store, outcome, command.id, bookedTime(command));
    if (done && didUndo(command, outcome))
        done = afterReverse(command);
    if (done && command.type == CommandType::Adjust && !isEmpty(outcome))
        done = closeCountTask(command.args.sku);
    if (!done)
        return done;

    if (onAssignment && !outcome.verdict.isRejected())
        m_work.tell(target->order,
                    eventOf(command, outcome.verdict, *target, judged.row.correctedAt));
    const qint64 before = onAssignment ? target->version : onStore ? world.store.version : 0;
    judged.result.version = before == 0 ? 0 : before + (changes ? 1 : 0);

    if (onAssignment && command.type == CommandType::Finish &&
        outcome.verdict.code == codes::reassigned) {
        const Result<bool> offered = canReclaim(m_work, *target);
        if (!offered)
            return failure(offered.error());
        judged.result.hint = *offered ? QString(reclaimOffered) : QString();
    }
    if (outcome.verdict.kind != VerdictKind::Applied)
        return raise(command, outcome.verdict);
    if (asksCustomer(outcome))
        return raise(
            command,
            {VerdictKind::Exception, codes::unitsMissing, {QString::number(command.args.units)}});
    return {};
}

/// A line that names itself but says nothing this program understands: it is kept, so that the
/// station's row of commands goes on, and somebody is shown that it is there.
Status ApplyCommands::judgeUnreadable(const Line &line, Judged &judged)
{
    judged.row.type = CommandType::Note;
    judged.row.at = m_now;
    judged.row.correctedAt = m_now;
    judged.row.verdict = VerdictKind::Exception;
    judged.result.status = wire::CommandStatus::Exception;
    judged.result.code = codes::malformed;
    judged.result.args = {line.problem.left(wire::textMax)};
    judged.effect.command = line.id;
    Command unreadable;
    unreadable.id = line.id;
    unreadable.at = m_now;
    unreadable.target = m_who.store.text;
    return raise(unreadable, {VerdictKind::Exception, codes::malformed, judged.result.args});
}

Status ApplyCommands::raise(const Command &command, const Verdict &verdict)
{
    ExceptionCase raised;
    raised.command = command.id;
    raised.store = m_who.store;
    raised.target = command.target;
    raised.type = command.type;
    raised.verdict = verdict;
    raised.actor = command.actor;
    raised.station = m_who.name;
    raised.at = correctedTime(command);
    return m_work.put(raised);
}

/// Takes an exception, or a task, off the list. The units of a question go where was decided.
Result<Verdict> ApplyCommands::resolve(const Command &command)
{
    const CommandId &id = command.args.exception;
    const QString &choice = command.args.choice;
    Result<std::optional<ExceptionCase>> exception = m_work.exception(id);
    if (!exception)
        return failure(exception.error());
    const bool isOurs = *exception && (*exception)->store == m_who.store;
    const auto questions = m_storage.cases.questionsOf(id);
    if (!questions)
        return failure(questions.error());
    const std::optional<UnitsAnswer> answer = UnitsAnswer::fromText(choice);
    const bool isAsked = isOurs && (*exception)->isOpen() && !questions->isEmpty();
    if (isAsked) {
        const Result<QString> problem =
            answer ? answerProblem(m_work, id, *answer) : Result<QString>(codes::unknownChoice);
        if (!problem)
            return failure(problem.error());
        if (!problem->isEmpty())
            return Verdict{VerdictKind::Exception, *problem, {choice}};
    }

    Status done;
    if (!isOurs) {
        done = closeTask(id.text);
    } else if ((*exception)->isOpen()) {
        (*exception)->resolvedAt = m_now;
        (*exception)->choice = choice;
        done = m_work.put(**exception);
        if (done && isAsked)
            done = answerQuestions(m_work, id, *answer);
        if (done && isAsked)
            done = markFollowedUp(id);
    }
    if (!done)
        return failure(done.error());
    return Verdict{};
}

Status ApplyCommands::closeTask(const QString &id)
{
    Result<std::optional<Task>> task = m_storage.cases.findTask(id);
    if (!task)
        return failure(task.error());
    if (!*task || (*task)->store != m_who.store || (*task)->doneAt)
        return {};
    (*task)->doneAt = m_now;
    m_work.put(**task);
    return {};
}

/// Whoever corrects the book has counted.
Status ApplyCommands::closeCountTask(const Sku &sku)
{
    Result<std::optional<Task>> task =
        m_storage.cases.findOpenTask(m_who.store, sku, TaskKind::Count);
    if (!task)
        return failure(task.error());
    if (*task) {
        (*task)->doneAt = m_now;
        m_work.put(**task);
    }
    return {};
}

/// What was decided about a command's units can no longer be undone with it.
Status ApplyCommands::markFollowedUp(const CommandId &id)
{
    const auto before = known(id);
    if (!before)
        return failure(before.error());
    if (!*before || (*before)->effect.isEmpty())
        return {};
    Result<Effect> effect = wire::decodeEffect((*before)->effect);
    if (!effect)
        return failure(effect.error());
    effect->followedUp = true;
    return setEffect((*before)->install, (*before)->n, *effect);
}

/// The undone command is not undone twice, and what it put on a list comes off it.
Status ApplyCommands::afterReverse(const Command &command)
{
    Result<std::optional<Effect>> effect = effectToReverse(command);
    if (!effect)
        return failure(effect.error());
    Q_ASSERT_X(*effect, "afterReverse", "something was undone that is not known");
    (*effect)->reversed = true;
    if (const Status kept = setEffect(m_install.id, command.args.n, **effect); !kept)
        return kept;
    const CommandId undone = (*effect)->command;
    if (const Status dropped = dropQuestions(m_work, undone); !dropped)
        return dropped;
    for (const LineEffect &change : std::as_const((*effect)->lines)) {
        const Result<std::optional<Assignment>> of = m_work.assignment(change.assignment);
        if (!of)
            return failure(of.error());
        if (const Status refreshed = refreshOrder(m_work, (*of)->order); !refreshed)
            return refreshed;
    }
    Result<std::optional<ExceptionCase>> exception = m_work.exception(undone);
    if (!exception)
        return failure(exception.error());
    if (!*exception || !(*exception)->isOpen())
        return {};
    (*exception)->resolvedAt = m_now;
    (*exception)->choice = toText(CommandType::Reverse);
    return m_work.put(**exception);
}

} // namespace storehand::oms
