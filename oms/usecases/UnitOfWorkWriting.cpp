// SPDX-License-Identifier: Apache-2.0
// The second half of UnitOfWork: what end() writes.
#include "core/domain/Codes.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "oms/feed/Topics.h"
#include "oms/usecases/DueKinds.h"
#include "oms/usecases/UnitOfWork.h"

#include <utility>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
qint64 versionOf(const std::optional<T> &stored)
{
    return stored ? stored->version : 0;
}

/// What is read to be looked at is not locked. Who changed it since comes first: the whole job is
/// tried again with what is there now.
template <typename T>
Status isStill(qint64 version, const Result<std::optional<T>> &stored)
{
    if (!stored)
        return failure(stored.error());
    if (versionOf(*stored) == version)
        return {};
    return failure(ErrorKind::Storage, codes::storageBusy,
                   u"another node has changed meanwhile what was read"_s);
}

template <typename T>
QByteArray bytesOf(const T &entity)
{
    return wire::toBytes(wire::toJson(entity));
}

} // namespace

void UnitOfWork::stamp(Applied &applied) const
{
    if (m_cause.n > 0)
        applied.raise(m_cause.install, m_cause.n);
}

void UnitOfWork::publishLater(const QString &topic, QLatin1StringView entity, const QString &id,
                              qint64 version, qint64 previous, const QByteArray &body)
{
    m_changes.append({.row = {topic, entity, id, version, previous, false, body}});
}

void UnitOfWork::withdraw(const QString &topic, QLatin1StringView entity, const QString &id,
                          qint64 version)
{
    m_changes.append({.row = {topic, entity, id, version, version, true, {}}});
}

Status UnitOfWork::leaveLater(QLatin1StringView kind, const QString &subject)
{
    return m_storage.agenda.set({kind, subject, m_now + stationTime});
}

/// 0 when stations do not hold it: it is new, or left them and is touched once more.
Result<qint64> UnitOfWork::versionInTopic(const Kept<Assignment> &kept)
{
    if (!kept.stored || isOpen(kept.stored->state))
        return versionOf(kept.stored);
    const Result<bool> held = m_storage.assignments.isInTopic(kept.stored->id);
    if (!held)
        return failure(held.error());
    return *held ? kept.stored->version : 0;
}

/// What others look for in the tables: whether stations hold it, and where its parcels lie.
Status UnitOfWork::place(const Assignment &before, const Assignment &after, bool isHeld)
{
    if (!isHeld) {
        if (const Status entered = m_storage.assignments.enterTopic(after.id); !entered)
            return entered;
    }
    return before.parcels == after.parcels ? Status() : m_storage.assignments.placeParcels(after);
}

/// Once more by publish(): what was written here may be undone with the savepoint of a group.
Status UnitOfWork::write()
{
    for (const auto &[id, unwritten] : m_unwrittenAssignments) {
        const auto &[assignment, body] = unwritten;
        const Status written =
            m_storage.assignments.update(assignment, body.isEmpty() ? bytesOf(assignment) : body);
        if (!written)
            return written;
    }
    for (const auto &[key, stock] : m_unwrittenStocks) {
        if (const Status written = m_storage.stocks.update(stock); !written)
            return written;
    }
    return {};
}

FeedGroup UnitOfWork::toFeed(const Group &group)
{
    FeedGroup rows;
    for (const Change &change : group.changes) {
        rows.append(change.row);
        if (change.stock)
            rows.last().body = bytesOf(*change.stock);
        if (!change.assignment)
            continue;
        rows.last().body = bytesOf(*change.assignment);
        const auto unwritten = m_unwrittenAssignments.find(change.assignment->id);
        if (unwritten != m_unwrittenAssignments.end() &&
            unwritten->second.assignment.version == change.row.version)
            unwritten->second.body = rows.last().body;
    }
    return rows;
}

