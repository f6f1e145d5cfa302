// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Apply.h"
#include "core/domain/PlantedBug.h"
#include "core/domain/Progress.h"
#include "core/domain/apply/Steps.h"

#include <algorithm>

namespace storehand {

namespace {

QList<LineUnits> inParcels(const Assignment &target, const QList<ParcelCode> &codes)
{
    QList<LineUnits> inside;
    for (const Parcel &parcel : target.parcels) {
        if (!codes.contains(parcel.code) || parcel.gone)
            continue;
        for (auto it = parcel.units.begin(); it != parcel.units.end(); ++it)
            inside.append({it.key(), it.value()});
    }
    return inside;
}

/// Units of a closed line that are picked, were the customer's, and are not back on the shelf.
struct StillThere
{
    int withdrawn = 0; ///< picked before it was closed
    int surplus = 0;   ///< picked for real after it was closed

    explicit StillThere(const Quantities &units)
        : withdrawn(qMin(units.withdrawn, units.putBackDue()))
        , surplus(std::min({units.surplus, units.cancelled, units.putBackDue() - withdrawn}))
    {}

    [[nodiscard]] int all() const { return withdrawn + surplus; }
};

} // namespace

QList<LineUnits> unitsToHandOver(const Assignment &assignment)
{
    QList<LineUnits> all;
    for (const Line &line : assignment.lines) {
        const int units =
            isOpen(assignment.state) ? line.units.held() : StillThere(line.units).all();
        if (units > 0)
            all.append({line.id, units});
    }
    return all;
}

namespace steps {

namespace {

QList<LineUnits> givenLines(const Judgement &judgement, const Assignment &target)
{
    const Args &args = judgement.args();
    if (args.lines)
        return *args.lines;
    const bool namesParcels = isOpen(target.state) && !args.parcels.isEmpty();
    return namesParcels ? inParcels(target, args.parcels) : unitsToHandOver(target);
}

void markEmptyParcelsGone(Assignment &target)
{
    for (Parcel &parcel : target.parcels)
        parcel.gone = parcel.gone || parcel.units.isEmpty();
}

/// Gives units that were called off and wait for put-back. What was picked after the line was
/// cancelled was not cancelled after all.
int giveCalledOff(Quantities &units, int wanted)
{
    const StillThere there(units);
    const int withdrawn = qMin(wanted, there.withdrawn);
    const int surplus = qMin(wanted - withdrawn, there.surplus);
    units.withdrawn -= withdrawn;
    units.surplus -= surplus;
    units.cancelled -= surplus;
    return withdrawn + surplus;
}

/// The units one line gives to the customer. Units that were called off meanwhile are given, too,
/// when it is said that they were: somebody must look at the money.
int give(Judgement &judgement, Assignment &target, Line &line, int units)
{
    const bool wasOpen = isOpen(target.state);
    const int held = wasOpen ? judgement.takeHeldForCustomer(target, line, units) : 0;
    const int calledOff = giveCalledOff(line.units, units - held);
    const int given = held + calledOff;
    line.units.handedOver += given;
    judgement.letGo(line.sku, given, toText(CommandType::HandOver));
    if (wasOpen && calledOff > 0) {
        judgement.flag(codes::cancelled);
        judgement.task(FollowUp::Kind::RefundReview, {}, calledOff, toText(CommandType::HandOver));
    }
    return given;
}

/// The physical fact wins over a cancellation; somebody must look at the money.
void closeByFact(Judgement &judgement, Assignment &target, int given)
{
    judgement.flag(target.closedBecause == codes::reassigned ? codes::reassigned
                                                             : codes::cancelled);
    if (given == 0)
        return;
    if (!planted(Bug::CancelBeatsHandOver))
        target.state = AssignmentState::HandedOver;
    judgement.task(FollowUp::Kind::RefundReview, {}, given, toText(CommandType::HandOver));
}

} // namespace

Outcome arrive(Judgement &judgement, Assignment &target)
{
    if (const QString problem = judgement.stateProblem(target); !problem.isEmpty())
        judgement.flag(problem);
    target.arrival = Arrival{judgement.world().now, judgement.args().by, judgement.args().bay, {}};
    return judgement.done();
}

Outcome leave(Judgement &judgement, Assignment &target)
{
    if (const QString problem = judgement.stateProblem(target); !problem.isEmpty())
        judgement.flag(problem);
    if (target.arrival)
        target.arrival->leftAt = judgement.world().now;
    return judgement.done();
}

Outcome handOver(Judgement &judgement, Assignment &target)
{
    const QString problem = judgement.stateProblem(target);
    int given = 0;
    for (const LineUnits &wanted : givenLines(judgement, target)) {
        Line *line = target.line(wanted.line);
        const int units = line ? give(judgement, target, *line, wanted.units) : 0;
        given += units;
        if (units < wanted.units)
            judgement.flag(line ? codes::exceedsPicked : codes::unknownLine);
    }
    if (target.state == AssignmentState::Cancelled || target.state == AssignmentState::Expired)
        closeByFact(judgement, target, given);
    else if (!problem.isEmpty())
        judgement.flag(problem);
    else if (given == 0)
        judgement.flag(codes::nothingThere);
    else if (judgement.world().store.policy.proofAtHandOver && !judgement.args().proofVerified &&
             target.method == Method::Pickup)
        judgement.flag(codes::proofMissing);

    markEmptyParcelsGone(target);
    target.state = settledState(target);
    if (!isOpen(target.state))
        target.closedBecause = toText(target.state);
    return judgement.done();
}

Outcome refuse(Judgement &judgement, Assignment &target)
{
    Line *line = target.line(judgement.args().line);
    const QString problem = judgement.stateProblem(target);
    if (!line || !isOpen(target.state)) {
        judgement.flag(line ? problem : QString(codes::unknownLine));
        return judgement.done();
    }
    if (!problem.isEmpty())
        judgement.flag(problem);
    const int units = judgement.takeHeldForCustomer(target, *line, judgement.args().units);
    line->units.refused += units;
    if (units < judgement.args().units)
        judgement.flag(codes::exceedsPicked);
    judgement.follow(FollowUp::Kind::AskRefund, target, *line, units, judgement.args().reason);
    markEmptyParcelsGone(target);
    target.state = settledState(target);
    if (!isOpen(target.state))
        target.closedBecause = toText(target.state);
    return judgement.done();
}

Outcome putBack(Judgement &judgement, Assignment &target)
{
    int left = judgement.args().units;
    for (Line &line : target.lines) {
        const bool named = judgement.args().line.isEmpty() ? line.sku == judgement.args().sku
                                                           : line.id == judgement.args().line;
        if (named)
            left -= judgement.putBack(line, left);
    }
    if (left > 0)
        judgement.flag(codes::exceedsPutBack, {QString::number(left)});
    return judgement.done();
}

Outcome ship(Judgement &judgement, Assignment &target)
{
    if (target.hold)
        return judgement.reject(codes::onHold, {*target.hold});
    Parcel *parcel = target.parcel(judgement.args().parcel);
    if (!parcel || parcel->gone)
        return judgement.reject(codes::unknownParcel, {judgement.args().parcel.text});
    if (judgement.world().store.policy.trackingToShip && judgement.args().tracking.isEmpty())
        return judgement.reject(codes::noTracking);
    const QMap<LineId, int> units = std::exchange(parcel->units, {});
    const bool placed = !parcel->location.isEmpty();
    for (auto it = units.begin(); it != units.end(); ++it) {
        Line *line = target.line(it.key());
        Q_ASSERT(line);
        (placed ? line->units.staged : line->units.packed) -= it.value();
        line->units.shipped += it.value();
        judgement.letGo(line->sku, it.value(), toText(CommandType::Ship));
    }
    parcel->gone = true;
    target.state = settledState(target);
    if (!isOpen(target.state))
        target.closedBecause = toText(target.state);
    return judgement.done();
}

} // namespace steps

} // namespace storehand
