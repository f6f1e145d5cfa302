// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/UnitOfWork.h"

#include "core/wire/Entities.h"
#include "oms/feed/Topics.h"

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

UnitOfWork::UnitOfWork(Storage &storage, FeedWriter &feed, UuidMaker &uuids, Instant now)
    : m_storage(storage)
    , m_feed(feed)
    , m_uuids(uuids)
    , m_now(now)
{}

void UnitOfWork::begin(Cause cause)
{
    Q_ASSERT_X(!m_open, "UnitOfWork", "groups do not nest");
    m_open = true;
    m_cause = std::move(cause);
}

Status UnitOfWork::end()
{
    Q_ASSERT_X(m_open, "UnitOfWork", "no group is open");
    for (const auto write :
         {&UnitOfWork::writeStores, &UnitOfWork::writePersons, &UnitOfWork::writePlaces,
          &UnitOfWork::writeProducts, &UnitOfWork::writeCustomers, &UnitOfWork::writeAssignments,
          &UnitOfWork::writeStocks, &UnitOfWork::writeExceptions, &UnitOfWork::writeTasks,
          &UnitOfWork::writeTimelines}) {
        if (const Status written = (this->*write)(); !written)
            return written;
    }
    keepGroup();
    forgetGroup();
    return {};
}

void UnitOfWork::keepGroup()
{
    Place place;
    for (const Change &change : std::as_const(m_changes)) {
        place.topics.insert(change.row.topic);
        if (change.assignment)
            m_unwrittenAssignments.insert_or_assign(change.assignment->id,
                                                    UnwrittenAssignment{*change.assignment, {}});
        if (change.stock)
            m_unwrittenStocks.insert_or_assign(StockKey(change.stock->store, change.stock->sku),
                                               *change.stock);
    }
    const auto bringsFurther = [](const Change &change) {
        const QString &entity = change.row.entity;
        return !change.row.deleted && change.row.previous > 0 &&
               (entity == wire::entity::assignment || entity == wire::entity::stock ||
                entity == entityOrder);
    };
    const bool mayGrow =
        m_cause.n > 0 && std::all_of(m_changes.cbegin(), m_changes.cend(), bringsFurther);
    const bool isOne = mayGrow && !m_groups.isEmpty() && m_groups.last().mayGrow &&
                       m_groups.last().changes.size() + m_changes.size() <= FeedWriter::groupMax;
    if (isOne)
        grow(m_groups.last(), m_changes);
    else
        m_groups.append({m_changes, mayGrow});
    place.group = m_groups.size() - 1;
    m_toldIn.append(place);
}

void UnitOfWork::grow(Group &group, const QList<Change> &changes)
{
    for (const Change &change : changes) {
        const auto former =
            std::find_if(group.changes.begin(), group.changes.end(), [&](const Change &known) {
                return known.row.id == change.row.id && known.row.entity == change.row.entity &&
                       known.row.topic == change.row.topic;
            });
        if (former == group.changes.end()) {
            group.changes.append(change);
            continue;
        }
        const qint64 previous = former->row.previous;
        *former = change;
        former->row.previous = previous;
    }
}

void UnitOfWork::abandon()
{
    // A group whose end() failed half-way has taken some of its values for stored, so all are read
    // anew.
    m_assignments = {};
    m_stocks = {};
    m_stores = {};
    m_persons = {};
    m_exceptions = {};
    forgetGroup();
}

void UnitOfWork::forgetGroup()
{
    m_open = false;
    m_cause = {};
    m_moves.clear();
    m_places.clear();
    m_products.clear();
    m_customers.clear();
    m_tasks.clear();
    m_events.clear();
    m_changes.clear();
}

