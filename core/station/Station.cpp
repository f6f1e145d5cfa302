// SPDX-License-Identifier: Apache-2.0
#include "core/station/Station.h"

#include "core/domain/Codes.h"
#include "core/domain/ExceptionCase.h"
#include "core/domain/PlantedBug.h"
#include "core/domain/Turn.h"
#include "core/domain/WorkDays.h"
#include "core/store/FormerInstalls.h"
#include "core/store/MetaKeys.h"
#include "core/wire/Entities.h"

#include <algorithm>
#include <limits>

namespace storehand {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString codeIndex = u"code"_s;

Roster::SaveFailures saveFailuresTo(Outbox &outbox)
{
    return [&outbox](const PersonCode &code, const PinFailures &failures) {
        const QByteArray value = QByteArray::number(failures.count) + ' ' +
                                 QByteArray::number(qint64(failures.lockLeft.count()));
        return outbox.setValues({{metakey::pinFailures + code.text,
                                  failures.count == 0 ? std::nullopt : std::optional(value)}});
    };
}

template <typename T>
std::optional<T> readEntity(const Cache &cache, QLatin1StringView kind, const QString &id)
{
    const auto entity = cache.read(QString(kind), id);
    if (!entity || !*entity)
        return std::nullopt;
    const Result<T> value = wire::into<T>((*entity)->body);
    return value ? std::optional(*value) : std::nullopt;
}

/// Whether the feed has come to these places.
bool haveSeen(const QMap<QString, Cache::Topic> &topics, const QMap<QString, qint64> &places)
{
    return std::all_of(places.keyValueBegin(), places.keyValueEnd(), [&](const auto &place) {
        return topics.value(place.first).seq >= place.second;
    });
}

/// Not where this station stood in another store before it was enrolled anew.
bool areFollowed(const QMap<QString, Cache::Topic> &topics, const QMap<QString, qint64> &places)
{
    return std::all_of(places.keyBegin(), places.keyEnd(),
                       [&](const QString &topic) { return topics.contains(topic); });
}

} // namespace

QList<IndexRow> cacheIndexOf(const QString &entity, const QByteArray &body)
{
    QList<IndexRow> rows;
    if (entity != wire::entity::product)
        return rows;
    if (const auto product = wire::into<Product>(body)) {
        for (const ProductCode &code : product->codes)
            rows.append({codeIndex, ProductBook::keyOf(code.code), QString::number(code.units)});
    }
    return rows;
}

Station::Station(Parts parts)
    : m_parts(std::move(parts))
    , m_ids(m_parts.random)
    , m_roster(m_parts.clock, saveFailuresTo(m_parts.outbox),
               [this](const Person &person) {
                   return worksToday(person, m_overlay.store(), m_parts.serverNow());
               })
    , m_overlay(m_parts.keys.install)
    , m_products(productSource())
    , m_directory(m_overlay, m_products, m_parts.keys.pickupHash,
                  [this](const CustomerId &id) {
                      return readEntity<Customer>(m_parts.cache, wire::entity::customer, id.text);
                  })
    , m_desk({m_parts.outbox, m_overlay, m_roster, m_parts.clock, m_ids, m_parts.serverNow,
              m_ids.next(m_parts.clock.now()),
              [this] {
                  if (m_recorded)
                      m_recorded();
              },
              [this] { return m_parts.makeRoom && m_parts.makeRoom(); }})
{}

Station::~Station() = default;

ProductBook::Source Station::productSource()
{
    return {.product =
                [this](const Sku &sku) {
                    return readEntity<Product>(m_parts.cache, wire::entity::product, sku.text);
                },
            .matches =
                [this](const QString &key) {
                    QList<ProductBook::Match> matches;
                    if (const auto hits = m_parts.cache.lookUp(codeIndex, key)) {
                        for (const IndexHit &hit : *hits)
                            matches.append({Sku(hit.entity.id), qMax(1, hit.value.toInt())});
                    }
                    return matches;
                }};
}

