// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Uuid.h"
#include "oms/feed/FeedWriter.h"
#include "oms/storage/Storage.h"

#include <QSet>

#include <map>
#include <set>

namespace storehand::oms {

/// Who or what makes the changes of one group.
struct Cause
{
    QString source; ///< in the stock ledger: a command's id, "import", "web/till-7-000981"
    QString who;    ///< in timelines: a person's code, a channel's name, empty for ourselves
    QString place;  ///< in timelines: a station's name
    InstallId install = {}; ///< of a station's command, whose number the changed entities then
    qint64 n = 0;           ///< carry as `applied`; 0 otherwise
};

/// What one job changes, written as one: entities with their versions, the stock ledger, timelines
/// and the feed. The only way by which the use cases write what others see.
///
///     UnitOfWork work(storage, feed, uuids, now);
///     work.begin({.source = command.id.text, …});
///     … work.assignment(id) … work.put(changed); work.move(store, move); work.tell(order, event);
///     work.end();      // writes the group
///     work.publish();  // last of all: numbers the groups in the feed
///
/// Between begin() and end() lies one group: what must be seen together. Entities are read once per
/// job, locked against other nodes, and kept; reading gives them with the changes made so far. To
/// undo a group that failed half-way, roll back the savepoint around it and call abandon().
///
/// Commands behind each other that only bring orders and stock further are told as one group: a
/// station that sends a day's scans changes the same orders with each of them, and nobody can see
/// them as they were in between. publish() writes each of them once, in the table and in the feed.
class UnitOfWork
{
public:
    /// How long stations hold what is settled.
    static constexpr Millis stationTime = std::chrono::hours(72);

    /// All must outlive it. `now` is the server time of everything in the job.
    UnitOfWork(Storage &storage, FeedWriter &feed, UuidMaker &uuids, Instant now);
    Q_DISABLE_COPY_MOVE(UnitOfWork)

    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] Storage &storage() { return m_storage; }
    /// A new UUIDv7.
    [[nodiscard]] QString newId() { return m_uuids.next(m_now); }

    void begin(Cause cause);
    [[nodiscard]] const Cause &cause() const { return m_cause; }
    [[nodiscard]] Status end();
    void abandon();
    /// Brings the tables of assignments and stock to where the ended groups are, for whoever asks
    /// them and not this.
    [[nodiscard]] Status write();
    /// One position per ended group, in their order. Nothing may be changed after it.
    [[nodiscard]] Result<QList<FeedWriter::Position>> publish();

    // Reading. Nothing (or an empty stock) when there is no such thing.
    [[nodiscard]] Result<std::optional<Assignment>> assignment(const AssignmentId &id);
    /// All parts of an order, in the order in which they were made.
    [[nodiscard]] Result<QList<Assignment>> assignmentsOf(const OrderId &order);
    /// How many assignments the open group has given to the store so far.
    [[nodiscard]] int newAssignments(const StoreCode &store) const;
    [[nodiscard]] Result<Stock> stock(const StoreCode &store, const Sku &sku);
    /// In all stores that know the product, by store.
    [[nodiscard]] Result<QList<Stock>> stocksOf(const Sku &sku);
    [[nodiscard]] Result<std::optional<Store>> store(const StoreCode &code);
    [[nodiscard]] Result<std::optional<Person>> person(const PersonCode &code);
    [[nodiscard]] Result<std::optional<ExceptionCase>> exception(const CommandId &command);

    // Changing. Versions and `applied` are set by end(); those of the values put are ignored.
    /// A new assignment brings its customer into the store's topic. Its order's version rises.
    [[nodiscard]] Status put(const Assignment &assignment);
    [[nodiscard]] Status put(const Store &store);
    [[nodiscard]] Status put(const Person &person);
    [[nodiscard]] Status put(const ExceptionCase &exception);
    void put(const StagingLocation &place) { m_places.append(place); }
    void put(const Product &product) { m_products.append(product); }
    void put(const Customer &customer) { m_customers.append(customer); }
    void put(const Task &task) { m_tasks.append(task); }
    /// The entity contains the cause's command from now on, even if nothing else of it changes.
    [[nodiscard]] Status touch(const AssignmentId &id);
    [[nodiscard]] Status touch(const StoreCode &store);
    [[nodiscard]] Status touch(const StoreCode &store, const Sku &sku);

