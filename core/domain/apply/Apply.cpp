// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Apply.h"

#include "core/domain/apply/Steps.h"

namespace storehand {

namespace {

/// The last day of work and a revocation end what a person may decide; what they did stays done.
bool mayWork(const World &world)
{
    if (!world.actor || world.actor->revoked || !world.actor->stores.contains(world.store.code))
        return false;
    if (!world.actor->until)
        return true;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(world.now.ms, Qt::UTC);
    const QTimeZone zone(world.store.timeZone);
    return (zone.isValid() ? now.toTimeZone(zone) : now).date() <= *world.actor->until;
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
std::optional<Claim> claimInTheWay(const World &world, const Command &command,
                                   const Assignment &target)
{
    if (command.type == CommandType::Claim || command.type == CommandType::TakeOver)
        return std::nullopt;
    if (command.fence && *command.fence < target.lastFence)
        return target.claim.value_or(Claim{});
    const bool working = target.state < AssignmentState::Picked;
    const bool others = target.claim && target.claim->install != world.install &&
                        world.now < target.claim->leaseUntil;
    return working && others ? target.claim : std::nullopt;
}

void renewLease(Outcome &outcome, const World &world, const Command &command)
{
    for (Assignment &assignment : outcome.assignments) {
        if (assignment.claim && assignment.claim->person == command.actor &&
            assignment.claim->install == world.install)
            assignment.claim->leaseUntil =
                world.now + std::chrono::minutes(world.store.policy.leaseMinutes);
    }
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
