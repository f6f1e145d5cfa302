// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Acts.h"

#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"
#include "core/domain/Progress.h"
#include "core/domain/apply/Judgement.h"

namespace storehand {

namespace {

constexpr QLatin1String reasonCancel("cancel");
constexpr QLatin1String reasonOpenAgain("open_again");

/// Acts have no command of their own; the judgement only needs something to point at.
Command actOn(const AssignmentId &id)
{
    Command act;
    act.target = id.text;
    return act;
}

QList<LineUnits> allThatIsLeft(const Assignment &assignment)
{
    QList<LineUnits> all;
    for (const Line &line : assignment.lines)
        all.append({line.id, line.units.open() + line.units.held()});
    return all;
}

void withdraw(Judgement &judgement, Assignment &target, const QList<LineUnits> &lines,
              const QString &reason)
{
    for (const LineUnits &wanted : lines) {
        Line *line = target.line(wanted.line);
        if (!line)
            continue;
        const int open = qMin(wanted.units, line->units.open());
        line->units.cancelled += open;
        if (!planted(Bug::KeepsReservation) || reason == reasonCancel)
            judgement.release(line->sku, open, reason);
        line->units.withdrawn += judgement.takeHeld(target, *line, wanted.units - open);
    }
    for (Parcel &parcel : target.parcels)
        parcel.gone = parcel.gone || parcel.units.isEmpty();
}

void closeIfEmpty(Assignment &target, const QString &because)
{
    if (target.openUnits() + target.heldUnits() > 0) {
        target.state = settledState(target);
        return;
    }
    const AssignmentState end = endOf(target);
    const bool gone = end == AssignmentState::HandedOver || end == AssignmentState::Shipped;
    target.state = gone ? end : AssignmentState::Cancelled;
    target.closedBecause = gone ? toText(end) : because;
    target.claim.reset();
}

Outcome take(const World &world, const AssignmentId &id,
             const std::optional<QList<LineUnits>> &lines, const QString &because)
{
    const Command act = actOn(id);
    Judgement judgement(world, act);
    Assignment *target = judgement.target();
    Q_ASSERT_X(target, "Acts", "the caller loads the assignment");
    if (!isOpen(target->state))
        return judgement.done();
    withdraw(judgement, *target, lines.value_or(allThatIsLeft(*target)), because);
    closeIfEmpty(*target, because);
    return judgement.done();
}

} // namespace

Outcome cancelUnits(const World &world, const AssignmentId &id,
                    const std::optional<QList<LineUnits>> &lines)
{
    return take(world, id, lines, reasonCancel);
}

Outcome moveElsewhere(const World &world, const AssignmentId &id)
{
    return take(world, id, std::nullopt, codes::reassigned);
}

Outcome openAgain(const World &world, const AssignmentId &id, const LineId &lineId, int units)
{
    const Command act = actOn(id);
    Judgement judgement(world, act);
    Assignment *target = judgement.target();
    Line *line = target ? target->line(lineId) : nullptr;
    Q_ASSERT_X(line && isOpen(target->state) && line->units.shorted >= units, "Acts",
               "the caller checks that it can be opened again");
    line->units.shorted -= units;
    judgement.move({.sku = line->sku, .reserved = units, .reason = reasonOpenAgain});
    target->state = settledState(*target);
    return judgement.done();
}

Outcome expire(const World &world, const AssignmentId &id)
{
    const QString expired = toText(AssignmentState::Expired);
    Outcome outcome = take(world, id, std::nullopt, expired);
    for (Assignment &assignment : outcome.assignments) {
        if (assignment.state == AssignmentState::Cancelled)
            assignment.state = AssignmentState::Expired;
        else if (!isOpen(assignment.state)) // some of it was collected; the rest is to be refunded
            assignment.closedBecause = expired;
    }
    return outcome;
}

QList<StockMove> reservationOf(const Assignment &assignment)
{
    QList<StockMove> moves;
    for (const Line &line : assignment.lines)
        moves.append(
            {.sku = line.sku, .reserved = line.units.open(), .reason = QStringLiteral("assign")});
    return moves;
}

} // namespace storehand
