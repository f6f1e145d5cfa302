// SPDX-License-Identifier: Apache-2.0
#include "core/domain/PlantedBug.h"
#include "core/domain/Progress.h"
#include "core/domain/apply/Steps.h"

namespace storehand::steps {

namespace {

Claim newClaim(const Judgement &judgement, qint64 fence)
{
    const World &world = judgement.world();
    return {judgement.command().actor, world.station, world.install, fence,
            (planted(Bug::TrustsTheWall) ? judgement.command().at : world.now) +
                std::chrono::minutes(world.store.policy.leaseMinutes)};
}

void setClaim(Judgement &judgement, Assignment &target)
{
    if (!planted(Bug::RepeatsFences) || target.lastFence == 0)
        ++target.lastFence;
    target.claim = newClaim(judgement, target.lastFence);
    if (target.state == AssignmentState::Assigned)
        target.state = AssignmentState::Accepted;
}

/// The lines that a decline names, or all of them with what is left of each.
QList<LineUnits> declinedLines(const Judgement &judgement, const Assignment &target)
{
    if (judgement.args().lines)
        return *judgement.args().lines;
    QList<LineUnits> all;
    for (const Line &line : target.lines)
        all.append({line.id, line.units.open() + line.units.held()});
    return all;
}

} // namespace

Outcome accept(Judgement &judgement, Assignment &target)
{
    target.state = AssignmentState::Accepted;
    return judgement.done();
}

Outcome claim(Judgement &judgement, Assignment &target)
{
    if (target.hold)
        return judgement.reject(codes::onHold, {*target.hold});
    const bool held = target.claim && judgement.world().now < target.claim->leaseUntil;
    const bool own = target.claim && target.claim->person == judgement.command().actor &&
                     judgement.world().isOwn(target.claim->install);
    if (held && !own)
        return judgement.reject(codes::claimedByOther,
                                {target.claim->person.text, target.claim->station});
    if (own) {
        target.claim->install = judgement.world().install;
        target.claim->leaseUntil = newClaim(judgement, 0).leaseUntil;
    } else {
        setClaim(judgement, target);
    }
    return judgement.done();
}

Outcome takeOver(Judgement &judgement, Assignment &target)
{
    if (target.hold)
        return judgement.reject(codes::onHold, {*target.hold});
    setClaim(judgement, target);
    return judgement.done();
}

Outcome release(Judgement &judgement, Assignment &target)
{
    target.claim.reset();
    return judgement.done();
}

Outcome decline(Judgement &judgement, Assignment &target)
{
    const World &world = judgement.world();
    const PickupRefusal refusal = world.store.policy.pickupRefusal;
    if (target.method == Method::Pickup && (refusal == PickupRefusal::TransferOnly ||
                                            (refusal == PickupRefusal::ManagerOnly && world.actor &&
                                             world.actor->role < Role::Manager)))
        return judgement.reject(codes::policy);

    const auto next =
        target.method == Method::Pickup ? FollowUp::Kind::AskCustomer : FollowUp::Kind::SourceAgain;
    for (const LineUnits &declined : declinedLines(judgement, target)) {
        Line *line = target.line(declined.line);
        if (!line)
            return judgement.reject(codes::unknownLine, {declined.line.text});
        const int open = qMin(line->units.open(), declined.units);
        line->units.cancelled += open;
        judgement.release(line->sku, open, toText(CommandType::Decline));
        const int held = judgement.takeHeld(target, *line, declined.units - open);
        line->units.withdrawn += held;
        judgement.follow(next, target, *line, open + held, judgement.args().reason);
    }
    if (target.openUnits() + target.heldUnits() == 0) {
        target.state = AssignmentState::Declined;
        target.closedBecause = toText(AssignmentState::Declined);
        target.claim.reset();
    }
    return judgement.done();
}

Outcome hold(Judgement &judgement, Assignment &target)
{
    target.hold = judgement.args().reason;
    return judgement.done();
}

Outcome unhold(Judgement &judgement, Assignment &target)
{
    target.hold.reset();
    return judgement.done();
}

} // namespace storehand::steps
