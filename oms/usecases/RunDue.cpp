// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/RunDue.h"

#include "core/domain/Acts.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/PlaceOrder.h"
#include "oms/usecases/RecordOutcome.h"

#include <array>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody came for a parcel in time: it goes back to the shelf.
Status pickupExpires(UnitOfWork &work, const QString &subject)
{
    const AssignmentId id(subject);
    const Result<std::optional<Assignment>> found = work.assignment(id);
    if (!found)
        return failure(found.error());
    if (!*found || !isOpen((*found)->state) || !(*found)->pickupBy)
        return {};
    const Assignment &assignment = **found;
    if (*assignment.pickupBy > work.now())
        return work.storage().agenda.set({due::pickupExpires, subject, *assignment.pickupBy});
    if (assignment.state != AssignmentState::Ready)
        return {}; // opened again: it will be made ready anew
    const Result<World> world = worldForAct(work, id);
    if (!world)
        return failure(world.error());
    work.tell(assignment.order, {.what = u"expired"_s, .assignment = id});
    return recordOutcome(work, assignment.store, expire(*world, id));
}

/// The day of a preordered line has come.
Status preorderComes(UnitOfWork &work, const QString &subject)
{
    return PlaceUnits(work).placePreordered(subject);
}

struct Handler
{
    QLatin1StringView kind;
    Status (*run)(UnitOfWork &work, const QString &subject);
};

constexpr std::array handlers{
    Handler{due::pickupExpires, pickupExpires},
    Handler{PlaceOrder::duePreorder, preorderComes},
};

Status runItem(UnitOfWork &work, const DueItem &item)
{
    const auto handler = std::find_if(handlers.begin(), handlers.end(), [&](const Handler &known) {
        return known.kind == item.kind;
    });
    if (handler == handlers.end())
        qFatal("nobody knows what to do when \"%s\" is due", qPrintable(item.kind));
    work.begin({.source = item.kind, .who = {}, .place = {}});
    if (const Status dropped = work.storage().agenda.drop(item.kind, item.subject); !dropped)
        return dropped;
    if (const Status ran = handler->run(work, item.subject); !ran)
        return ran;
    return work.end();
}

} // namespace

Result<int> runDue(UnitOfWork &work, int limit)
{
    const Result<QList<DueItem>> items = work.storage().agenda.take(work.now(), limit);
    if (!items)
        return failure(items.error());
    for (const DueItem &item : *items) {
        if (const Status done = runItem(work, item); !done)
            return failure(done.error());
    }
    const auto published = work.publish();
    if (!published)
        return failure(published.error());
    return static_cast<int>(items->size());
}

} // namespace storehand::oms