Status UnitOfWork::writeAssignments()
{
    for (const AssignmentId &id : std::exchange(m_assignments.changed, {})) {
        Kept<Assignment> &kept = m_assignments.kept.at(id);
        const Result<qint64> held = versionInTopic(kept);
        if (!held)
            return failure(held.error());
        Assignment &assignment = *kept.current;
        assignment.version = versionOf(kept.stored) + 1;
        stamp(assignment.applied);
        if (kept.stored)
            noteChanges(*kept.stored, assignment, m_cause.install);
        const QByteArray body = kept.stored ? QByteArray() : bytesOf(assignment);
        const Status written = kept.stored ? place(*kept.stored, assignment, *held > 0)
                                           : m_storage.assignments.insert(assignment, body);
        if (!written)
            return written;
        if (*held == 0) {
            if (const Status shown = showCustomer(assignment.store, assignment.customer); !shown)
                return shown;
        }
        const bool wasDone = *held > 0 && kept.stored->isDone();
        if (assignment.isDone() && !wasDone) {
            if (const Status noted = leaveLater(due::assignmentLeaves, id.text); !noted)
                return noted;
        }
        publishLater(topics::store(assignment.store), wire::entity::assignment, id.text,
                     assignment.version, *held, body);
        if (kept.stored)
            m_changes.last().assignment = assignment;
        m_events.try_emplace(assignment.order);
        kept.stored = kept.current;
    }
    return {};
}

Status UnitOfWork::showCustomer(const StoreCode &store, const CustomerId &id)
{
    if (id.isEmpty())
        return {};
    const Result<bool> isNew = m_storage.customers.showIn(store, id);
    if (!isNew)
        return failure(isNew.error());
    if (!*isNew)
        return {};
    const auto sealed = m_storage.customers.findSealed(id);
    if (!sealed)
        return failure(sealed.error());
    if (*sealed) {
        publishLater(topics::store(store), wire::entity::customer, id.text, (*sealed)->version, 0,
                     (*sealed)->bytes);
    }
    return {};
}

Status UnitOfWork::writeStocks()
{
    for (const StockKey &key : std::exchange(m_stocks.changed, {})) {
        Kept<Stock> &kept = m_stocks.kept.at(key);
        Stock &stock = *kept.current;
        const qint64 previous = versionOf(kept.stored);
        stock.version = previous + 1;
        stamp(stock.applied);
        if (!kept.stored) {
            if (const Status written = m_storage.stocks.insert(stock); !written)
                return written;
        }
        int step = 0;
        for (const auto &[move, at] : std::as_const(m_moves[key])) {
            const Status noted = m_storage.stocks.append(
                {stock.store, stock.version, step++, at, m_cause.source, move});
            if (!noted)
                return noted;
        }
        if (const Status told = tellWaiting(kept.stored.value_or(Stock()), stock); !told)
            return told;
        publishLater(topics::stock(stock.store), wire::entity::stock, wire::entityId(stock),
                     stock.version, previous, kept.stored ? QByteArray() : bytesOf(stock));
        if (kept.stored)
            m_changes.last().stock = stock;
        kept.stored = kept.current;
    }
    return {};
}

/// Units that a cancelled order leaves, or that are put back, are for those who wait.
Status UnitOfWork::tellWaiting(const Stock &before, const Stock &after)
{
    if (after.available() <= before.available())
        return {};
    const Result<bool> wanted = m_storage.orders.isWaitedFor(after.sku);
    if (!wanted)
        return failure(wanted.error());
    return *wanted ? m_storage.agenda.setOnce({due::stockFreed, after.sku.text, m_now}) : Status();
}

Status UnitOfWork::writeStores()
{
    for (const StoreCode &code : std::exchange(m_stores.changed, {})) {
        Kept<Store> &kept = m_stores.kept.at(code);
        Store &store = *kept.current;
        const qint64 previous = versionOf(kept.stored);
        if (const Status still = isStill(previous, m_storage.stores.findForChange(code)); !still)
            return still;
        store.version = previous + 1;
        stamp(store.applied);
        if (kept.stored)
            noteChanges(*kept.stored, store, m_cause.install);
        const QByteArray body = bytesOf(store);
        if (const Status written = m_storage.stores.save(store, body); !written)
            return written;
        publishLater(topics::config(code), wire::entity::store, code.text, store.version, previous,
                     body);
        kept.stored = kept.current;
    }
    return {};
}

