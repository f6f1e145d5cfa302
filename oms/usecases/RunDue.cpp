// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/RunDue.h"

#include "core/database/Transaction.h"
#include "core/domain/Acts.h"
#include "core/domain/Codes.h"
#include "core/domain/PlantedBug.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/PlaceOrder.h"
#include "oms/usecases/PlaceWaiting.h"
#include "oms/usecases/RecordOutcome.h"
#include "oms/usecases/SourceUnits.h"
#include "oms/usecases/WebhookQueue.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDue, "storehand.oms.due")

struct DueCall
{
    UnitOfWork &work;
    FeedCompaction &compaction;
    QString subject;
};

/// Nobody came for a parcel in time: it goes back to the shelf.
Status pickupExpires(const DueCall &call)
{
    UnitOfWork &work = call.work;
    const QString &subject = call.subject;
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

Status stockFreed(const DueCall &call)
{
    return placeWaiting(call.work, Sku(call.subject));
}

/// A pause that ends or a new day's capacity is no news of stock, but lets orders be placed.
Status lookAtWaiting(const DueCall &call)
{
    constexpr int productsMax = 500;
    if (const Status written = call.work.write(); !written)
        return written;
    Storage &storage = call.work.storage();
    const Result<QList<Sku>> products = storage.orders.waitedForInStock(productsMax);
    if (!products)
        return failure(products.error());
    for (const Sku &sku : *products) {
        const Status noted = storage.agenda.setOnce({due::stockFreed, sku.text, call.work.now()});
        if (!noted)
            return noted;
    }
    return storage.agenda.set({due::waiting, call.subject, call.work.now() + waitingTime});
}

/// The day of a preordered line has come.
Status preorderComes(const DueCall &call)
{
    return PlaceUnits(call.work).placePreordered(call.subject);
}

bool nothingPicked(const Assignment &assignment)
{
    return std::all_of(assignment.lines.begin(), assignment.lines.end(), [](const Line &line) {
        return line.units.pickedTotal() + line.units.surplus == 0;
    });
}

/// Gives all that is open of a shipment to other stores.
Status moveToOthers(UnitOfWork &work, const Assignment &assignment)
{
    const Result<World> world = worldForAct(work, assignment.id);
    if (!world)
        return failure(world.error());
    work.tell(
        assignment.order,
        {.what = codes::reassigned, .place = assignment.store.text, .assignment = assignment.id});
    Outcome moved = moveElsewhere(*world, assignment.id);
    for (const Line &line : assignment.lines) {
        if (line.units.open() > 0)
            moved.followUps.append({.kind = FollowUp::Kind::SourceAgain,
                                    .assignment = assignment.id,
                                    .line = line.id,
                                    .sku = line.sku,
                                    .units = line.units.open(),
                                    .reason = codes::silent});
    }
    return recordOutcome(work, assignment.store, moved);
}

/// The promise of a shipment is due. Its store keeps it as long as it is heard of or has begun to
/// pick; otherwise we look again when the silence will be long enough. What somebody holds back
/// stays where they hold it: no other store would know of it.
Status storeSilent(const DueCall &call)
{
    UnitOfWork &work = call.work;
    const AssignmentId id(call.subject);
    const Result<std::optional<Assignment>> found = work.assignment(id);
    if (!found)
        return failure(found.error());
    if (!*found || !isOpen((*found)->state) || !nothingPicked(**found))
        return {};
    if ((*found)->openUnits() == 0)
        return {}; // what it did not find has been placed elsewhere already
    if ((*found)->method != Method::Ship)
        return {}; // who collects is expected where he was told to come
    const auto contact = work.storage().stations.lastContactOf((*found)->store);
    if (!contact)
        return failure(contact.error());
    const Instant heardOf =
        std::max(contact->value_or((*found)->assignedAt), work.storage().listeningSince);
    const Instant looksAgain =
        (*found)->hold ? work.now() + silenceBeforeMoving : heardOf + silenceBeforeMoving;
    if (work.now() < looksAgain)
        return work.storage().agenda.set({due::storeSilent, call.subject, looksAgain});
    return moveToOthers(work, **found);
}

Millis upkeepPause()
{
    return planted(Bug::CompactsLiveRows) ? Millis(60'000) : compactionTime;
}

Status assignmentLeaves(const DueCall &call)
{
    return call.work.retire(AssignmentId(call.subject));
}

Status exceptionLeaves(const DueCall &call)
{
    return call.work.retire(CommandId(call.subject));
}

Status taskLeaves(const DueCall &call)
{
    return call.work.retireTask(call.subject);
}

Status forgetOldHistory(const DueCall &call)
{
    Storage &storage = call.work.storage();
    const Result<bool> more = call.compaction.run(call.work.now());
    if (!more)
        return failure(more.error());
    return storage.agenda.set(
        {due::compaction, call.subject, call.work.now() + (*more ? Millis(0) : upkeepPause())});
}

/// A few at a time, since others wait for the same commit.
Status forgetAnswers(const DueCall &call)
{
    constexpr int atATime = 2'000;
    Storage &storage = call.work.storage();
    const Result<qint64> forgotten =
        storage.commands.forgetResults(call.work.now() - answersKept, atATime);
    if (!forgotten)
        return failure(forgotten.error());
    const Millis wait = *forgotten < atATime ? answersTime : Millis(0);
    return storage.agenda.set({due::answers, call.subject, call.work.now() + wait});
}

Status tidyEffects(const DueCall &call)
{
    Storage &storage = call.work.storage();
    if (const Status tidied = WebhookQueue(storage).tidy(call.work.now()); !tidied)
        return tidied;
    return storage.agenda.set({due::effects, call.subject, call.work.now() + effectsTime});
}

struct Handler
{
    QLatin1StringView kind;
    Status (*run)(const DueCall &call);
};

constexpr std::array handlers{
    Handler{due::pickupExpires, pickupExpires},
    Handler{PlaceOrder::duePreorder, preorderComes},
    Handler{due::storeSilent, storeSilent},
    Handler{due::stockFreed, stockFreed},
    Handler{due::waiting, lookAtWaiting},
    Handler{due::assignmentLeaves, assignmentLeaves},
    Handler{due::exceptionLeaves, exceptionLeaves},
    Handler{due::taskLeaves, taskLeaves},
    Handler{due::compaction, forgetOldHistory},
    Handler{due::answers, forgetAnswers},
    Handler{due::effects, tidyEffects},
};

Status runItem(UnitOfWork &work, FeedCompaction &compaction, const DueItem &item)
{
    const auto handler = std::find_if(handlers.begin(), handlers.end(), [&](const Handler &known) {
        return known.kind == item.kind;
    });
    if (handler == handlers.end())
        return failure(ErrorKind::Malformed, codes::invalid,
                       u"nobody knows what to do when \"%1\" is due"_s.arg(item.kind));
    work.begin({.source = item.kind, .who = {}, .place = {}});
    if (const Status dropped = work.storage().agenda.drop(item.kind, item.subject); !dropped)
        return dropped;
    if (const Status ran = handler->run({work, compaction, item.subject}); !ran)
        return ran;
    return work.end();
}

/// One that fails must not stop those behind it: it is tried again later, and the log says why.
/// Fails itself when the database does not even keep that, or is busy and the whole group is soon
/// tried again.
Status runOrPostpone(UnitOfWork &work, FeedHeads &heads, FeedCompaction &compaction,
                     const DueItem &item)
{
    const FeedHeads::Mark mark = heads.mark();
    Status ran;
    {
        auto savepoint = Savepoint::begin(work.storage().connection);
        if (!savepoint)
            return failure(savepoint.error());
        ran = runItem(work, compaction, item);
        if (ran)
            return savepoint->release();
    }
    work.abandon();
    heads.undoTo(mark);
    compaction.forget();
    if (ran.error().code == codes::storageBusy)
        return ran;
    qCWarning(lcDue, "%s of %s failed and waits: %s", qPrintable(item.kind),
              qPrintable(item.subject), qPrintable(ran.error().detail));
    return work.storage().agenda.set({item.kind, item.subject, work.now() + dueRetryTime});
}

} // namespace

Status scheduleUpkeep(Storage &storage, Instant now)
{
    const Status noted = storage.agenda.setOnce({due::compaction, u"feed"_s, now + upkeepPause()});
    if (!noted)
        return noted;
    const Status forgets = storage.agenda.setOnce({due::answers, u"commands"_s, now + answersTime});
    if (!forgets)
        return forgets;
    const Status looks = storage.agenda.setOnce({due::waiting, u"orders"_s, now + waitingTime});
    if (!looks)
        return looks;
    return storage.agenda.setOnce({due::effects, u"effects"_s, now + effectsTime});
}

Result<int> runDue(UnitOfWork &work, FeedHeads &heads, FeedCompaction &compaction, int limit)
{
    const Result<QList<DueItem>> items = work.storage().agenda.take(work.now(), limit);
    if (!items)
        return failure(items.error());
    for (const DueItem &item : *items) {
        if (const Status done = runOrPostpone(work, heads, compaction, item); !done)
            return failure(done.error());
    }
    const auto published = work.publish();
    if (!published)
        return failure(published.error());
    return static_cast<int>(items->size());
}

} // namespace storehand::oms
