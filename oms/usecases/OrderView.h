// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oms/storage/ChainKeys.h"
#include "oms/usecases/UnitOfWork.h"

#include <QJsonObject>

namespace storehand::oms {

/// Reads an order as its channel sees it (GET /v1/orders/{id}).
///
/// A unit is counted once among picked, short, substituted and cancelled: `picked` is cumulative
/// but without units that were withdrawn; a unit that one store could not find counts as `short`
/// until it found another store. Digital units count as shipped: the channel delivers them.
class OrderView
{
public:
    OrderView(Storage &storage, const ChainKeys &keys)
        : m_storage(storage)
        , m_keys(keys)
    {}

    [[nodiscard]] Result<QJsonObject> of(const OrderRow &order);

private:
    Storage &m_storage;
    const ChainKeys &m_keys;
};

} // namespace storehand::oms