Result<QList<FeedWriter::Position>> UnitOfWork::publish()
{
    Q_ASSERT_X(!m_open, "UnitOfWork", "a group is still open");
    // A group that does not fit into one answer is seen in several; larger than that is only what
    // no station overlays.
    QList<FeedGroup> parts;
    QList<qsizetype> groupOfPart;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const FeedGroup whole = toFeed(m_groups[i]);
        for (qsizetype at = 0; at < whole.size(); at += FeedWriter::groupMax) {
            parts.append(whole.mid(at, FeedWriter::groupMax));
            groupOfPart.append(i);
        }
    }
    if (const Status written = write(); !written)
        return failure(written.error());
    QList<FeedWriter::Position> told(m_groups.size());
    for (qsizetype at = 0; at < parts.size(); at += FeedWriter::groupsMax) {
        const auto written = m_feed.publish(parts.mid(at, FeedWriter::groupsMax), m_now);
        if (!written)
            return failure(written.error());
        for (qsizetype i = 0; i < written->size(); ++i)
            told[groupOfPart[at + i]].insert((*written)[i]);
    }
    QList<FeedWriter::Position> positions;
    for (const Place &place : std::as_const(m_toldIn)) {
        positions.append(told[place.group]);
        positions.last().removeIf([&](const auto &at) { return !place.topics.contains(at.key()); });
    }
    m_groups.clear();
    m_toldIn.clear();
    m_unwrittenAssignments.clear();
    m_unwrittenStocks.clear();
    return positions;
}

template <typename Key, typename T, typename Find>
Result<UnitOfWork::Kept<T> *> UnitOfWork::keep(Shelf<Key, T> &shelf, const Key &key, Find find)
{
    const auto known = shelf.kept.find(key);
    if (known != shelf.kept.end())
        return &known->second;
    Result<std::optional<T>> found = find();
    if (!found)
        return failure(found.error());
    Kept<T> &kept = shelf.kept[key];
    kept.stored = *std::move(found);
    kept.current = kept.stored;
    return &kept;
}

Result<UnitOfWork::Kept<Assignment> *> UnitOfWork::kept(const AssignmentId &id)
{
    return keep(m_assignments, id, [&]() -> Result<std::optional<Assignment>> {
        const auto unwritten = m_unwrittenAssignments.find(id);
        if (unwritten != m_unwrittenAssignments.end())
            return unwritten->second.assignment;
        return m_storage.assignments.findForChange(id);
    });
}

Result<UnitOfWork::Kept<Stock> *> UnitOfWork::kept(const StoreCode &store, const Sku &sku)
{
    const StockKey key(store, sku);
    Result<Kept<Stock> *> found = keep(m_stocks, key, [&]() -> Result<std::optional<Stock>> {
        const auto unwritten = m_unwrittenStocks.find(key);
        if (unwritten != m_unwrittenStocks.end())
            return unwritten->second;
        return m_storage.stocks.findForChange(store, sku);
    });
    if (found && !(*found)->current) {
        (*found)->current.emplace();
        (*found)->current->store = store;
        (*found)->current->sku = sku;
    }
    return found;
}

Result<UnitOfWork::Kept<Store> *> UnitOfWork::kept(const StoreCode &code)
{
    return keep(m_stores, code, [&] { return m_storage.stores.find(code); });
}

Result<UnitOfWork::Kept<Person> *> UnitOfWork::kept(const PersonCode &code)
{
    return keep(m_persons, code, [&] { return m_storage.persons.find(code); });
}

Result<UnitOfWork::Kept<ExceptionCase> *> UnitOfWork::kept(const CommandId &command)
{
    return keep(m_exceptions, command, [&] { return m_storage.cases.findException(command); });
}

Result<std::optional<Assignment>> UnitOfWork::assignment(const AssignmentId &id)
{
    const Result<Kept<Assignment> *> found = kept(id);
    if (!found)
        return failure(found.error());
    return (*found)->current;
}

Result<QList<Assignment>> UnitOfWork::assignmentsOf(const OrderId &order)
{
    const Result<QList<AssignmentId>> ids = m_storage.assignments.idsOfOrder(order);
    if (!ids)
        return failure(ids.error());
    QList<Assignment> all;
    for (const AssignmentId &id : *ids) {
        const Result<Kept<Assignment> *> found = kept(id);
        if (!found)
            return failure(found.error());
        all.append(*(*found)->current);
    }
    // Those that the open group made are not stored before it ends.
    for (const AssignmentId &id : m_assignments.changed) {
        const Kept<Assignment> &made = m_assignments.kept.at(id);
        if (!made.stored && made.current->order == order)
            all.append(*made.current);
    }
    return all;
}

