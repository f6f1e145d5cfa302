// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/storage/Agenda.h"
#include "oms/storage/Assignments.h"
#include "oms/storage/Cases.h"
#include "oms/storage/Channels.h"
#include "oms/storage/CommandLog.h"
#include "oms/storage/Customers.h"
#include "oms/storage/EffectOutbox.h"
#include "oms/storage/Orders.h"
#include "oms/storage/Persons.h"
#include "oms/storage/Products.h"
#include "oms/storage/Stations.h"
#include "oms/storage/Stocks.h"
#include "oms/storage/Stores.h"
#include "oms/storage/Vault.h"

namespace storehand::oms {

/// All tables of the central database over one connection. Writing goes through the UnitOfWork of
/// oms/usecases wherever the feed, the ledger or a timeline must tell of it.
struct Storage
{
    /// Both must outlive it.
    Storage(Connection &openConnection, const Vault &openVault)
        : connection(openConnection)
        , vault(openVault)
        , agenda(openConnection)
        , assignments(openConnection)
        , cases(openConnection)
        , channels(openConnection, openVault)
        , commands(openConnection)
        , customers(openConnection, openVault)
        , effects(openConnection)
        , orders(openConnection)
        , persons(openConnection)
        , products(openConnection)
        , stations(openConnection)
        , stocks(openConnection)
        , stores(openConnection)
    {}

    Connection &connection;
    const Vault &vault;
    Agenda agenda;
    Assignments assignments;
    Cases cases;
    Channels channels;
    CommandLog commands;
    Customers customers;
    EffectOutbox effects;
    Orders orders;
    Persons persons;
    Products products;
    Stations stations;
    Stocks stocks;
    Stores stores;
    /// When this program began to listen: the silence of a store counts from then at the earliest.
    Instant listeningSince;
};

} // namespace storehand::oms
