// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Progress.h"
#include "core/domain/apply/Steps.h"

#include <algorithm>

namespace storehand::steps {

namespace {

Quantities minus(const Quantities &units, const Quantities &delta)
{
    return {units.ordered - delta.ordered,       units.inHand - delta.inHand,
            units.packed - delta.packed,         units.staged - delta.staged,
            units.handedOver - delta.handedOver, units.shipped - delta.shipped,
            units.refused - delta.refused,       units.withdrawn - delta.withdrawn,
            units.shorted - delta.shorted,       units.substituted - delta.substituted,
            units.cancelled - delta.cancelled,   units.surplus - delta.surplus,
            units.putBack - delta.putBack};
}

/// Units that the plan had no place for belong to nobody's order.
bool isOfSurplusOnly(const Quantities &delta)
{
    return delta == Quantities{.surplus = delta.surplus};
}

/// Put-back, and what was picked beside the plan, may be undone while the goods are still in the
/// building; all else only on open work.
bool mayChange(const Assignment &assignment, const LineEffect &change, CommandType type)
{
    return isOpen(assignment.state) || type == CommandType::PutBack ||
           isOfSurplusOnly(change.delta);
}

bool linesAllow(Judgement &judgement, const Effect &effect)
{
    return std::all_of(effect.lines.begin(), effect.lines.end(), [&](const LineEffect &change) {
        Assignment *assignment = judgement.assignment(change.assignment);
        const Line *line = assignment ? assignment->line(change.line) : nullptr;
        return line && mayChange(*assignment, change, effect.type) &&
               minus(line->units, change.delta).areSound();
    });
}

/// An order that was over long ago is no longer held by its station, but the command's own memory
/// of what it did is.
bool parcelsAllow(Judgement &judgement, const Effect &effect)
{
    return std::all_of(
        effect.parcels.begin(), effect.parcels.end(),
        [&](const ParcelEffect &change) { return judgement.assignment(change.assignment); });
}

/// Book corrections stay: what was in a hand had been on the shelf.
QList<StockMove> movesBack(const Effect &effect)
{
    QList<StockMove> moves;
    for (const StockMove &move : effect.moves) {
        if (move.reason != codes::bookWasWrong)
            moves.prepend(move.inverse(toText(CommandType::Reverse)));
    }
    return moves;
}

bool stockAllows(const World &world, const QList<StockMove> &moves)
{
    QHash<Sku, Stock> stock = world.stock;
    return std::all_of(moves.begin(), moves.end(), [&](const StockMove &move) {
        Stock &entry = stock[move.sku];
        entry.shelf += move.shelf;
        entry.picked += move.picked;
        entry.unsellable += move.unsellable;
        entry.reserved += move.reserved;
        return entry.shelf >= 0 && entry.picked >= 0 && entry.unsellable >= 0 &&
               entry.reserved >= 0;
    });
}

void forgetTraces(Line &line, const CommandId &command)
{
    line.details.removeIf([&](const PickedDetail &detail) { return detail.command == command; });
    line.totes.removeIf([&](const ToteUnits &tote) { return tote.command == command; });
}

template <typename Trace>
void giveBack(QList<Trace> &traces, const QList<Trace> &lost)
{
    for (const Trace &trace : lost) {
        const auto known = std::find_if(traces.begin(), traces.end(), [&](const Trace &other) {
            return other.command == trace.command;
        });
        if (known != traces.end())
            known->units += trace.units;
        else
            traces.append(trace);
    }
}

void restoreParcels(Judgement &judgement, const Effect &effect)
{
    for (const ParcelEffect &change : effect.parcels) {
        Assignment *assignment = judgement.assignment(change.assignment);
        Q_ASSERT(assignment);
        Parcel *known = assignment->parcel(change.before.code);
        if (!change.existed)
            assignment->parcels.removeIf(
                [&](const Parcel &parcel) { return parcel.code == change.before.code; });
        else if (known)
            *known = change.before;
        else
            assignment->parcels.append(change.before);
    }
}

/// Puts lines and parcels back as they were. False when what happened since does not let it: then
/// parcels would hold what is not packed, or nothing what is.
bool restoreOrders(Judgement &judgement, const Effect &effect)
{
    restoreParcels(judgement, effect);
    for (const LineEffect &change : effect.lines) {
        Line *line = judgement.assignment(change.assignment)->line(change.line);
        line->units = minus(line->units, change.delta);
        forgetTraces(*line, effect.command);
        giveBack(line->details, change.details);
        giveBack(line->totes, change.totes);
    }
    const auto isSound = [&](const auto &change) {
        return judgement.assignment(change.assignment)->areParcelsSound();
    };
    return std::all_of(effect.lines.begin(), effect.lines.end(), isSound) &&
           std::all_of(effect.parcels.begin(), effect.parcels.end(), isSound);
}

} // namespace

Outcome reverse(Judgement &judgement)
{
    const std::optional<Effect> &effect = judgement.world().reversed;
    const QList<StockMove> moves = effect ? movesBack(*effect) : QList<StockMove>();
    if (!effect || effect->reversed || effect->followedUp || !ruleOf(effect->type).reversible ||
        !linesAllow(judgement, *effect) || !parcelsAllow(judgement, *effect) ||
        !stockAllows(judgement.world(), moves) || !restoreOrders(judgement, *effect)) {
        judgement.forgetChanges();
        judgement.flag(codes::tooLate);
        return judgement.done();
    }

    for (const StockMove &move : moves)
        judgement.move(move);
    for (const LineEffect &change : effect->lines) {
        Assignment *assignment = judgement.assignment(change.assignment);
        if (assignment->state >= AssignmentState::Picked && isOpen(assignment->state) &&
            judgement.world().actor && judgement.world().actor->role < Role::Lead &&
            ruleOf(effect->type).isLegalIn(AssignmentState::Accepted))
            judgement.flag(codes::notAllowed);
        assignment->state = settledState(*assignment);
    }
    return judgement.done();
}

} // namespace storehand::steps