int UnitOfWork::newAssignments(const StoreCode &store) const
{
    const std::set<AssignmentId> &changed = m_assignments.changed;
    return static_cast<int>(
        std::count_if(changed.begin(), changed.end(), [&](const AssignmentId &id) {
            const Kept<Assignment> &kept = m_assignments.kept.at(id);
            return !kept.stored && kept.current->store == store;
        }));
}

Result<Stock> UnitOfWork::stock(const StoreCode &store, const Sku &sku)
{
    const Result<Kept<Stock> *> found = kept(store, sku);
    if (!found)
        return failure(found.error());
    return *(*found)->current;
}

Result<QList<Stock>> UnitOfWork::stocksOf(const Sku &sku)
{
    const Result<QList<Stock>> stored = m_storage.stocks.ofProductForChange(sku);
    if (!stored)
        return failure(stored.error());
    QList<Stock> all;
    for (const Stock &each : *stored) {
        const StockKey key(each.store, sku);
        const auto unwritten = m_unwrittenStocks.find(key);
        const auto [kept, isNew] = m_stocks.kept.try_emplace(key);
        if (isNew) {
            kept->second.stored = unwritten == m_unwrittenStocks.end() ? each : unwritten->second;
            kept->second.current = kept->second.stored;
        }
        all.append(*kept->second.current);
    }
    return all;
}

Result<std::optional<Store>> UnitOfWork::store(const StoreCode &code)
{
    const Result<Kept<Store> *> found = kept(code);
    if (!found)
        return failure(found.error());
    return (*found)->current;
}

Result<std::optional<Person>> UnitOfWork::person(const PersonCode &code)
{
    const Result<Kept<Person> *> found = kept(code);
    if (!found)
        return failure(found.error());
    return (*found)->current;
}

Result<std::optional<ExceptionCase>> UnitOfWork::exception(const CommandId &command)
{
    const Result<Kept<ExceptionCase> *> found = kept(command);
    if (!found)
        return failure(found.error());
    return (*found)->current;
}

namespace {

template <typename Key, typename Found, typename T>
Status change(std::set<Key> &changed, const Key &key, const Found &found, const T &value)
{
    if (!found)
        return failure(found.error());
    (*found)->current = value;
    changed.insert(key);
    return {};
}

/// Marks what exists as changed.
template <typename Key, typename Found>
Status mark(std::set<Key> &changed, const Key &key, const Found &found)
{
    if (!found)
        return failure(found.error());
    if ((*found)->current)
        changed.insert(key);
    return {};
}

} // namespace

Status UnitOfWork::put(const Assignment &assignment)
{
    return change(m_assignments.changed, assignment.id, kept(assignment.id), assignment);
}

Status UnitOfWork::put(const Store &store)
{
    return change(m_stores.changed, store.code, kept(store.code), store);
}

Status UnitOfWork::put(const Person &person)
{
    return change(m_persons.changed, person.code, kept(person.code), person);
}

Status UnitOfWork::put(const ExceptionCase &exception)
{
    return change(m_exceptions.changed, exception.command, kept(exception.command), exception);
}

Status UnitOfWork::touch(const AssignmentId &id)
{
    return mark(m_assignments.changed, id, kept(id));
}

Status UnitOfWork::touch(const StoreCode &store)
{
    return mark(m_stores.changed, store, kept(store));
}

Status UnitOfWork::touch(const StoreCode &store, const Sku &sku)
{
    return mark(m_stocks.changed, StockKey(store, sku), kept(store, sku));
}

Status UnitOfWork::move(const StoreCode &store, const StockMove &move, std::optional<Instant> at)
{
    if (move.isNothing())
        return {};
    const Result<Kept<Stock> *> found = kept(store, move.sku);
    if (!found)
        return failure(found.error());
    applyMove(*(*found)->current, move);
    const StockKey key(store, move.sku);
    m_stocks.changed.insert(key);
    m_moves[key].append({move, at.value_or(m_now)});
    return {};
}