Status Station::load()
{
    Status loaded = loadLocks();
    if (loaded)
        loaded = loadInstalls();
    return loaded ? loadWork() : loaded;
}

Status Station::loadInstalls()
{
    const auto former = formerInstalls(m_parts.outbox);
    if (!former)
        return failure(former.error());
    m_overlay.setInstall(m_parts.keys.install, *former);
    return {};
}

Status Station::loadWork()
{
    m_exceptions.clear();
    Status loaded = loadBase();
    if (loaded)
        loaded = replayOutbox();
    tellChanges(); // also of what is gone, where the rest could not be read
    return loaded;
}

Status Station::replayOutbox()
{
    m_awaited.clear();
    const auto topics = m_parts.cache.topics();
    const auto isToCome = [&](const AnsweredCommand &answer) {
        return areFollowed(topics, answer.at) && !haveSeen(topics, answer.at);
    };
    const auto replay = [this](const Command &command, const auto &answer) {
        keepException(command, answer);
        const bool isOfFormer = command.n < 1;
        if (answer && (answer->isRepeated || isOfFormer) && answer->isInFeed())
            m_awaited.append(*answer);
    };
    const Status replayed = m_desk.replayOutbox(isToCome, replay);
    letGoOfAwaited();
    return replayed;
}

/// Entities say which numbers of this install they contain. What reached the order manager by the
/// number of a former install is in none of them, so it leaves where the feed has come to it.
void Station::letGoOfAwaited()
{
    if (m_awaited.isEmpty())
        return;
    const auto topics = m_parts.cache.topics();
    m_overlay.holdReplays();
    m_awaited.removeIf([&](const AnsweredCommand &answer) {
        const bool isSeen = haveSeen(topics, answer.at);
        if (isSeen)
            m_overlay.drop(answer.n);
        return isSeen;
    });
    m_overlay.releaseReplays();
}

Status Station::loadLocks()
{
    const auto keys = m_parts.outbox.keys(metakey::pinFailures);
    if (!keys)
        return failure(keys.error());
    for (const QString &key : *keys) {
        const auto value = m_parts.outbox.value(key);
        if (!value)
            return failure(value.error());
        const QList<QByteArray> parts = value->value_or(QByteArray()).split(' ');
        if (parts.size() == 2)
            m_roster.restoreFailures(PersonCode(key.mid(metakey::pinFailures.size())),
                                     {parts[0].toInt(), Millis(parts[1].toLongLong())});
    }
    return {};
}

Status Station::loadBase()
{
    for (const QLatin1StringView kind :
         {wire::entity::store, wire::entity::person, wire::entity::staging, wire::entity::stock,
          wire::entity::assignment, wire::entity::exception}) {
        const auto all = m_parts.cache.readAll(QString(kind));
        if (!all)
            return failure(all.error());
        for (const CachedEntity &entity : *all)
            takeEntity(QString(kind), entity.body);
    }
    return {};
}

void Station::takeEntity(const QString &kind, const QByteArray &body)
{
    if (kind == wire::entity::assignment) {
        if (const auto assignment = wire::into<Assignment>(body))
            m_overlay.setBase(*assignment);
    } else if (kind == wire::entity::stock) {
        if (const auto stock = wire::into<Stock>(body))
            m_overlay.setStock(*stock);
    } else if (kind == wire::entity::person) {
        if (const auto person = wire::into<Person>(body))
            m_roster.setPerson(*person);
    } else if (kind == wire::entity::staging) {
        if (const auto place = wire::into<StagingLocation>(body))
            m_overlay.setStaging(*place);
    } else if (kind == wire::entity::store) {
        if (const auto store = wire::into<Store>(body))
            m_overlay.setStore(*store);
    } else if (kind == wire::entity::exception) {
        if (const auto exception = wire::into<ExceptionCase>(body))
            takeException(*exception);
    }
}

