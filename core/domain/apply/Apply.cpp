// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Apply.h"

#include "core/domain/WorkDays.h"
#include "core/domain/apply/Steps.h"

#include <algorithm>

namespace storehand {

namespace {

/// The last day of work and a revocation end what a person may decide; what they did stays done.
bool mayWork(const World &world)
{
    return world.actor && world.actor->stores.contains(world.store.code) &&
           worksToday(*world.actor, world.store, world.now);
}

/// Empty when the person may do this here.
QString personProblem(const World &world, const CommandRule &rule)
{
    if (!mayWork(world))
        return codes::actorRevoked;
    const Role least = qMax(rule.role, world.store.policy.raisedRoles.value(rule.type, rule.role));
    return world.actor->role < least ? QString(codes::notAllowed) : QString();
}

/// A decision made under a claim that somebody else has taken since changes nothing.
bool isUnderOldClaim(const Command &command, const Assignment &target)
{
    return command.type != CommandType::Claim && command.type != CommandType::TakeOver &&
           command.fence && *command.fence < target.lastFence;
}

std::optional<Claim> claimInTheWay(const World &world, const Command &command,
                                   const Assignment &target)
{
    if (command.type == CommandType::Claim || command.type == CommandType::TakeOver)
        return std::nullopt;
    if (isUnderOldClaim(command, target))
        return target.claim;
    const bool working = target.state < AssignmentState::Picked;
    const bool others =
        target.claim && !world.isOwn(target.claim->install) && world.now < target.claim->leaseUntil;
    return working && others ? target.claim : std::nullopt;
}

/// Decided on facts that somebody else has changed since the person saw them.
bool isStale(const World &world, const Command &command, const ChangeMarks &changes)
{
    if (command.base == 0)
        return false;
    const CommandRule &rule = ruleOf(command.type);
    // Not by isOwn(): a disk that was restored does not know what was done since under its name.
    for (const auto &[facet, name] : enumNames(Facet{})) {
        if (rule.doesRead(facet) && changes.changedSince(facet, command.base, world.install))
            return true;
    }
    return false;
}

/// Whoever is heard of works on it, whatever the command was.
void renewLease(Outcome &outcome, const World &world, const Command &command)
{
    const Instant until = world.now + std::chrono::minutes(world.store.policy.leaseMinutes);
    const auto renew = [&](Assignment &assignment) {
        if (assignment.claim && assignment.claim->person == command.actor &&
            world.isOwn(assignment.claim->install))
            assignment.claim->leaseUntil = std::max(assignment.claim->leaseUntil, until);
    };
    for (Assignment &assignment : outcome.assignments)
        renew(assignment);
    const auto target = world.assignments.constFind(command.assignment());
    const bool isThere = std::any_of(
        outcome.assignments.begin(), outcome.assignments.end(),
        [&](const Assignment &assignment) { return assignment.id == command.assignment(); });
    if (target == world.assignments.constEnd() || isThere)
        return;
    Assignment renewed = *target;
    renew(renewed);
    if (renewed != *target)
        outcome.assignments.append(renewed);
}

using Step = Outcome (*)(Judgement &, Assignment &);

Step stepOf(CommandType type)
{
    switch (type) {
    case CommandType::Accept:
        return steps::accept;
    case CommandType::Decline:
        return steps::decline;
    case CommandType::Claim:
        return steps::claim;
    case CommandType::TakeOver:
        return steps::takeOver;
    case CommandType::Release:
        return steps::release;
    case CommandType::Pick:
        return steps::pick;
    case CommandType::Sort:
        return steps::sort;
    case CommandType::Unpick:
        return steps::unpick;
    case CommandType::Short:
        return steps::shortLine;
    case CommandType::Substitute:
        return steps::substitute;
    case CommandType::Finish:
        return steps::finish;
    case CommandType::Reopen:
        return steps::reopen;
    case CommandType::Pack:
        return steps::pack;
    case CommandType::Stage:
        return steps::stage;
    case CommandType::Ready:
        return steps::ready;
    case CommandType::Arrive:
        return steps::arrive;
    case CommandType::Leave:
        return steps::leave;
    case CommandType::HandOver:
        return steps::handOver;
    case CommandType::Refuse:
        return steps::refuse;
    case CommandType::PutBack:
        return steps::putBack;
    case CommandType::Ship:
        return steps::ship;
    case CommandType::Hold:
        return steps::hold;
    case CommandType::Unhold:
        return steps::unhold;
    case CommandType::ExtendPickup:
        return steps::extendPickup;
    case CommandType::Print:
    case CommandType::Note:
    case CommandType::Resolve:
        // The log is their effect.
        return [](Judgement &judgement, Assignment &) { return judgement.done(); };
    case CommandType::Reverse:
    case CommandType::PauseStore:
    case CommandType::ResumeStore:
    case CommandType::Adjust:
        break;
    }
    qFatal("a command without a step on assignments");
}

Outcome onStore(Judgement &judgement)
{
    const World &world = judgement.world();
    if (isStale(world, judgement.command(), world.store.changes))
        return judgement.reject(codes::stale);
    switch (judgement.command().type) {
    case CommandType::PauseStore:
        return steps::pauseStore(judgement);
    case CommandType::ResumeStore:
        return steps::resumeStore(judgement);
    default:
        return steps::adjust(judgement);
    }
}

Outcome onAssignment(Judgement &judgement)
{
    Assignment *target = judgement.target();
    const CommandRule &rule = judgement.rule();
    if (!target) {
        // What is taken off a list may be about the store, or about work that has left it.
        if (rule.type == CommandType::Resolve)
            return judgement.done();
        if (!rule.isObservation())
            return judgement.reject(codes::unknownTarget);
        judgement.flag(codes::unknownTarget);
        return judgement.done();
    }
    if (!rule.isObservation()) {
        if (const QString problem = judgement.stateProblem(*target); !problem.isEmpty())
            return judgement.reject(problem);
        if (const auto other = claimInTheWay(judgement.world(), judgement.command(), *target))
            return judgement.reject(codes::claimedByOther, {other->person.text, other->station});
        if (isUnderOldClaim(judgement.command(), *target) ||
            isStale(judgement.world(), judgement.command(), target->changes))
            return judgement.reject(codes::stale);
    }
    return stepOf(rule.type)(judgement, *target);
}

} // namespace

Outcome apply(const World &world, const Command &command)
{
    Judgement judgement(world, command);
    const CommandRule &rule = judgement.rule();
    const QString problem = personProblem(world, rule);
    if (!problem.isEmpty() && !rule.isObservation())
        return judgement.reject(problem);

    Outcome outcome;
    if (command.type == CommandType::Reverse)
        outcome = steps::reverse(judgement);
    else if (rule.target == TargetKind::Store)
        outcome = onStore(judgement);
    else
        outcome = onAssignment(judgement);

    if (!problem.isEmpty() && outcome.verdict.kind == VerdictKind::Applied)
        outcome.verdict = {VerdictKind::Exception, problem, {}};
    if (!outcome.verdict.isRejected())
        renewLease(outcome, world, command);
    return outcome;
}

} // namespace storehand