    /// A move of nothing is ignored. A bucket that would fall below zero is a broken assumption.
    /// The ledger says that it was true at `at`; now, if nothing is said.
    [[nodiscard]] Status move(const StoreCode &store, const StockMove &move,
                              std::optional<Instant> at = {});
    /// Safety stock and shelf place; the figures change by move() alone. Makes the stock known.
    [[nodiscard]] Status describe(const StoreCode &store, const Sku &sku, int safety,
                                  const QString &location);
    /// Opens a task unless one of its kind is open for the product already.
    [[nodiscard]] Status openTask(const StoreCode &store, TaskKind kind, const Sku &sku,
                                  const QString &reason);
    /// Appends to an order's timeline and raises the order's version once per group. Time, who and
    /// place are the cause's where `event` leaves them empty.
    void tell(const OrderId &order, OrderEvent event);
    /// Stations no longer hold what was settled `stationTime` ago, and with the last assignment of
    /// a customer not the customer either. Does nothing if it was opened again since.
    [[nodiscard]] Status retire(const AssignmentId &id);
    [[nodiscard]] Status retire(const CommandId &exception);
    [[nodiscard]] Status retireTask(const QString &id);
    /// Forgets the person: gone from all topics, unreadable in their history.
    [[nodiscard]] Status forget(const CustomerId &customer);

private:
    /// An entity as it is stored, and as the open group leaves it.
    template <typename T>
    struct Kept
    {
        std::optional<T> stored;
        std::optional<T> current;
    };

    template <typename Key, typename T>
    struct Shelf
    {
        std::map<Key, Kept<T>> kept;
        std::set<Key> changed; ///< of them, by the open group
    };

    struct DatedMove
    {
        StockMove move;
        Instant at;
    };

    using StockKey = std::pair<StoreCode, Sku>;

    /// A row for the feed. Bodies of assignments and stock are made when nothing can follow.
    struct Change
    {
        FeedChange row;
        std::optional<Assignment> assignment = {};
        std::optional<Stock> stock = {};
    };

    struct Group
    {
        QList<Change> changes;
        bool mayGrow = false; ///< of commands that bring orders and stock further, nothing else
    };

    /// Where an ended group is told.
    struct Place
    {
        qsizetype group = 0;
        QSet<QString> topics; ///< that it changed itself
    };

    struct UnwrittenAssignment
    {
        Assignment assignment;
        QByteArray body; ///< where the feed has made it
    };

    template <typename Key, typename T, typename Find>
    [[nodiscard]] static Result<Kept<T> *> keep(Shelf<Key, T> &shelf, const Key &key, Find find);
    [[nodiscard]] Result<Kept<Assignment> *> kept(const AssignmentId &id);
    [[nodiscard]] Result<Kept<Stock> *> kept(const StoreCode &store, const Sku &sku);
    [[nodiscard]] Result<Kept<Store> *> kept(const StoreCode &code);
    [[nodiscard]] Result<Kept<Person> *> kept(const PersonCode &code);
    [[nodiscard]] Result<Kept<ExceptionCase> *> kept(const CommandId &command);

    void forgetGroup();
    void stamp(Applied &applied) const;
    void keepGroup();
    static void grow(Group &group, const QList<Change> &changes);
    [[nodiscard]] FeedGroup toFeed(const Group &group);
    void publishLater(const QString &topic, QLatin1StringView entity, const QString &id,
                      qint64 version, qint64 previous, const QByteArray &body);

    [[nodiscard]] Status place(const Assignment &before, const Assignment &after, bool isHeld);
    [[nodiscard]] Status writeAssignments();
    [[nodiscard]] Status writeStocks();
    [[nodiscard]] Status writeStores();
    [[nodiscard]] Status writePersons();
    [[nodiscard]] Status writePlaces();
    [[nodiscard]] Status writeProducts();
    [[nodiscard]] Status writeCustomers();
    [[nodiscard]] Status writeExceptions();
    [[nodiscard]] Status writeTasks();
    [[nodiscard]] Status writeTimelines();
    [[nodiscard]] Result<qint64> versionInTopic(const Kept<Assignment> &kept);
    [[nodiscard]] Status tellWaiting(const Stock &before, const Stock &after);
    [[nodiscard]] Status leaveLater(QLatin1StringView kind, const QString &subject);
    void withdraw(const QString &topic, QLatin1StringView entity, const QString &id,
                  qint64 version);
    [[nodiscard]] Status hideCustomer(const StoreCode &store, const CustomerId &id);
    [[nodiscard]] Status showCustomer(const StoreCode &store, const CustomerId &id);

    Storage &m_storage;
    FeedWriter &m_feed;
    UuidMaker &m_uuids;
    const Instant m_now;
    Cause m_cause;
    bool m_open = false;

    Shelf<AssignmentId, Assignment> m_assignments;
    Shelf<StockKey, Stock> m_stocks;
    Shelf<StoreCode, Store> m_stores;
    Shelf<PersonCode, Person> m_persons;
    Shelf<CommandId, ExceptionCase> m_exceptions;

    // Of the open group.
    std::map<StockKey, QList<DatedMove>> m_moves;
    QList<StagingLocation> m_places;
    QList<Product> m_products;
    QList<Customer> m_customers;
    QList<Task> m_tasks;
    std::map<OrderId, QList<OrderEvent>> m_events;
    QList<Change> m_changes;

    // Of ended groups.
    QList<Group> m_groups; ///< as they are told
    QList<Place> m_toldIn; ///< of each
    std::map<AssignmentId, UnwrittenAssignment> m_unwrittenAssignments;
    std::map<StockKey, Stock> m_unwrittenStocks;
};

} // namespace storehand::oms
