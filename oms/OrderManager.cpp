// SPDX-License-Identifier: Apache-2.0
#include "oms/OrderManager.h"

#include "core/database/DatabaseCopy.h"
#include "core/database/Migrations.h"
#include "core/database/Transaction.h"
#include "core/domain/Codes.h"
#include "core/domain/FailPoint.h"
#include "oms/storage/Schema.h"
#include "oms/usecases/ApplyCommands.h"
#include "oms/usecases/Hello.h"
#include "oms/usecases/NextWork.h"
#include "oms/usecases/RestoreWatch.h"
#include "oms/usecases/RunDue.h"
#include "oms/usecases/StoreStations.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Pages of 4 KiB that whoever comes in between waits for: some milliseconds.
constexpr int copiedAtOnce = 1'000;

} // namespace

/// Everything behind the facade, in the order in which it is built.
struct OrderManager::Parts
{
    Parts(std::unique_ptr<Connection> open, const Clock &theClock, Random &random,
          OrderManagerOptions theOptions)
        : connection(std::move(open))
        , clock(theClock)
        , options(std::move(theOptions))
        , vault(options.masterKey, random)
        , storage(*connection, vault)
        , uuids(random)
        , heads(*connection)
        , seal(options.masterKey)
        , writer(*connection, heads)
        , compaction(*connection, heads)
        , access(storage, options.accessCacheTime)
    {
        storage.listeningSince = clock.now();
    }

    /// What needs the keys, which lie in the database.
    void use(ChainKeys theKeys)
    {
        keys.emplace(std::move(theKeys));
        reader.emplace(*connection, heads, storage.customers, seal);
        restores.emplace(*reader, heads, storage.stations, uuids);
    }

    void keepChanged(const QStringList &topics)
    {
        changed += topics;
        changed.removeDuplicates();
    }

    /// Memory must not know more than the database after something was undone.
    void forgetUndone()
    {
        heads.undoTo({});
        access.forgetAll();
        compaction.forget();
    }

    std::unique_ptr<Connection> connection;
    const Clock &clock;
    const OrderManagerOptions options;
    const Vault vault;
    Storage storage;
    UuidMaker uuids;
    FeedHeads heads;
    const CursorSeal seal;
    FeedWriter writer;
    FeedCompaction compaction;
    StationAccess access;
    std::optional<ChainKeys> keys;
    std::optional<FeedReader> reader;
    std::optional<RestoreWatch> restores;
    std::optional<Transaction> group;
    std::optional<Error> lostAgainstOthers; ///< why a unit of the open savepoint failed
    std::unique_ptr<DatabaseCopy> copy;     ///< while one is made
    QStringList changed;
};

