// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/CommandWorld.h"

#include <set>

namespace storehand::oms {

namespace {

std::set<AssignmentId> assignmentsOf(const Command &command, const std::optional<Effect> &reversed)
{
    std::set<AssignmentId> ids{command.assignment()};
    if (!command.args.toAssignment.isEmpty())
        ids.insert(command.args.toAssignment);
    if (reversed) {
        for (const LineEffect &change : reversed->lines)
            ids.insert(change.assignment);
        for (const ParcelEffect &change : reversed->parcels)
            ids.insert(change.assignment);
    }
    return ids;
}

bool mayMoveAnyLine(CommandType type)
{
    return type == CommandType::Decline || type == CommandType::HandOver ||
           type == CommandType::Ship;
}

/// The products whose stock the command may move; sorted, as stock is to be locked.
std::set<Sku> productsOf(const World &world, const Command &command)
{
    std::set<Sku> skus;
    if (!command.args.sku.isEmpty())
        skus.insert(command.args.sku);
    const auto target = world.assignments.constFind(command.assignment());
    if (target != world.assignments.constEnd()) {
        if (const Line *line = target->line(command.args.line))
            skus.insert(line->sku);
        if (mayMoveAnyLine(command.type)) {
            for (const Line &line : target->lines)
                skus.insert(line.sku);
        }
    }
    if (world.reversed) {
        for (const StockMove &move : world.reversed->moves)
            skus.insert(move.sku);
    }
    return skus;
}

Status addAssignments(World &world, UnitOfWork &work, const Command &command)
{
    for (const AssignmentId &id : assignmentsOf(command, world.reversed)) {
        const Result<std::optional<Assignment>> found = work.assignment(id);
        if (!found)
            return failure(found.error());
        if (*found && (*found)->store == world.store.code)
            world.assignments.insert(id, **found);
    }
    return {};
}

Status addStock(World &world, UnitOfWork &work, const Command &command)
{
    for (const Sku &sku : productsOf(world, command)) {
        const Result<Stock> stock = work.stock(world.store.code, sku);
        if (!stock)
            return failure(stock.error());
        world.stock.insert(sku, *stock);
    }
    return {};
}

Status addPlace(World &world, UnitOfWork &work, const Command &command)
{
    const LocationCode &code = command.args.location;
    const auto place = work.storage().stores.findPlace(world.store.code, code);
    if (!place)
        return failure(place.error());
    if (!*place)
        return {};
    const Result<int> parcels =
        work.storage().assignments.parcelsAt(world.store.code, code, command.args.parcel);
    if (!parcels)
        return failure(parcels.error());
    world.staging.insert(code, {code, (*place)->kind, (*place)->capacity, *parcels});
    return {};
}

Status addSubstitute(World &world, UnitOfWork &work, const Command &command)
{
    const auto product = work.storage().products.find(command.args.sku);
    if (!product)
        return failure(product.error());
    if (*product)
        world.substituteStorage = (*product)->storage;
    return {};
}

} // namespace

Result<World> worldFor(UnitOfWork &work, const StationIdentity &who, const InstallId &install,
                       const Command &command, const std::optional<Effect> &reversed)
{
    World world;
    const Result<std::optional<Store>> store = work.store(who.store);
    if (!store)
        return failure(store.error());
    Q_ASSERT_X(*store, "worldFor", "a station stands in a store that does not exist");
    world.store = **store;
    const Result<std::optional<Person>> actor = work.person(command.actor);
    if (!actor)
        return failure(actor.error());
    world.actor = *actor;
    world.install = install;
    world.station = who.name;
    world.now = work.now();
    world.reversed = reversed;

    Status read = addAssignments(world, work, command);
    if (read)
        read = addStock(world, work, command);
    if (read && command.type == CommandType::Stage)
        read = addPlace(world, work, command);
    if (read && command.type == CommandType::Substitute)
        read = addSubstitute(world, work, command);
    if (!read)
        return failure(read.error());
    return world;
}

Result<World> worldForAct(UnitOfWork &work, const AssignmentId &id)
{
    const Result<std::optional<Assignment>> assignment = work.assignment(id);
    if (!assignment)
        return failure(assignment.error());
    Q_ASSERT_X(*assignment, "worldForAct", "the caller names an assignment that exists");
    const Result<std::optional<Store>> store = work.store((*assignment)->store);
    if (!store)
        return failure(store.error());
    Q_ASSERT_X(*store, "worldForAct", "an assignment lies in a store that does not exist");
    World world;
    world.store = **store;
    world.now = work.now();
    world.assignments.insert(id, **assignment);
    std::set<Sku> skus;
    for (const Line &line : (*assignment)->lines)
        skus.insert(line.sku);
    for (const Sku &sku : skus) {
        const Result<Stock> stock = work.stock(world.store.code, sku);
        if (!stock)
            return failure(stock.error());
        world.stock.insert(sku, *stock);
    }
    return world;
}

} // namespace storehand::oms