Status UnitOfWork::describe(const StoreCode &store, const Sku &sku, int safety,
                            const QString &location)
{
    const Result<Kept<Stock> *> found = kept(store, sku);
    if (!found)
        return failure(found.error());
    Kept<Stock> &kept = **found;
    const bool isSame = kept.current->safety == safety && kept.current->location == location;
    if (kept.stored && isSame)
        return {};
    kept.current->safety = safety;
    kept.current->location = location;
    m_stocks.changed.insert(StockKey(store, sku));
    return {};
}

Status UnitOfWork::openTask(const StoreCode &store, TaskKind kind, const Sku &sku,
                            const QString &reason)
{
    const auto isSame = [&](const Task &task) {
        return task.store == store && task.kind == kind && task.sku == sku && !task.doneAt;
    };
    if (std::any_of(m_tasks.cbegin(), m_tasks.cend(), isSame))
        return {};
    const Result<std::optional<Task>> open = m_storage.cases.findOpenTask(store, sku, kind);
    if (!open)
        return failure(open.error());
    if (!*open)
        m_tasks.append(Task{newId(), 0, store, kind, sku, reason, m_now, {}});
    return {};
}

void UnitOfWork::tell(const OrderId &order, OrderEvent event)
{
    if (event.at == Instant{})
        event.at = m_now;
    if (event.who.isEmpty())
        event.who = m_cause.who;
    if (event.place.isEmpty())
        event.place = m_cause.place;
    m_events[order].append(std::move(event));
}

Status UnitOfWork::retire(const AssignmentId &id)
{
    const Result<std::optional<Assignment>> found = assignment(id);
    if (!found)
        return failure(found.error());
    if (!*found || !(*found)->isDone())
        return {};
    const Result<bool> held = m_storage.assignments.isInTopic(id);
    if (!held)
        return failure(held.error());
    if (!*held)
        return {};
    withdraw(topics::store((*found)->store), wire::entity::assignment, id.text, (*found)->version);
    if (const Status left = m_storage.assignments.leaveTopic(id); !left)
        return left;
    return hideCustomer((*found)->store, (*found)->customer);
}

Status UnitOfWork::hideCustomer(const StoreCode &store, const CustomerId &id)
{
    const Result<bool> needed = m_storage.assignments.needsCustomer(store, id);
    if (!needed)
        return failure(needed.error());
    const auto sealed = m_storage.customers.findSealed(id);
    if (!sealed)
        return failure(sealed.error());
    if (*needed || !*sealed)
        return {};
    withdraw(topics::store(store), wire::entity::customer, id.text, (*sealed)->version);
    return m_storage.customers.hideFrom(store, id);
}

Status UnitOfWork::retire(const CommandId &command)
{
    const Result<std::optional<ExceptionCase>> found = exception(command);
    if (!found)
        return failure(found.error());
    if (!*found || (*found)->isOpen())
        return {};
    withdraw(topics::store((*found)->store), wire::entity::exception, command.text,
             (*found)->version);
    return m_storage.cases.leaveTopic(command);
}

Status UnitOfWork::retireTask(const QString &id)
{
    const Result<std::optional<Task>> found = m_storage.cases.findTask(id);
    if (!found)
        return failure(found.error());
    if (!*found || !(*found)->doneAt)
        return {};
    withdraw(topics::store((*found)->store), wire::entity::task, id, (*found)->version);
    return m_storage.cases.taskLeavesTopic(id);
}

Status UnitOfWork::forget(const CustomerId &customer)
{
    const auto sealed = m_storage.customers.findSealed(customer);
    if (!sealed)
        return failure(sealed.error());
    if (!*sealed)
        return {};
    const Result<QList<StoreCode>> stores = m_storage.customers.shownIn(customer);
    if (!stores)
        return failure(stores.error());
    for (const StoreCode &store : *stores) {
        withdraw(topics::store(store), wire::entity::customer, customer.text, (*sealed)->version);
        if (const Status hidden = m_storage.customers.hideFrom(store, customer); !hidden)
            return hidden;
    }
    return m_storage.customers.erase(customer);
}

} // namespace storehand::oms