void Station::takeException(const ExceptionCase &exception)
{
    const Assignment *assignment = m_overlay.assignment(AssignmentId(exception.target));
    if (exception.isOpen())
        tellException(
            {exception.command, exception.verdict.code, exception.verdict.args,
             AssignmentId(exception.target), assignment ? assignment->orderRef : QString(),
             exception.type, exception.actor,
             exception.station == m_parts.keys.name ? QString() : exception.station, exception.at});
    else
        m_exceptions.remove(exception.command);
}

void Station::removeEntity(const EntityKey &key)
{
    if (key.entity == wire::entity::assignment)
        m_overlay.removeBase(AssignmentId(key.id));
    else if (key.entity == wire::entity::stock)
        m_overlay.removeStock(Sku(key.id.section(u'/', 1)));
    else if (key.entity == wire::entity::person)
        m_roster.removePerson(PersonCode(key.id));
    else if (key.entity == wire::entity::staging)
        m_overlay.removeStaging(LocationCode(key.id.section(u'/', 1)));
    else if (key.entity == wire::entity::exception)
        m_exceptions.remove(CommandId(key.id));
}

/// Orders come late: their commands are judged against the stock and places of the same change.
/// Exceptions name orders, so they come last.
QList<EntityKey> Station::inReadingOrder(const QList<EntityKey> &entities)
{
    QList<EntityKey> sorted = entities;
    const auto orders =
        std::stable_partition(sorted.begin(), sorted.end(), [](const EntityKey &key) {
            return key.entity != wire::entity::assignment && key.entity != wire::entity::exception;
        });
    std::stable_partition(orders, sorted.end(), [](const EntityKey &key) {
        return key.entity == wire::entity::assignment;
    });
    return sorted;
}

void Station::tellProduct(const EntityKey &key) const
{
    const bool isStock = key.entity == wire::entity::stock;
    if (m_events.product && (isStock || key.entity == wire::entity::product))
        m_events.product(Sku(isStock ? key.id.section(u'/', 1) : key.id));
    else if (m_events.setup && key.entity != wire::entity::assignment)
        m_events.setup();
}

Status Station::cacheChanged(const QList<EntityKey> &entities)
{
    const QList<EntityKey> sorted = inReadingOrder(entities);
    const auto exceptions = std::find_if(sorted.begin(), sorted.end(), [](const EntityKey &key) {
        return key.entity == wire::entity::exception;
    });
    m_overlay.holdReplays();
    Status taken = takeChanges({sorted.begin(), exceptions});
    m_overlay.releaseReplays();
    if (taken)
        taken = takeChanges({exceptions, sorted.end()});
    if (taken)
        letGoOfAwaited();
    tellChanges();
    return taken;
}

Status Station::takeChanges(const QList<EntityKey> &entities)
{
    for (const EntityKey &key : entities) {
        m_products.forget(Sku(key.entity == wire::entity::product ? key.id : QString()));
        m_directory.forgetCustomer(
            CustomerId(key.entity == wire::entity::customer ? key.id : QString()));
        tellProduct(key);
        if (key.entity == wire::entity::product || key.entity == wire::entity::customer)
            continue;
        const auto entity = m_parts.cache.read(key.entity, key.id);
        if (!entity)
            return failure(entity.error());
        if (*entity)
            takeEntity(key.entity, (*entity)->body);
        else
            removeEntity(key);
    }
    return {};
}

Status Station::cacheReplaced()
{
    m_overlay.clearBase();
    m_roster.clearPeople();
    m_products.forgetAll();
    m_directory.forgetAll();
    if (m_events.setup)
        m_events.setup();
    return loadWork();
}

Status Station::installChanged(const InstallId &install)
{
    m_parts.keys.install = install;
    if (const Status known = loadInstalls(); !known)
        return known;
    m_benches.clear();
    m_pickTasks.clear();
    const Status replayed = replayOutbox();
    tellChanges();
    return replayed;
}

