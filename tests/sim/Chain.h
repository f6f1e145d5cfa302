// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Person.h"
#include "core/domain/Product.h"
#include "tests/sim/Dice.h"
#include "tests/sim/Swarm.h"

#include <QList>

namespace storehand::sim {

/// The stores, stations, people and goods of one seed, before anything happens.
struct Chain
{
    struct Employee
    {
        PersonCode code;
        QString name;
        QString pin;
        Role role = Role::Picker;
        StoreCode store;
    };

    struct Goods
    {
        Sku sku;
        QString title;
        QString code;     ///< of one unit
        QString packCode; ///< of `packUnits`; empty: there are no packs
        int packUnits = 0;
        Track track = Track::None;
    };

    QList<StoreCode> stores;
    QStringList stations; ///< "harbour/1"
    QList<Employee> employees;
    QList<Goods> goods;
    QStringList places; ///< where parcels wait, the same in each store

    [[nodiscard]] static Chain of(const Swarm &swarm, Dice &dice);
    /// As an operator would import it, with stock drawn by the dice.
    [[nodiscard]] QByteArray importLines(const Swarm &swarm, Dice &dice) const;
    /// One employee, changed.
    [[nodiscard]] static QByteArray importLine(const Employee &employee, const QString &until);
    [[nodiscard]] QList<Employee> employeesOf(const StoreCode &store) const;
};

} // namespace storehand::sim
