// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ShopFloor.h"

#include "core/domain/Acts.h"

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

Args ofLine(const QString &order, int number, int units)
{
    Args args;
    args.line = LineId(u"%1-%2"_s.arg(order).arg(number));
    args.units = units;
    args.code = u"code"_s;
    return args;
}

ShopFloor::ShopFloor()
{
    m_store.code = StoreCode(u"harbour"_s);
    const auto add = [&](const QString &code, Role role) {
        m_people.insert(
            code,
            Person{.code = PersonCode(code), .name = code, .role = role, .stores = {m_store.code}});
    };
    add(u"mere"_s, Role::Picker);
    add(u"nadia"_s, Role::Manager);
}

void ShopFloor::stock(const QString &sku, int shelf)
{
    m_stock.insert(Sku(sku), Stock{.store = m_store.code, .sku = Sku(sku), .shelf = shelf});
    m_balance[Sku(sku)] += shelf;
}

void ShopFloor::place(const QString &code, StagingKind kind, int capacity)
{
    m_places.insert(LocationCode(code), {LocationCode(code), kind, capacity, 0});
}

Assignment &ShopFloor::order(const QString &id, Method method, const QList<Wanted> &lines)
{
    Assignment assignment;
    assignment.id = AssignmentId(id);
    assignment.orderRef = id;
    assignment.store = m_store.code;
    assignment.method = method;
    for (int i = 0; i < lines.size(); ++i) {
        Line line{.id = LineId(u"%1-%2"_s.arg(id).arg(i + 1)), .sku = Sku(lines[i].sku)};
        line.units.ordered = lines[i].units;
        assignment.lines.append(line);
    }
    for (const StockMove &move : reservationOf(assignment))
        applyMove(m_stock[move.sku], move);
    return *m_assignments.insert(assignment.id, assignment);
}

World ShopFloor::world(const Command &command) const
{
    World world{.store = m_store,
                .assignments = m_assignments,
                .stock = m_stock,
                .staging = m_places,
                .install = m_install,
                .station = u"desk"_s,
                .now = now};
    for (StagingPlace &place : world.staging)
        place.parcels = parcelsIn(place.code);
    if (m_people.contains(command.actor.text))
        world.actor = m_people.value(command.actor.text);
    if (m_effects.contains({m_install.text, command.args.n}))
        world.reversed = m_effects.value({m_install.text, command.args.n});
    return world;
}

int ShopFloor::parcelsIn(const LocationCode &place) const
{
    int count = 0;
    for (const Assignment &assignment : m_assignments) {
        for (const Parcel &parcel : assignment.parcels)
            count += !parcel.gone && parcel.location == place;
    }
    return count;
}

Outcome ShopFloor::actAs(const QString &person, CommandType type, const QString &target,
                         const Args &args)
{
    Command command;
    command.n = ++m_n;
    command.id = CommandId(u"c%1"_s.arg(m_n));
    command.type = type;
    command.actor = PersonCode(person);
    command.target = target;
    command.args = args;
    m_install = InstallId(u"install"_s);
    return take(command);
}

Outcome ShopFloor::take(const Command &command)
{
    const Outcome outcome = apply(world(command), command);
    take(outcome);
    m_effects.insert({m_install.text, command.n}, outcome.effect);
    if (command.type == CommandType::Reverse && outcome.verdict.kind == VerdictKind::Applied)
        m_effects[{m_install.text, command.args.n}].reversed = true;
    return outcome;
}

Outcome ShopFloor::judge(const Command &command, const InstallId &install)
{
    m_install = install;
    const Outcome outcome = take(command);
    for (const Assignment &changed : outcome.assignments)
        m_assignments[changed.id].applied.raise(install, command.n);
    const auto target = m_assignments.find(command.assignment());
    if (target != m_assignments.end() && outcome.verdict.kind == VerdictKind::Exception)
        target->applied.raise(install, command.n);
    for (const StockMove &move : outcome.moves)
        m_stock[move.sku].applied.raise(install, command.n);
    if (command.type == CommandType::Adjust)
        m_stock[command.args.sku].applied.raise(install, command.n);
    if (outcome.store)
        m_store.applied.raise(install, command.n);
    return outcome;
}

Outcome ShopFloor::act(CommandType type, const QString &target, const Args &args)
{
    return actAs(u"nadia"_s, type, target, args);
}

void ShopFloor::take(const Outcome &outcome)
{
    for (const Assignment &assignment : outcome.assignments)
        m_assignments.insert(assignment.id, assignment);
    if (outcome.store)
        m_store = *outcome.store;
    for (const StockMove &move : outcome.moves) {
        applyMove(m_stock[move.sku], move);
        m_balance[move.sku] += move.in - move.left;
    }
}

Assignment &ShopFloor::assignment(const QString &id)
{
    return m_assignments[AssignmentId(id)];
}

} // namespace storehand::test
