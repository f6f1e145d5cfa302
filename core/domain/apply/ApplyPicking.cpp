// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Progress.h"
#include "core/domain/apply/Steps.h"

namespace storehand::steps {

namespace {

/// Units picked for real that the plan has no place for: they are in somebody's hands and must go
/// back.
void pickSurplus(Judgement &judgement, Line &line, int units)
{
    line.units.surplus += units;
    judgement.pickFromShelf(line.sku, units, 0);
}

void putIntoTote(Judgement &judgement, Line &line, int units)
{
    if (!judgement.args().tote.isEmpty())
        line.totes.append({judgement.command().id, judgement.args().tote, units});
}

/// The name that the station chose, unless it chose none or a line has it already: two lines of one
/// name could not be told apart in parcels, and what lies in the bag must have a line.
LineId nameOfSubstitute(const Judgement &judgement, const Assignment &target)
{
    const LineId &chosen = judgement.args().newLine;
    return chosen.isEmpty() || target.line(chosen) ? LineId(judgement.command().id.text) : chosen;
}

/// Gives units of one line to another line of the same product, as when a bag was mixed up.
void moveToLine(Judgement &judgement, const Line &from, int units)
{
    const AssignmentId id = judgement.args().toAssignment.isEmpty()
                                ? judgement.command().assignment()
                                : judgement.args().toAssignment;
    Assignment *other = judgement.assignment(id);
    Line *line = other ? other->line(judgement.args().toLine) : nullptr;
    Q_ASSERT_X(line && line->sku == from.sku, "moveToLine", "checked by the caller");
    const int wanted = qMin(units, line->units.open());
    line->units.inHand += wanted;
    line->units.surplus += units - wanted;
    // The open units that were filled give up their reservation, the opened ones below take one.
    judgement.release(line->sku, wanted, toText(CommandType::Unpick));
    if (wanted < units)
        judgement.flag(codes::overPicked);
    if (other->state == AssignmentState::Accepted)
        other->state = AssignmentState::Picking;
    other->state = settledState(*other);
}

bool namesFittingLine(Judgement &judgement, const Line &from)
{
    const AssignmentId id = judgement.args().toAssignment.isEmpty()
                                ? judgement.command().assignment()
                                : judgement.args().toAssignment;
    Assignment *other = judgement.assignment(id);
    const Line *line = other ? other->line(judgement.args().toLine) : nullptr;
    return line && line->sku == from.sku && line->id != from.id;
}

} // namespace

Outcome pick(Judgement &judgement, Assignment &target)
{
    Line *line = target.line(judgement.args().line);
    if (!line) {
        judgement.flag(codes::unknownLine, {judgement.args().line.text});
        return judgement.done();
    }
    const QString problem = judgement.stateProblem(target);
    if (!problem.isEmpty())
        judgement.flag(target.state > AssignmentState::Picking && isOpen(target.state)
                           ? QString(codes::overPicked)
                           : problem);

    const int wanted = problem.isEmpty() ? qMin(judgement.args().units, line->units.open()) : 0;
    const int surplus = judgement.args().units - wanted;
    if (wanted > 0) {
        line->units.inHand += wanted;
        judgement.pickFromShelf(line->sku, wanted, wanted);
        if (!judgement.args().detail.isEmpty())
            line->details.append({judgement.command().id, wanted, judgement.args().detail});
        putIntoTote(judgement, *line, wanted);
    }
    if (surplus > 0) {
        pickSurplus(judgement, *line, surplus);
        judgement.flag(codes::overPicked);
    }
    if (target.state == AssignmentState::Accepted)
        target.state = AssignmentState::Picking;
    return judgement.done();
}

Outcome sort(Judgement &judgement, Assignment &target)
{
    Line *line = target.line(judgement.args().line);
    const QString problem = judgement.stateProblem(target);
    if (!line || !problem.isEmpty()) {
        judgement.flag(line ? problem : QString(codes::unknownLine));
        return judgement.done();
    }
    int loose = line->units.inHand;
    for (const ToteUnits &sorted : std::as_const(line->totes))
        loose -= sorted.units;
    const int units = qMin(judgement.args().units, qMax(0, loose));
    if (units < judgement.args().units)
        judgement.flag(codes::exceedsPicked);
    if (units > 0)
        putIntoTote(judgement, *line, units);
    return judgement.done();
}

Outcome unpick(Judgement &judgement, Assignment &target)
{
    Line *line = target.line(judgement.args().line);
    if (!line) {
        judgement.flag(codes::unknownLine, {judgement.args().line.text});
        return judgement.done();
    }
    const int asked = judgement.args().units;
    const QString problem = judgement.stateProblem(target);
    if (!problem.isEmpty()) {
        judgement.flag(problem);
        if (!isOpen(target.state))
            judgement.putBack(*line,
                              asked); // the units are on the shelf again, whatever the order is
        return judgement.done();
    }
    const bool toLine = !judgement.args().toLine.isEmpty();
    if (toLine && !namesFittingLine(judgement, *line)) {
        judgement.flag(codes::wrongItem);
        return judgement.done();
    }

    const int units = judgement.takeHeld(target, *line, asked);
    if (units < asked)
        judgement.flag(codes::exceedsPicked);
    if (toLine) {
        judgement.move(
            {.sku = line->sku, .reserved = units, .reason = toText(CommandType::Unpick)});
        moveToLine(judgement, *line, units);
    } else {
        judgement.expectPicked(line->sku, units);
        judgement.move({.sku = line->sku,
                        .shelf = units,
                        .picked = -units,
                        .reserved = units,
                        .reason = toText(CommandType::Unpick)});
    }
    target.state = settledState(target);
    return judgement.done();
}

Outcome substitute(Judgement &judgement, Assignment &target)
{
    Line *line = target.line(judgement.args().line);
    const QString problem = judgement.stateProblem(target);
    if (!line) {
        judgement.flag(codes::unknownLine, {judgement.args().line.text});
        return judgement.done();
    }
    const int asked = judgement.args().units;
    const int units = problem.isEmpty() ? qMin(asked, line->units.open()) : 0;
    Line other{.id = nameOfSubstitute(judgement, target),
               .orderLine = line->orderLine,
               .sku = judgement.args().sku,
               .storage = judgement.world().substituteStorage,
               .unitPrice = line->unitPrice,
               .kit = line->kit,
               .substituteFor = line->id};
    other.units.ordered = units;
    other.units.inHand = units;
    other.units.surplus = asked - units;
    line->units.substituted += units;
    judgement.release(line->sku, units, toText(CommandType::Substitute));
    judgement.pickFromShelf(other.sku, asked, 0);
    target.lines.append(other);

    if (!problem.isEmpty())
        judgement.flag(problem);
    else if (units < asked)
        judgement.flag(codes::exceedsLine);
    else if (judgement.args().approval.isEmpty())
        judgement.flag(codes::notApproved);
    if (target.state == AssignmentState::Accepted)
        target.state = AssignmentState::Picking;
    return judgement.done();
}

Outcome finish(Judgement &judgement, Assignment &target)
{
    if (const int open = target.openUnits(); open > 0)
        return judgement.reject(codes::linesOpen, {QString::number(open)});
    target.state = AssignmentState::Picked;
    target.state = settledState(target);
    if (!isOpen(target.state))
        target.closedBecause = toText(target.state);
    target.claim.reset();
    return judgement.done();
}

Outcome reopen(Judgement &judgement, Assignment &target)
{
    target.state = AssignmentState::Picking;
    return judgement.done();
}

} // namespace storehand::steps
