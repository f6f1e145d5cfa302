// SPDX-License-Identifier: Apache-2.0
#include "core/domain/apply/Judgement.h"

namespace storehand {

namespace {

int take(int &bucket, int units)
{
    const int taken = qMin(bucket, units);
    bucket -= taken;
    return taken;
}

/// Parcels with a place hold staged units, parcels without one packed units.
void takeOutOfParcels(Assignment &assignment, const LineId &line, int units, bool placed)
{
    for (Parcel &parcel : assignment.parcels) {
        if (parcel.gone || parcel.location.isEmpty() == placed || !parcel.units.contains(line))
            continue;
        int &inside = parcel.units[line];
        units -= take(inside, units);
        if (inside == 0)
            parcel.units.remove(line);
    }
}

/// The latest ones go with units that are no longer there.
template <typename Trace>
void trim(QList<Trace> &traces, int units)
{
    int known = 0;
    for (const Trace &trace : std::as_const(traces))
        known += trace.units;
    while (known > units) {
        Trace &last = traces.last();
        const int taken = qMin(last.units, known - units);
        last.units -= taken;
        known -= taken;
        if (last.units == 0)
            traces.removeLast();
    }
}

/// Serials and lots are of picked units, and in totes lies what is in hand: what was packed, taken
/// out or given away is in no bag any more.
void trimTraces(Assignment &assignment)
{
    for (Line &line : assignment.lines) {
        trim(line.details, line.units.pickedTotal());
        trim(line.totes, line.units.inHand);
    }
}

} // namespace

Judgement::Judgement(const World &world, const Command &command)
    : m_world(world)
    , m_command(command)
    , m_rule(ruleOf(command.type))
{
    m_outcome.effect.command = command.id;
    m_outcome.effect.type = command.type;
}

Assignment *Judgement::assignment(const AssignmentId &id)
{
    if (Assignment *known = m_touched.value(id))
        return known;
    const auto found = m_world.assignments.constFind(id);
    if (found == m_world.assignments.constEnd())
        return nullptr;
    m_owned.append(std::make_shared<Assignment>(*found));
    return m_touched[id] = m_owned.last().get();
}

Store &Judgement::store()
{
    if (!m_store)
        m_store = m_world.store;
    return *m_store;
}

QString Judgement::stateProblem(const Assignment &assignment) const
{
    if (m_rule.isLegalIn(assignment.state))
        return {};
    if (assignment.closedBecause == codes::reassigned)
        return codes::reassigned;
    const bool reopening = m_command.type == CommandType::Reopen;
    switch (assignment.state) {
    case AssignmentState::Cancelled:
    case AssignmentState::Expired:
        return codes::cancelled;
    case AssignmentState::HandedOver:
        return reopening ? codes::handedOver : codes::closed;
    case AssignmentState::Shipped:
        return reopening ? codes::shipped : codes::closed;
    case AssignmentState::Declined:
    case AssignmentState::ShortClosed:
        return codes::closed;
    default:
        return codes::wrongState;
    }
}

Outcome Judgement::reject(const QString &code, QStringList args) const
{
    Q_ASSERT_X(!m_rule.isObservation(), "Judgement", "an observation was rejected");
    Outcome refused;
    refused.verdict = {VerdictKind::Rejected, code, std::move(args)};
    refused.effect.command = m_command.id;
    refused.effect.type = m_command.type;
    return refused;
}

void Judgement::flag(const QString &code, QStringList args)
{
    if (m_outcome.verdict.kind == VerdictKind::Applied)
        m_outcome.verdict = {VerdictKind::Exception, code, std::move(args)};
}

void Judgement::forgetChanges()
{
    for (const auto &owned : std::as_const(m_owned))
        *owned = m_world.assignments.constFind(owned->id).value();
}

Outcome Judgement::done()
{
    for (const auto &owned : std::as_const(m_owned)) {
        const Assignment &before = m_world.assignments.constFind(owned->id).value();
        trimTraces(*owned);
        if (*owned == before)
            continue;
        addDifference(m_outcome.effect, before, *owned);
        m_outcome.assignments.append(*owned);
    }
    if (m_store && *m_store != m_world.store)
        m_outcome.store = m_store;
    m_outcome.effect.moves = m_outcome.moves;
    return std::move(m_outcome);
}

Stock &Judgement::stock(const Sku &sku)
{
    const auto known = m_stock.find(sku);
    if (known != m_stock.end())
        return *known;
    const auto found = m_world.stock.constFind(sku);
    return *m_stock.insert(sku, found == m_world.stock.constEnd() ? Stock{} : *found);
}

void Judgement::move(const StockMove &move)
{
    if (move.isNothing())
        return;
    applyMove(stock(move.sku), move);
    m_outcome.moves.append(move);
}

void Judgement::pickFromShelf(const Sku &sku, int units, int reserved)
{
    const int missing = units - stock(sku).shelf;
    if (missing > 0) {
        move({.sku = sku, .shelf = missing, .in = missing, .reason = codes::bookWasWrong});
        task(FollowUp::Kind::CountTask, sku, missing, codes::bookWasWrong);
    }
    move({.sku = sku,
          .shelf = -units,
          .picked = units,
          .reserved = -qMin(reserved, stock(sku).reserved),
          .reason = toText(m_command.type)});
}

void Judgement::release(const Sku &sku, int units, const QString &reason)
{
    move({.sku = sku, .reserved = -qMin(units, stock(sku).reserved), .reason = reason});
}

void Judgement::expectPicked(const Sku &sku, int units)
{
    const int missing = units - stock(sku).picked;
    if (missing > 0)
        move({.sku = sku, .picked = missing, .in = missing, .reason = codes::bookWasWrong});
}

void Judgement::letGo(const Sku &sku, int units, const QString &reason)
{
    expectPicked(sku, units);
    move({.sku = sku, .picked = -units, .left = units, .reason = reason});
}

int Judgement::takeHeld(Assignment &assignment, Line &line, int units)
{
    const int fromHand = take(line.units.inHand, units);
    const int fromPacked = take(line.units.packed, units - fromHand);
    const int fromStaged = take(line.units.staged, units - fromHand - fromPacked);
    takeOutOfParcels(assignment, line.id, fromPacked, false);
    takeOutOfParcels(assignment, line.id, fromStaged, true);
    return fromHand + fromPacked + fromStaged;
}

int Judgement::takeHeldForCustomer(Assignment &assignment, Line &line, int units)
{
    const int fromStaged = take(line.units.staged, units);
    const int fromPacked = take(line.units.packed, units - fromStaged);
    const int fromHand = take(line.units.inHand, units - fromStaged - fromPacked);
    takeOutOfParcels(assignment, line.id, fromStaged, true);
    takeOutOfParcels(assignment, line.id, fromPacked, false);
    return fromStaged + fromPacked + fromHand;
}

int Judgement::putBack(Line &line, int units)
{
    const int taken = qMin(units, line.units.putBackDue());
    if (taken == 0)
        return 0;
    line.units.putBack += taken;
    expectPicked(line.sku, taken);
    move({.sku = line.sku, .shelf = taken, .picked = -taken, .reason = toText(m_command.type)});
    return taken;
}

void Judgement::follow(FollowUp::Kind kind, const Assignment &assignment, const Line &line,
                       int units, const QString &reason)
{
    if (units > 0)
        m_outcome.followUps.append({kind, assignment.id, line.id, line.sku, units, reason});
}

void Judgement::task(FollowUp::Kind kind, const Sku &sku, int units, const QString &reason)
{
    m_outcome.followUps.append({kind, m_command.assignment(), {}, sku, units, reason});
}

} // namespace storehand
