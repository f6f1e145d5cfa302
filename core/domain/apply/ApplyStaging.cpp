// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Progress.h"
#include "core/domain/apply/Steps.h"

namespace storehand::steps {

namespace {

/// A parcel that left, or was emptied at the counter, begins anew when somebody fills it again.
Parcel &parcelOf(Assignment &target, const ParcelCode &code)
{
    if (Parcel *known = target.parcel(code)) {
        if (known->gone)
            *known = Parcel{.code = code};
        return *known;
    }
    target.parcels.append(Parcel{.code = code});
    return target.parcels.last();
}

/// Puts all that is in hand into the parcel; `counted` says as what.
void fillFromHand(Assignment &target, Parcel &parcel, int Quantities::*counted)
{
    for (Line &line : target.lines) {
        if (line.units.inHand == 0)
            continue;
        parcel.units[line.id] += line.units.inHand;
        line.units.*counted += std::exchange(line.units.inHand, 0);
    }
}

void placeUnits(Assignment &target, const Parcel &parcel)
{
    for (auto it = parcel.units.begin(); it != parcel.units.end(); ++it) {
        Line *line = target.line(it.key());
        Q_ASSERT(line);
        const int units = qMin(it.value(), line->units.packed);
        line->units.packed -= units;
        line->units.staged += units;
    }
}

void flagMisfit(Judgement &judgement, const Assignment &target, const Parcel &parcel)
{
    const auto place = judgement.world().staging.constFind(parcel.location);
    if (place == judgement.world().staging.constEnd()) {
        judgement.flag(codes::unknownLocation, {parcel.location.text});
        return;
    }
    for (auto it = parcel.units.begin(); it != parcel.units.end(); ++it) {
        if (!suits(place->kind, target.line(it.key())->storage))
            judgement.flag(codes::wrongKind, {toText(place->kind)});
    }
    if (place->parcels >= place->capacity)
        judgement.flag(codes::overCapacity, {QString::number(place->capacity)});
}

} // namespace

Outcome pack(Judgement &judgement, Assignment &target)
{
    const QString problem = judgement.stateProblem(target);
    if (!problem.isEmpty()) {
        judgement.flag(problem);
        if (!isOpen(target.state))
            return judgement.done();
    }
    Parcel &parcel = parcelOf(target, judgement.args().parcel);
    parcel.box = judgement.args().box;
    parcel.weightG = judgement.args().weightG;
    for (const LineUnits &packed : judgement.args().lines.value_or(QList<LineUnits>())) {
        Line *line = target.line(packed.line);
        const int units = line ? qMin(packed.units, line->units.inHand) : 0;
        if (units < packed.units)
            judgement.flag(line ? codes::exceedsPicked : codes::unknownLine);
        if (units == 0)
            continue;
        line->units.inHand -= units;
        (parcel.location.isEmpty() ? line->units.packed : line->units.staged) += units;
        parcel.units[line->id] += units;
    }
    target.state = settledState(target);
    return judgement.done();
}

Outcome stage(Judgement &judgement, Assignment &target)
{
    const QString problem = judgement.stateProblem(target);
    if (!problem.isEmpty()) {
        judgement.flag(problem);
        if (!isOpen(target.state))
            return judgement.done();
    }
    Parcel &parcel = parcelOf(target, judgement.args().parcel);
    if (parcel.location.isEmpty()) {
        if (parcel.units.isEmpty())
            fillFromHand(target, parcel, &Quantities::packed);
        placeUnits(target, parcel);
    } else if (parcel.location == judgement.args().location) {
        // What was found later joins it where it stands.
        fillFromHand(target, parcel, &Quantities::staged);
    }
    const bool moved = parcel.location != judgement.args().location;
    parcel.location = judgement.args().location;
    if (moved)
        flagMisfit(judgement, target, parcel);
    target.state = settledState(target);
    return judgement.done();
}

Outcome ready(Judgement &judgement, Assignment &target)
{
    if (target.hold)
        return judgement.reject(codes::onHold, {*target.hold});
    if (target.state == AssignmentState::Ready)
        return judgement.done();
    if (const int open = target.openUnits(); open > 0)
        return judgement.reject(codes::linesOpen, {QString::number(open)});
    const World &world = judgement.world();
    if (world.store.policy.stagedBeforeReady && target.state != AssignmentState::Staged)
        return judgement.reject(codes::notStaged);
    target.state = AssignmentState::Ready;
    target.claim.reset();
    // Who opened a parcel again may have taken longer than its customer had.
    if (!target.pickupBy || *target.pickupBy <= world.now)
        target.pickupBy = world.store.hours.endOfOpenDay(world.now, world.store.policy.pickupDays,
                                                         world.store.timeZone);
    if (!target.readyAt) {
        target.readyAt = world.now;
        judgement.task(FollowUp::Kind::TellReady, {}, 0, {});
    }
    return judgement.done();
}

Outcome extendPickup(Judgement &judgement, Assignment &target)
{
    if (target.pickupExtensions >= judgement.world().store.policy.pickupExtensionsMax ||
        (target.pickupBy && *judgement.args().until <= *target.pickupBy))
        return judgement.reject(codes::policy);
    target.pickupBy = judgement.args().until;
    ++target.pickupExtensions;
    return judgement.done();
}

} // namespace storehand::steps
