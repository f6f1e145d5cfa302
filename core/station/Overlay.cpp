// SPDX-License-Identifier: Apache-2.0
#include "core/station/Overlay.h"

#include "core/domain/Catalogue.h"
#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"

#include <set>

namespace storehand {

Overlay::Overlay(InstallId install)
    : m_install(std::move(install))
{}

void Overlay::setInstall(const InstallId &install, const QSet<InstallId> &former)
{
    m_install = install;
    m_formerInstalls = former;
    m_claimedHere.clear();
    for (auto id = m_base.keyBegin(); id != m_base.keyEnd(); ++id)
        noteClaim(*id);
}

void Overlay::setStore(const Store &store)
{
    const bool isAnother = m_store.code != store.code;
    m_store = store;
    if (isAnother) {
        m_onStore.clear();
        for (const auto &[n, pending] : m_pending) {
            if (isOnStore(pending.command))
                m_onStore.append(n);
        }
    }
    replayStore();
}

void Overlay::setStock(const Stock &stock)
{
    m_stock.insert(stock.sku, stock);
    replayStore();
}

void Overlay::setBase(const Assignment &assignment)
{
    countParcels(assignment.id, -1);
    m_base.insert(assignment.id, assignment);
    countParcels(assignment.id, 1);
    replay(assignment.id);
}

void Overlay::removeBase(const AssignmentId &id)
{
    countParcels(id, -1);
    m_base.remove(id);
    replay(id);
}

void Overlay::clearBase()
{
    const QList<AssignmentId> known = m_base.keys();
    m_base.clear();
    m_stock.clear();
    m_staging.clear();
    m_parcels.clear();
    for (const AssignmentId &id : known)
        replay(id);
}

Outcome Overlay::judge(const Command &command, const std::optional<Person> &actor,
                       Instant now) const
{
    return apply(worldFor(command, actor, now), command);
}

void Overlay::add(const Command &command, const std::optional<Person> &actor, Instant now)
{
    if (isSettled(command))
        return;
    Pending &pending = m_pending[command.n] = {command, actor, now, touched(command), {}};
    for (const AssignmentId &id : pending.touches)
        m_byAssignment[id].append(command.n);
    if (isOnStore(command))
        m_onStore.append(command.n);
    if (!isContained(command))
        take(pending);
}

void Overlay::take(Pending &pending)
{
    const Command &command = pending.command;
    // Whoever is not known here any more, or not yet, was when the command was recorded.
    const Person known{.code = command.actor, .role = Role::HeadOffice, .stores = {store().code}};
    pending.outcome = judge(command, pending.actor.value_or(known), pending.now);
    const Outcome &outcome = pending.outcome;
    if (ruleOf(command.type).reversible && !m_effects.contains(command.n))
        m_effects.insert(command.n, outcome.effect);
    for (const Assignment &assignment : outcome.assignments) {
        countParcels(assignment.id, -1);
        m_sum.insert(assignment.id, assignment);
        countParcels(assignment.id, 1);
        m_changed.insert(assignment.id);
        noteClaim(assignment.id);
    }
    for (const StockMove &move : outcome.moves)
        m_moves[move.sku].add(command.n, move);
    if (outcome.store)
        m_effectiveStore = outcome.store;
    const bool undid = outcome.verdict.code != codes::tooLate &&
                       (!outcome.effect.lines.isEmpty() || !outcome.moves.isEmpty());
    if (command.type == CommandType::Reverse && undid)
        m_effects[command.args.n].reversed = true;
}

/// Takes back what take() noted beside the sums.
void Overlay::untake(Pending &pending)
{
    const Command &command = pending.command;
    for (const StockMove &move : std::as_const(pending.outcome.moves)) {
        const auto moves = m_moves.find(move.sku);
        if (moves == m_moves.end())
            continue;
        moves->remove(command.n);
        if (moves->isEmpty())
            m_moves.erase(moves);
    }
    const auto reversed = m_effects.find(command.args.n);
    if (command.type == CommandType::Reverse && reversed != m_effects.end())
        reversed->reversed = false;
    pending.outcome = {};
}

void Overlay::erase(qint64 n)
{
    const auto found = m_pending.find(n);
    for (const AssignmentId &id : found->second.touches) {
        m_byAssignment[id].removeOne(n);
        if (m_byAssignment[id].isEmpty())
            m_byAssignment.remove(id);
    }
    m_onStore.removeOne(n);
    m_pending.erase(found);
}

void Overlay::drop(qint64 n)
{
    const auto found = m_pending.find(n);
    if (found == m_pending.end())
        return;
    untake(found->second);
    const QList<AssignmentId> ids = found->second.touches;
    erase(n);
    for (const AssignmentId &id : ids)
        replay(id);
    if (ids.isEmpty())
        replayStore();
}

void Overlay::clearPending()
{
    const QList<AssignmentId> touchedIds = m_byAssignment.keys();
    m_pending.clear();
    m_byAssignment.clear();
    m_onStore.clear();
    m_moves.clear();
    m_effects.clear();
    m_effectiveStore.reset();
    for (const AssignmentId &id : touchedIds)
        replay(id);
}

std::optional<Effect> Overlay::effectOf(qint64 n) const
{
    const auto found = m_effects.constFind(n);
    return found == m_effects.constEnd() ? std::nullopt : std::optional(*found);
}

const Assignment *Overlay::assignment(const AssignmentId &id) const
{
    const auto sum = m_sum.constFind(id);
    return sum == m_sum.constEnd() ? base(id) : &*sum;
}

const Assignment *Overlay::base(const AssignmentId &id) const
{
    const auto found = m_base.constFind(id);
    return found == m_base.constEnd() ? nullptr : &*found;
}

Stock Overlay::stock(const Sku &sku) const
{
    Stock stock = m_stock.value(sku);
    stock.sku = sku;
    const auto moves = m_moves.constFind(sku);
    // What other stations did lies between base and moves; the sum is for orientation.
    return moves == m_moves.constEnd() ? stock : moves->after(stock, stock.applied.of(m_install));
}

/// Before (-1) and after (1) what is shown of an assignment changes. Only what this store has
/// counts.
void Overlay::countParcels(const AssignmentId &id, int sign)
{
    if (!base(id))
        return;
    for (const Parcel &parcel : assignment(id)->parcels) {
        if (!parcel.gone && !parcel.location.isEmpty())
            m_parcels[parcel.location] += sign;
    }
}

std::optional<CommandId> Overlay::pendingClaim(const AssignmentId &id) const
{
    std::optional<CommandId> claim;
    for (const qint64 n : m_byAssignment.value(id)) {
        const Command &command = m_pending.at(n).command;
        const bool claims =
            command.type == CommandType::Claim || command.type == CommandType::TakeOver;
        if (claims && !isContained(command))
            claim = command.id;
    }
    return claim;
}

std::optional<Verdict> Overlay::verdictOf(qint64 n) const
{
    const auto found = m_pending.find(n);
    if (found == m_pending.end() || isContained(found->second.command))
        return std::nullopt;
    return found->second.outcome.verdict;
}

World Overlay::worldFor(const Command &command, const std::optional<Person> &actor,
                        Instant now) const
{
    World world{.store = store(),
                .actor = actor,
                .install = m_install,
                .formerInstalls = m_formerInstalls,
                .now = now};
    QSet<Sku> skus{command.args.sku};
    for (const AssignmentId &id : touched(command)) {
        const Assignment *known = assignment(id);
        if (!known)
            continue;
        world.assignments.insert(id, *known);
        for (const Line &line : known->lines)
            skus.insert(line.sku);
    }
    if (command.type == CommandType::Reverse)
        world.reversed = effectOf(command.args.n);
    for (const StockMove &move : world.reversed.value_or(Effect{}).moves)
        skus.insert(move.sku);
    for (const Sku &sku : std::as_const(skus)) {
        if (!sku.isEmpty())
            world.stock.insert(sku, stock(sku));
    }
    if (const LocationCode &code = command.args.location; !code.isEmpty()) {
        const auto place = m_staging.constFind(code);
        if (place != m_staging.constEnd())
            world.staging.insert(code, {code, place->kind, place->capacity, parcelsIn(code)});
    }
    return world;
}

bool Overlay::isOnStore(const Command &command) const
{
    return ruleOf(command.type).target == TargetKind::Store ||
           (command.type == CommandType::Reverse && command.target == m_store.code.text);
}

QList<AssignmentId> Overlay::touched(const Command &command) const
{
    if (isOnStore(command))
        return {};
    std::set<AssignmentId> ids{command.assignment()};
    if (!command.args.toAssignment.isEmpty())
        ids.insert(command.args.toAssignment);
    if (command.type == CommandType::Reverse) {
        const Effect undone = m_effects.value(command.args.n);
        for (const LineEffect &change : undone.lines)
            ids.insert(change.assignment);
        for (const ParcelEffect &change : undone.parcels)
            ids.insert(change.assignment);
    }
    return {ids.begin(), ids.end()};
}

bool Overlay::isContained(const Command &command) const
{
    return isSettled(command) || (!isOnStore(command) && !base(command.assignment()));
}

bool Overlay::isSettled(const Command &command) const
{
    if (command.n < 1)
        return false; // of a former install: no entity says so, whoever follows the feed drops it
    const auto isIn = [&](const Applied &applied) { return applied.of(m_install) >= command.n; };
    // A correction of stock changes the product's stock, and not the store it is sent to.
    if (command.type == CommandType::Adjust)
        return isIn(m_stock.value(command.args.sku).applied);
    if (isOnStore(command)) {
        const QList<StockMove> undone = m_effects.value(command.args.n).moves;
        return isIn(m_store.applied) ||
               std::any_of(undone.begin(), undone.end(), [&](const StockMove &move) {
                   return isIn(m_stock.value(move.sku).applied);
               });
    }
    const Assignment *target = base(command.assignment());
    return target && target->applied.of(m_install) >= command.n && !planted(Bug::CountsTwice);
}

void Overlay::collectLinked(const AssignmentId &id, QSet<AssignmentId> &linked) const
{
    if (linked.contains(id))
        return;
    linked.insert(id);
    for (const qint64 n : m_byAssignment.value(id)) {
        for (const AssignmentId &other : m_pending.at(n).touches)
            collectLinked(other, linked);
    }
}

void Overlay::noteClaim(const AssignmentId &id)
{
    const Assignment *known = assignment(id);
    if (known && known->claim && isOwn(known->claim->install))
        m_claimedHere.insert(id);
    else
        m_claimedHere.remove(id);
}

void Overlay::replay(const AssignmentId &id)
{
    if (m_isHeld)
        m_staleOrders.insert(id);
    else
        replayOrders({id}, {});
}

void Overlay::replayStore()
{
    if (m_isHeld) {
        m_isStoreStale = true;
        return;
    }
    m_effectiveStore.reset();
    const QList<qint64> all = m_onStore; // what is settled leaves it on the way
    replayAll(all);
}

void Overlay::releaseReplays()
{
    m_isHeld = false;
    const bool isStoreStale = std::exchange(m_isStoreStale, false);
    if (isStoreStale)
        m_effectiveStore.reset();
    replayOrders(std::exchange(m_staleOrders, {}), isStoreStale ? m_onStore : QList<qint64>());
}

void Overlay::replayOrders(const QSet<AssignmentId> &ids, QList<qint64> numbers)
{
    QSet<AssignmentId> linked;
    for (const AssignmentId &id : ids)
        collectLinked(id, linked);
    for (const AssignmentId &each : std::as_const(linked)) {
        countParcels(each, -1);
        m_sum.remove(each);
        countParcels(each, 1);
        m_changed.insert(each);
        noteClaim(each);
        numbers += m_byAssignment.value(each);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    replayAll(numbers);
}

void Overlay::replayAll(const QList<qint64> &numbers)
{
    QList<qint64> left;
    for (const qint64 n : numbers) {
        Pending &pending = m_pending.at(n);
        const bool settled = isSettled(pending.command);
        // The undo of a settled command stays: what it undid is in the base.
        const bool undid = settled && pending.command.type == CommandType::Reverse;
        const auto undone = m_effects.find(pending.command.args.n);
        untake(pending);
        if (undid && undone != m_effects.end())
            undone->reversed = true;
        if (settled)
            erase(n);
        else
            left.append(n);
    }
    for (const qint64 n : std::as_const(left)) {
        Pending &pending = m_pending.at(n);
        if (!isContained(pending.command))
            take(pending);
    }
}

} // namespace storehand