OrderManager::OrderManager(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

OrderManager::~OrderManager() = default;

Result<std::unique_ptr<OrderManager>> OrderManager::open(std::unique_ptr<Connection> connection,
                                                         const Clock &clock, Random &random,
                                                         OrderManagerOptions options)
{
    auto parts = std::make_unique<Parts>(std::move(connection), clock, random, std::move(options));
    if (const Status migrated = migrate(*parts->connection, schemaMigrations()); !migrated)
        return failure(migrated.error());
    if (parts->connection->engine() == Engine::Sqlite) {
        if (const Status settled = parts->connection->settle(); !settled)
            return failure(settled.error());
    }
    auto transaction = Transaction::begin(*parts->connection);
    if (!transaction)
        return failure(transaction.error());
    Result<ChainKeys> keys =
        ChainKeys::ensure(*parts->connection, parts->vault, parts->uuids.next(clock.now()));
    if (!keys)
        return failure(keys.error());
    if (const Status scheduled = scheduleUpkeep(parts->storage, clock.now()); !scheduled)
        return failure(scheduled.error());
    // A file has one user, so whoever had leased something from it is gone.
    if (parts->connection->engine() == Engine::Sqlite) {
        if (const Status freed = parts->storage.effects.freeAll(); !freed)
            return failure(freed.error());
    }
    if (const Status committed = transaction->commit(); !committed)
        return failure(committed.error());
    parts->use(*std::move(keys));
    if (const Status loaded = parts->heads.load(); !loaded)
        return failure(loaded.error());
    std::unique_ptr<OrderManager> manager(new OrderManager(std::move(parts)));
    if (const Status told = manager->change(tellAllStations); !told)
        return failure(told.error());
    return manager;
}

Status OrderManager::beginGroup()
{
    Q_ASSERT_X(!m_parts->group, "OrderManager", "groups do not nest");
    auto transaction = Transaction::begin(*m_parts->connection);
    if (!transaction)
        return failure(transaction.error());
    m_parts->group.emplace(*std::move(transaction));
    return {};
}

Status OrderManager::inSavepoint(const std::function<bool()> &work)
{
    auto savepoint = Savepoint::begin(*m_parts->connection);
    if (!savepoint)
        return failure(savepoint.error());
    const FeedHeads::Mark mark = m_parts->heads.mark();
    m_parts->lostAgainstOthers.reset();
    if (!work()) {
        m_parts->heads.undoTo(mark);
        m_parts->access.forgetAll();
        const std::optional<Error> lost = std::exchange(m_parts->lostAgainstOthers, {});
        return lost ? Status(failure(*lost)) : Status();
    }
    const Status released = savepoint->release();
    if (!released)
        m_parts->heads.undoTo(mark);
    return released;
}

Status OrderManager::commitGroup()
{
    Q_ASSERT_X(m_parts->group, "OrderManager", "no group is open");
    pass(FailPoint::GroupCommit);
    const Status committed = m_parts->group->commit();
    pass(FailPoint::GroupCommitted);
    m_parts->group.reset();
    if (!committed) {
        m_parts->forgetUndone();
        return committed;
    }
    m_parts->keepChanged(m_parts->heads.committed());
    return {};
}

void OrderManager::rollbackGroup()
{
    m_parts->group.reset();
    m_parts->forgetUndone();
}

qint64 OrderManager::sqliteMemory()
{
    return storehand::sqliteMemory();
}

QStringList OrderManager::takeChangedTopics()
{
    QStringList changed = std::exchange(m_parts->changed, {});
    std::sort(changed.begin(), changed.end());
    return changed;
}

Result<QStringList> OrderManager::topicsChangedElsewhere()
{
    if (m_parts->connection->engine() == Engine::Sqlite)
        return QStringList();
    return m_parts->heads.movedElsewhere(now());
}

/// All or nothing: in a savepoint of the open group, or in a group of its own.
template <typename T>
Result<T> OrderManager::asUnit(const std::function<Result<T>()> &work)
{
    const bool alone = !m_parts->group;
    if (alone) {
        if (const Status begun = beginGroup(); !begun)
            return failure(begun.error());
    }
    Result<T> result = failure(ErrorKind::Storage, codes::storageFailed, u"nothing was done"_s);
    const Status kept = inSavepoint([&] {
        result = work();
        return result.has_value();
    });
    if (!kept)
        result = failure(kept.error());
    if (!alone) {
        if (!result && result.error().code == codes::storageBusy)
            m_parts->lostAgainstOthers = result.error();
        return result;
    }
    if (!result) {
        rollbackGroup();
        return result;
    }
    if (const Status committed = commitGroup(); !committed)
        return failure(committed.error());
    return result;
}

Status OrderManager::asUnit(const std::function<Status()> &work)
{
    struct Nothing
    {};

    const Result<Nothing> done = asUnit<Nothing>([&]() -> Result<Nothing> {
        if (const Status status = work(); !status)
            return failure(status.error());
        return Nothing{};
    });
    if (!done)
        return failure(done.error());
    return {};
}

Result<std::optional<Instant>> OrderManager::nextDue()
{
    return m_parts->storage.agenda.next();
}

Result<int> OrderManager::runDue(Instant when, int limit)
{
    Result<int> ran = asUnit<int>([&] {
        UnitOfWork work(m_parts->storage, m_parts->writer, m_parts->uuids, when);
        return oms::runDue(work, m_parts->heads, m_parts->compaction, limit);
    });
    if (!ran)
        m_parts->compaction.forget();
    return ran;
}

Result<EnrolmentOffer> OrderManager::offerEnrolment(const StoreCode &store, const QString &name)
{
    return asUnit<EnrolmentOffer>([&] {
        return Enrolment(m_parts->storage, *m_parts->keys, m_parts->options.pins)
            .offer(store, name, now());
    });
}

Result<wire::EnrolAnswer> OrderManager::enrol(const wire::EnrolRequest &request)
{
    return asUnit<wire::EnrolAnswer>([&]() -> Result<wire::EnrolAnswer> {
        Result<wire::EnrolAnswer> answer =
            Enrolment(m_parts->storage, *m_parts->keys, m_parts->options.pins)
                .enrol(request, m_parts->uuids.next(now()), now());
        if (!answer)
            return answer;
        UnitOfWork work(m_parts->storage, m_parts->writer, m_parts->uuids, now());
        if (const Status told = tellStations(work, answer->store); !told)
            return failure(told.error());
        const auto published = work.publish();
        return published ? answer : Result<wire::EnrolAnswer>(failure(published.error()));
    });
}

Result<StationIdentity> OrderManager::authenticate(const SignedRequest &request,
                                                   const QByteArray &header)
{
    return m_parts->access.identify(request, header, now());
}

Result<StationIdentity> OrderManager::recognise(const StationId &station)
{
    return m_parts->access.recognise(station, now());
}

Result<wire::HelloAnswer> OrderManager::hello(const StationIdentity &who,
                                              const wire::HelloRequest &request)
{
    return asUnit<wire::HelloAnswer>([&] {
        Result<wire::HelloAnswer> answer =
            oms::hello(m_parts->storage, *m_parts->reader, *m_parts->restores, who, request, now());
        if (answer) {
            answer->pins = m_parts->options.pins;
            answer->schemaMin = m_parts->options.feedSchemaMin;
        }
        return answer;
    });
}

Result<wire::CommandAnswer> OrderManager::applyCommands(const StationIdentity &who,
                                                        const wire::CommandBatch &batch)
{
    return asUnit<wire::CommandAnswer>([&] {
        return ApplyCommands(m_parts->storage, m_parts->writer, m_parts->uuids, who, now())
            .run(batch);
    });
}

Result<FeedAnswer> OrderManager::readFeed(const StationIdentity &who, const QString &cursor,
                                          int limit, int schema)
{
    const int least = m_parts->options.feedSchemaMin;
    if (schema < least) {
        return failure(
            ErrorKind::Conflict, codes::upgradeRequired,
            u"the feed needs a program of schema %1 or newer, this one has %2"_s.arg(least).arg(
                schema));
    }
    return orNoteRestore(
        oms::readFeed(m_parts->storage, *m_parts->reader, who, cursor, limit, now()),
        [&] { return m_parts->restores->lookAtStation(who, cursor, now()); });
}

/// A reader who cannot go on from where he was, because we were restored, shows it to us.
template <typename T>
Result<T> OrderManager::orNoteRestore(Result<T> answer, const std::function<Status()> &look)
{
    if (answer || answer.error().code != codes::resync)
        return answer;
    const Status noted = asUnit(look);
    return noted ? answer : failure(noted.error());
}

Result<wire::SnapshotAnswer> OrderManager::beginSnapshot(const StationIdentity &who,
                                                         const wire::SnapshotRequest &request)
{
    const Result<QString> epoch = m_parts->heads.epoch();
    if (!epoch)
        return failure(epoch.error());
    return Snapshot(m_parts->storage, m_parts->heads, m_parts->seal, *epoch).begin(who, request);
}

Result<QByteArray> OrderManager::snapshotPage(const StationIdentity &who, const QString &snapshot,
                                              const QString &page)
{
    const Result<QString> epoch = m_parts->heads.epoch();
    if (!epoch)
        return failure(epoch.error());
    return Snapshot(m_parts->storage, m_parts->heads, m_parts->seal, *epoch)
        .page(who, snapshot, page);
}

Result<std::optional<Assignment>> OrderManager::nextWork(const StationIdentity &who)
{
    return oms::nextWork(m_parts->storage, who, now());
}

Result<QList<Station>> OrderManager::stations(const StoreCode &store)
{
    Stations &stations = m_parts->storage.stations;
    return store.text.isEmpty() ? stations.all() : stations.of(store);
}

Status OrderManager::revoke(const StationId &station)
{
    const Status revoked = change([&](UnitOfWork &work) -> Status {
        const Result<std::optional<Station>> known = work.storage().stations.find(station);
        if (!known)
            return failure(known.error());
        if (!*known)
            return failure(ErrorKind::Rejected, codes::notEnrolled,
                           u"there is no station '%1'"_s.arg(station.text));
        const Status cutOff = work.storage().stations.revoke(station, work.now());
        return cutOff ? tellStations(work, (*known)->store) : cutOff;
    });
    m_parts->access.forget(station);
    return revoked;
}

ChannelDesk OrderManager::desk()
{
    return ChannelDesk({m_parts->storage, m_parts->writer, *m_parts->reader, m_parts->uuids,
                        *m_parts->keys, m_parts->options.pinCost});
}

Result<OrderReceipt> OrderManager::placeOrder(const QString &channel, const OrderRequest &request)
{
    return asUnit<OrderReceipt>([&] { return desk().placeOrder(channel, request, now()); });
}

Result<wire::Problems> OrderManager::checkOrder(const OrderRequest &request,
                                                const wire::Problems &known)
{
    return asUnit<wire::Problems>([&] { return desk().checkOrder(request, known, now()); });
}

Result<QJsonObject> OrderManager::cancelOrder(const QString &channel, const OrderId &id,
                                              const CancelRequest &request)
{
    return asUnit<QJsonObject>([&] { return desk().cancel(channel, id, request, now()); });
}

Result<QJsonObject> OrderManager::answerQuestion(const QString &channel, const OrderId &id,
                                                 const AnswerRequest &request)
{
    return asUnit<QJsonObject>([&] { return desk().answer(channel, id, request, now()); });
}

Result<QJsonObject> OrderManager::order(const QString &channel, const OrderId &id)
{
    return desk().order(channel, id);
}

Result<QJsonObject> OrderManager::orderByRef(const QString &channel, const QString &ref)
{
    return desk().orderByRef(channel, ref);
}

Result<OrdersPage> OrderManager::ordersAfter(const QString &channel, const QString &cursor,
                                             int limit)
{
    return orNoteRestore(desk().ordersAfter(channel, cursor, limit),
                         [&] { return m_parts->restores->lookAtChannel(channel, cursor, now()); });
}

Result<ChannelDesk::StockReceipt> OrderManager::reportStock(const QString &channel,
                                                            const StockReport &report)
{
    return asUnit<ChannelDesk::StockReceipt>(
        [&] { return desk().reportStock(channel, report, now()); });
}

Result<QJsonObject> OrderManager::stockOf(const Sku &sku)
{
    return desk().stockOf(sku);
}

Status OrderManager::putProduct(const Product &product)
{
    return asUnit([&] { return desk().putProduct(product, now()); });
}

Result<ImportReport> OrderManager::import(const QByteArray &lines, const ImportPins &pins)
{
    std::optional<ImportReport> refused;
    const Result<ImportReport> taken = asUnit<ImportReport>([&]() -> Result<ImportReport> {
        Result<ImportReport> report = desk().import(lines, pins, now());
        if (!report || !report->problem)
            return report;
        refused = *report; // an error is what undoes the lines before it
        return failure(ErrorKind::Rejected, codes::malformed, report->problem->problem);
    });
    return refused ? Result<ImportReport>(*refused) : taken;
}

Status OrderManager::lookUp(ImportPins &pins)
{
    return pins.lookUp(m_parts->storage.persons);
}

Status OrderManager::forgetCustomer(const QString &channel, const QString &ref)
{
    return asUnit([&] { return desk().forgetCustomer(channel, ref, now()); });
}

Result<Sensitive<QString>> OrderManager::addChannelKey(const QString &channel)
{
    return asUnit<Sensitive<QString>>(
        [&] { return m_parts->storage.channels.addKey(channel, now()); });
}

Status OrderManager::revokeChannelKeys(const QString &channel)
{
    return asUnit([&]() -> Status {
        const Result<QStringList> known = m_parts->storage.channels.all();
        if (!known)
            return failure(known.error());
        if (!known->contains(channel))
            return failure(ErrorKind::Rejected, codes::badKey,
                           u"there is no channel '%1'"_s.arg(channel));
        return m_parts->storage.channels.revokeKeys(channel, now());
    });
}

Result<QString> OrderManager::authenticateChannel(const Sensitive<QString> &key)
{
    const Result<std::optional<QString>> channel = m_parts->storage.channels.ofKey(key);
    if (!channel)
        return failure(channel.error());
    if (!*channel)
        return failure(ErrorKind::Unauthorized, codes::badKey, u"that is no channel's key"_s);
    return **channel;
}

Status OrderManager::change(const std::function<Status(UnitOfWork &)> &work)
{
    return asUnit([&]() -> Status {
        UnitOfWork unit(m_parts->storage, m_parts->writer, m_parts->uuids, now());
        if (const Status done = work(unit); !done)
            return done;
        const auto published = unit.publish();
        return published ? Status() : failure(published.error());
    });
}

Status OrderManager::setWebhook(const QString &channel, const Webhook &webhook)
{
    return asUnit([&] { return oms::setWebhook(m_parts->storage, channel, webhook, now()); });
}

Result<WebhookCalls> OrderManager::takeWebhooks(int limit)
{
    return asUnit<WebhookCalls>([&] { return WebhookQueue(m_parts->storage).take(now(), limit); });
}

Status OrderManager::webhookDelivered(const WebhookCall &call)
{
    return asUnit([&] { return WebhookQueue(m_parts->storage).delivered(call, now()); });
}

Status OrderManager::webhookFailed(const WebhookCall &call, const QString &why, bool answered)
{
    return asUnit(
        [&] { return WebhookQueue(m_parts->storage).failed(call, why, answered, now()); });
}

Status OrderManager::webhookRefused(const WebhookCall &call, const QString &why)
{
    return asUnit([&] { return WebhookQueue(m_parts->storage).refused(call, why, now()); });
}

Result<QList<EffectOutbox::Standing>> OrderManager::effectStandings()
{
    return m_parts->storage.effects.standings();
}

Result<Verification> OrderManager::verify()
{
    return oms::verify(m_parts->storage);
}

Result<std::unique_ptr<Connection>> OrderManager::copyMore()
{
    Q_ASSERT_X(!m_parts->group, "OrderManager", "a group is open");
    if (!m_parts->copy) {
        Result<std::unique_ptr<DatabaseCopy>> begun = DatabaseCopy::begin(*m_parts->connection);
        if (!begun)
            return failure(begun.error());
        m_parts->copy = *std::move(begun);
    }
    Result<std::unique_ptr<Connection>> copied = m_parts->copy->copyMore(copiedAtOnce);
    if (!copied || *copied)
        m_parts->copy.reset();
    return copied;
}

Instant OrderManager::now() const
{
    return m_parts->clock.now();
}

bool OrderManager::isBroken() const
{
    return m_parts->connection->isBroken();
}

QString OrderManager::engineVersion() const
{
    return m_parts->connection->engineVersion();
}

} // namespace storehand::oms