void Station::answered(const QList<AnsweredCommand> &answers)
{
    m_overlay.holdReplays();
    for (const AnsweredCommand &answer : answers) {
        if (!answer.isInFeed() || planted(Bug::CountsTwice) || planted(Bug::DropsEarly))
            m_overlay.drop(answer.n);
        else if (answer.isRepeated)
            m_awaited.append(answer);
        // Who judges last knows best: what looked odd from here was in order there, or somebody has
        // seen to it since.
        const bool isApplied = answer.verdict.kind == VerdictKind::Applied;
        const bool isToCome =
            !isApplied && !(answer.isRepeated && haveSeen(m_parts.cache.topics(), answer.at));
        if (!isOpenByFeed(answer.id).value_or(isToCome))
            m_exceptions.remove(answer.id);
        else if (!isApplied)
            tellException(noticeOf(answer.id, answer.verdict));
    }
    m_overlay.releaseReplays();
    letGoOfAwaited();
    tellChanges();
}

void Station::setLink(const LinkView &link)
{
    if (link == m_link)
        return;
    m_link = link;
    if (m_events.link)
        m_events.link(m_link);
}

QList<AssignmentId> Station::queue() const
{
    QList<AssignmentId> ids;
    ids.reserve(qsizetype(m_queue.size()));
    for (const Ranked &entry : m_queue)
        ids.append(entry.id);
    return ids;
}

/// Brings one order to its place in the queue, or out of it; true when it is in.
bool Station::rank(const AssignmentId &id)
{
    const Assignment *assignment = m_overlay.assignment(id);
    if (const auto former = m_ranks.constFind(id); former != m_ranks.constEnd())
        m_queue.erase(*former);
    if (!assignment || assignment->isDone()) {
        m_ranks.remove(id);
        return false;
    }
    const Ranked now{assignment->promiseBy ? assignment->promiseBy->ms
                                           : std::numeric_limits<qint64>::max(),
                     assignment->assignedAt.ms, id};
    m_ranks.insert(id, now);
    m_queue.insert(now);
    return true;
}

void Station::tellChanges()
{
    QList<AssignmentId> added;
    QList<AssignmentId> removed;
    QList<AssignmentId> changed;
    for (const AssignmentId &id : m_overlay.takeChanged()) {
        const bool wasListed = m_ranks.contains(id);
        const bool isListed = rank(id);
        if (isListed)
            (wasListed ? changed : added).append(id);
        else if (wasListed)
            removed.append(id);
    }
    if (m_events.queue && !(added.isEmpty() && removed.isEmpty() && changed.isEmpty()))
        m_events.queue(added, removed, changed);
}

/// Once, whether it is known from one's own view, from the answer or from the feed.
void Station::tellException(const ExceptionNotice &notice)
{
    const bool isNew = m_exceptions.put(notice); // who judges last knows best
    if (!isNew || m_toldExceptions.contains(notice.command))
        return;
    m_toldExceptions.insert(notice.command);
    if (m_events.exception)
        m_events.exception(notice);
}

void Station::keepException(const Command &command, const std::optional<AnsweredCommand> &answer)
{
    if (!answer) {
        const Verdict verdict = m_overlay.verdictOf(command.n).value_or(Verdict{});
        if (verdict.kind == VerdictKind::Exception)
            tellException(noticeOf(command, verdict));
        return;
    }
    if (answer->verdict.kind == VerdictKind::Applied)
        return;
    const QString topic = u"store/"_s + m_parts.keys.store.text;
    const bool isToCome = m_parts.cache.topics().value(topic).seq < answer->at.value(topic);
    if (isToCome && isOpenByFeed(command.id).value_or(true))
        tellException(noticeOf(command, answer->verdict));
}

/// Nothing when the feed has not brought it, or not any more.
std::optional<bool> Station::isOpenByFeed(const CommandId &id) const
{
    const auto known = readEntity<ExceptionCase>(m_parts.cache, wire::entity::exception, id.text);
    return known ? std::optional(known->isOpen()) : std::nullopt;
}

