// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Apply.h"

#include <QHash>

namespace storehand::test {

// Usage card
//   ShopFloor shop;                             store "harbour", Mere (picker), Nadia (manager)
//   shop.stock("TEA", 14);                      fourteen on the shelf
//   shop.order("A", Method::Pickup, {{"TEA", 2}});  reserved, lines "A-1", "A-2", …
//   shop.act(CommandType::Pick, "A", args);     judges, and takes the outcome as the new truth
//   shop.judge(command, install)                the same for a command that a station wrote
//   shop.assignment("A"), shop.stockOf("TEA")   how things stand
// It is the smallest order manager there is: everything by apply(), nothing stored.
class ShopFloor
{
public:
    struct Wanted
    {
        QString sku;
        int units = 1;
    };

    ShopFloor();

    void stock(const QString &sku, int shelf);
    void place(const QString &code, StagingKind kind, int capacity);
    Assignment &order(const QString &id, Method method, const QList<Wanted> &lines);

    Outcome act(CommandType type, const QString &target, const Args &args = {});
    Outcome actAs(const QString &person, CommandType type, const QString &target,
                  const Args &args = {});
    /// As the order manager takes a command of an install: what it changed then contains its
    /// number.
    Outcome judge(const Command &command, const InstallId &install);
    /// Takes the outcome of an act of the order manager.
    void take(const Outcome &outcome);

    [[nodiscard]] World world(const Command &command) const;
    void person(const Person &person) { m_people.insert(person.code.text, person); }
    [[nodiscard]] Assignment &assignment(const QString &id);
    [[nodiscard]] Stock &stockOf(const QString &sku) { return m_stock[Sku(sku)]; }
    [[nodiscard]] qint64 lastN() const { return m_n; }
    [[nodiscard]] const QHash<AssignmentId, Assignment> &assignments() const
    {
        return m_assignments;
    }
    [[nodiscard]] const QHash<Sku, Stock> &allStock() const { return m_stock; }
    [[nodiscard]] const QHash<QString, Person> &people() const { return m_people; }
    [[nodiscard]] const QHash<LocationCode, StagingPlace> &places() const { return m_places; }
    Store &store() { return m_store; }
    Instant now{1'000'000};

    /// Units that came in by stock() or by adjustments, and that left, per SKU: for conservation.
    [[nodiscard]] int balance(const Sku &sku) const { return m_balance.value(sku); }

private:
    Outcome take(const Command &command);
    [[nodiscard]] int parcelsIn(const LocationCode &place) const;

    InstallId m_install{QStringLiteral("install")};
    Store m_store;
    QHash<QString, Person> m_people;
    QHash<AssignmentId, Assignment> m_assignments;
    QHash<Sku, Stock> m_stock;
    QHash<LocationCode, StagingPlace> m_places;
    QHash<std::pair<QString, qint64>, Effect> m_effects; ///< by install and number
    QHash<Sku, int> m_balance;
    qint64 m_n = 0;
};

/// Arguments for one line: `units` of the `number`-th line of an order made by ShopFloor::order().
[[nodiscard]] Args ofLine(const QString &order, int number, int units);

} // namespace storehand::test
