// SPDX-License-Identifier: Apache-2.0
#include "core/station/Overlay.h"

#include "core/domain/Catalogue.h"

namespace storehand {

Overlay::Overlay(InstallId install)
    : m_install(std::move(install))
{}

void Overlay::setInstall(const InstallId &install)
{
    m_install = install;
}

void Overlay::setBase(const Assignment &assignment)
{
    m_base.insert(assignment.id, assignment);
    replay(assignment.id);
}

void Overlay::removeBase(const AssignmentId &id)
{
    m_base.remove(id);
    replay(id);
}

void Overlay::clearBase()
{
    for (auto it = m_base.keyBegin(); it != m_base.keyEnd(); ++it)
        m_changed.insert(*it);
    m_base.clear();
    m_sum.clear();
    m_stock.clear();
    m_staging.clear();
}

Outcome Overlay::judge(const Command &command, const std::optional<Person> &actor,
                       Instant now) const
{
    return apply(worldFor(command, actor, now), command);
}

void Overlay::add(const Command &command, const std::optional<Person> &actor, Instant now)
{
    Pending &pending = m_pending[command.n] = {command, actor, now, {}};
    for (const AssignmentId &id : touched(command))
        m_byAssignment[id].append(command.n);
    if (!isContained(command))
        take(pending);
}

void Overlay::take(Pending &pending)
{
    pending.outcome = judge(pending.command, pending.actor, pending.now);
    if (!m_effects.contains(pending.command.n))
        m_effects.insert(pending.command.n, pending.outcome.effect);
    for (const Assignment &assignment : std::as_const(pending.outcome.assignments)) {
        m_sum.insert(assignment.id, assignment);
        m_changed.insert(assignment.id);
    }
    if (pending.outcome.store)
        m_effectiveStore = pending.outcome.store;
    if (pending.command.type == CommandType::Reverse && !pending.outcome.effect.lines.isEmpty())
        m_effects[pending.command.args.n].reversed = true;
}

void Overlay::drop(qint64 n)
{
    const auto found = m_pending.find(n);
    if (found == m_pending.end())
        return;
    const QList<AssignmentId> ids = touched(found->second.command);
    if (found->second.command.type == CommandType::Reverse)
        m_effects[found->second.command.args.n].reversed = false;
    if (found->second.outcome.store)
        m_effectiveStore.reset();
    m_pending.erase(found);
    for (const AssignmentId &id : ids) {
        m_byAssignment[id].removeOne(n);
        if (m_byAssignment[id].isEmpty())
            m_byAssignment.remove(id);
        replay(id);
    }
}

void Overlay::clearPending()
{
    const QList<AssignmentId> touchedIds = m_byAssignment.keys();
    m_pending.clear();
    m_byAssignment.clear();
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
    for (const auto &[n, pending] : m_pending) {
        if (isContained(pending.command))
            continue;
        for (const StockMove &move : pending.outcome.moves) {
            if (move.sku != sku)
                continue;
            // The base may already know what a move says; the sum is for orientation only.
            stock.shelf = qMax(0, stock.shelf + move.shelf);
            stock.picked = qMax(0, stock.picked + move.picked);
            stock.unsellable = qMax(0, stock.unsellable + move.unsellable);
            stock.reserved = qMax(0, stock.reserved + move.reserved);
        }
    }
    return stock;
}

int Overlay::parcelsIn(const LocationCode &place) const
{
    int count = 0;
    for (auto it = m_base.keyBegin(); it != m_base.keyEnd(); ++it) {
        for (const Parcel &parcel : assignment(*it)->parcels)
            count += !parcel.gone && parcel.location == place;
    }
    return count;
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

World Overlay::worldFor(const Command &command, const std::optional<Person> &actor,
                        Instant now) const
{
    World world{.store = store(), .actor = actor, .install = m_install, .now = now};
    QSet<Sku> skus{command.args.sku};
    for (const AssignmentId &id : touched(command)) {
        const Assignment *known = assignment(id);
        if (!known)
            continue;
        world.assignments.insert(id, *known);
        for (const Line &line : known->lines)
            skus.insert(line.sku);
    }
    for (const Sku &sku : std::as_const(skus)) {
        if (!sku.isEmpty())
            world.stock.insert(sku, stock(sku));
    }
    if (const LocationCode &code = command.args.location; !code.isEmpty()) {
        const auto place = m_staging.constFind(code);
        if (place != m_staging.constEnd())
            world.staging.insert(code, {code, place->kind, place->capacity, parcelsIn(code)});
    }
    if (command.type == CommandType::Reverse)
        world.reversed = effectOf(command.args.n);
    return world;
}

QList<AssignmentId> Overlay::touched(const Command &command)
{
    if (ruleOf(command.type).target == TargetKind::Store)
        return {};
    QList<AssignmentId> ids{command.assignment()};
    if (!command.args.toAssignment.isEmpty())
        ids.append(command.args.toAssignment);
    return ids;
}

bool Overlay::isContained(const Command &command) const
{
    if (ruleOf(command.type).target == TargetKind::Store)
        return m_store.applied.of(m_install) >= command.n;
    const Assignment *target = base(command.assignment());
    return !target || target->applied.of(m_install) >= command.n;
}

void Overlay::collectLinked(const AssignmentId &id, QSet<AssignmentId> &linked) const
{
    if (linked.contains(id))
        return;
    linked.insert(id);
    for (const qint64 n : m_byAssignment.value(id)) {
        for (const AssignmentId &other : touched(m_pending.at(n).command))
            collectLinked(other, linked);
    }
}

void Overlay::replay(const AssignmentId &id)
{
    QSet<AssignmentId> linked;
    collectLinked(id, linked);
    QList<qint64> numbers;
    for (const AssignmentId &each : std::as_const(linked)) {
        m_changed.insert(each);
        m_sum.remove(each);
        numbers += m_byAssignment.value(each);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (const qint64 n : std::as_const(numbers)) {
        Pending &pending = m_pending.at(n);
        pending.outcome = {};
        if (!isContained(pending.command))
            take(pending);
    }
}

} // namespace storehand