void Station::noteVerdict(const Issued &issued)
{
    if (issued.verdict.kind == VerdictKind::Exception)
        tellException(noticeOf(issued.id, issued.verdict));
    tellChanges();
}

ExceptionNotice Station::noticeOf(const CommandId &id, const Verdict &verdict) const
{
    const auto row = m_parts.outbox.find(id);
    const Result<RecordedAct> act =
        row && *row ? readAct(**row)
                    : Result<RecordedAct>(failure(ErrorKind::Storage, codes::notFound, {}));
    if (act)
        return noticeOf(act->command, verdict);
    return {.command = id, .code = verdict.code, .args = verdict.args};
}

ExceptionNotice Station::noticeOf(const Command &command, const Verdict &verdict) const
{
    const Assignment *assignment = m_overlay.assignment(command.assignment());
    return {.command = command.id,
            .code = verdict.code,
            .args = verdict.args,
            .assignment = command.assignment(),
            .orderRef = assignment ? assignment->orderRef : QString(),
            .type = command.type,
            .actor = command.actor,
            .at = command.at};
}

Result<QList<RecordedAct>> Station::actsOn(const AssignmentId &id)
{
    return m_history.of(m_parts.outbox, id);
}

QString Station::othersTurn(const Assignment &work) const
{
    const QList<StoreStation> &stations = m_overlay.store().stations;
    QList<StationId> ids;
    for (const StoreStation &station : stations)
        ids.append(station.id);
    const StationId turn = turnOf(work.order, ids);
    const auto found =
        std::find_if(stations.begin(), stations.end(),
                     [&](const StoreStation &station) { return station.id == turn; });
    // A station that the others do not know yet takes what it finds.
    const bool isOurs = turn == m_parts.keys.station || !ids.contains(m_parts.keys.station);
    return isOurs || found == stations.end() ? QString() : found->name;
}

Result<QList<RecordedAct>> Station::waitingActs() const
{
    return storehand::waitingActs(m_parts.outbox);
}

PickTask &Station::pickTask(const PersonCode &person)
{
    const auto [task, isNew] =
        m_pickTasks.try_emplace(person.text, person, m_desk, m_overlay, m_products);
    if (isNew) {
        task->second.setIntoBags(m_pickWay != PickWay::SortLater);
        task->second.setWeightTolerance(m_measureRules.weightTolerancePercent);
    }
    return task->second;
}

void Station::setMeasureRules(const MeasureRules &rules)
{
    m_measureRules = rules;
    for (auto &[person, task] : m_pickTasks)
        task.setWeightTolerance(rules.weightTolerancePercent);
}

BenchTask &Station::bench(const PersonCode &person)
{
    return m_benches
        .try_emplace(person.text, person, m_desk, m_overlay, m_products, pickTask(person))
        .first->second;
}

/// At the bench everything goes into bags, whatever the way to it was.
void Station::updateIntoBags(const PersonCode &person)
{
    pickTask(person).setIntoBags(isAtBench(person) || pickWay(person) != PickWay::SortLater);
}

bool Station::isAtBench(const PersonCode &person)
{
    return bench(person).isOpen() || pickWay(person) == PickWay::Paper;
}

void Station::setPickWay(PickWay way)
{
    m_pickWay = way;
    for (const auto &[person, task] : m_pickTasks)
        updateIntoBags(PersonCode(person));
}

void Station::setPickWay(const PersonCode &as, std::optional<PickWay> way)
{
    pickTask(as).setWay(way);
    updateIntoBags(as);
}

PickWay Station::pickWay(const PersonCode &person)
{
    return pickTask(person).way().value_or(m_pickWay);
}

void Station::setAtBench(const PersonCode &as, bool at)
{
    bench(as).setOpen(at);
    updateIntoBags(as);
}

AssignmentId Station::assignmentOf(const LineId &line) const
{
    for (const AssignmentId &id : m_overlay.assignmentIds()) {
        if (m_overlay.assignment(id)->line(line))
            return id;
    }
    return {};
}

} // namespace storehand