/// A person stands in the topics of all their stores, and leaves those they no longer work in.
Status UnitOfWork::writePersons()
{
    for (const PersonCode &code : std::exchange(m_persons.changed, {})) {
        Kept<Person> &kept = m_persons.kept.at(code);
        Person &person = *kept.current;
        const qint64 previous = versionOf(kept.stored);
        if (const Status still = isStill(previous, m_storage.persons.findForChange(code)); !still)
            return still;
        const QList<StoreCode> before = kept.stored ? kept.stored->stores : QList<StoreCode>();
        person.version = previous + 1;
        const QByteArray body = bytesOf(person);
        if (const Status written = m_storage.persons.save(person, body); !written)
            return written;
        for (const StoreCode &store : std::as_const(person.stores)) {
            publishLater(topics::config(store), wire::entity::person, code.text, person.version,
                         before.contains(store) ? previous : 0, body);
        }
        for (const StoreCode &store : before) {
            if (!person.stores.contains(store)) {
                withdraw(topics::config(store), wire::entity::person, code.text, previous);
            }
        }
        kept.stored = kept.current;
    }
    return {};
}

Status UnitOfWork::writePlaces()
{
    for (StagingLocation &place : m_places) {
        const auto stored = m_storage.stores.findPlace(place.store, place.code);
        if (!stored)
            return failure(stored.error());
        const qint64 previous = versionOf(*stored);
        place.version = previous + 1;
        if (const Status written = m_storage.stores.save(place); !written)
            return written;
        publishLater(topics::config(place.store), wire::entity::staging, wire::entityId(place),
                     place.version, previous, bytesOf(place));
    }
    return {};
}

Status UnitOfWork::writeProducts()
{
    for (Product &product : m_products) {
        const auto stored = m_storage.products.findForChange(product.sku);
        if (!stored)
            return failure(stored.error());
        const qint64 previous = versionOf(*stored);
        product.version = previous + 1;
        const QByteArray body = bytesOf(product);
        if (const Status written = m_storage.products.save(product, body); !written)
            return written;
        publishLater(topics::product(product.sku), wire::entity::product, product.sku.text,
                     product.version, previous, body);
    }
    return {};
}

Status UnitOfWork::writeCustomers()
{
    for (Customer &customer : m_customers) {
        const auto stored = m_storage.customers.findSealed(customer.id);
        if (!stored)
            return failure(stored.error());
        const qint64 previous = versionOf(*stored);
        customer.version = previous + 1;
        const Result<QByteArray> sealed = m_storage.customers.save(customer);
        if (!sealed)
            return failure(sealed.error());
        const Result<QList<StoreCode>> stores = m_storage.customers.shownIn(customer.id);
        if (!stores)
            return failure(stores.error());
        for (const StoreCode &store : *stores) {
            publishLater(topics::store(store), wire::entity::customer, customer.id.text,
                         customer.version, previous, *sealed);
        }
    }
    return {};
}

Status UnitOfWork::writeExceptions()
{
    for (const CommandId &command : std::exchange(m_exceptions.changed, {})) {
        Kept<ExceptionCase> &kept = m_exceptions.kept.at(command);
        ExceptionCase &exception = *kept.current;
        const qint64 previous = versionOf(kept.stored);
        exception.version = previous + 1;
        stamp(exception.applied);
        const QByteArray body = bytesOf(exception);
        if (const Status written = m_storage.cases.save(exception, body); !written)
            return written;
        if (!exception.isOpen()) {
            if (const Status noted = leaveLater(due::exceptionLeaves, command.text); !noted)
                return noted;
        }
        publishLater(topics::store(exception.store), wire::entity::exception, command.text,
                     exception.version, previous, body);
        kept.stored = kept.current;
    }
    return {};
}

Status UnitOfWork::writeTasks()
{
    for (Task &task : m_tasks) {
        const qint64 previous = task.version;
        task.version = previous + 1;
        const QByteArray body = bytesOf(task);
        if (const Status written = m_storage.cases.save(task, body); !written)
            return written;
        if (task.doneAt) {
            if (const Status noted = leaveLater(due::taskLeaves, task.id); !noted)
                return noted;
        }
        publishLater(topics::store(task.store), wire::entity::task, task.id, task.version, previous,
                     body);
    }
    return {};
}

Status UnitOfWork::writeTimelines()
{
    for (const auto &[order, events] : m_events) {
        const auto touched = m_storage.orders.touch(order, m_now);
        if (!touched)
            return failure(touched.error());
        if (!*touched)
            continue;
        const qint64 version = (*touched)->version;
        int step = 0;
        for (const OrderEvent &event : events) {
            const Status told = m_storage.orders.append(order, version, step++, event);
            if (!told)
                return told;
        }
        // Only the news travels; whoever follows reads the order as it is then.
        publishLater(topics::order((*touched)->channel, order), entityOrder, order.text, version,
                     version - 1, {});
    }
    return {};
}

} // namespace storehand::oms
