// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/Assignment.h"
#include "core/domain/Customer.h"
#include "core/domain/Ids.h"
#include "core/domain/Instant.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace storehand {

/// How goods reach the customer.
struct Fulfilment
{
    Method method = Method::Pickup;
    StoreCode store;                ///< for pickup
    QString service;                ///< for shipping, "standard"
    std::optional<Address> address; ///< for shipping

    friend bool operator==(const Fulfilment &, const Fulfilment &) = default;
};

/// One line of an order as a sales channel sends it.
struct OrderLineRequest
{
    QString ref; ///< the channel's, unique in the order
    Sku sku;
    int quantity = 0;
    qint64 unitPrice = 0;
    std::optional<Instant> availableFrom; ///< in the future: a preorder
    std::optional<Fulfilment> fulfilment; ///< where it differs from the order's

    friend bool operator==(const OrderLineRequest &, const OrderLineRequest &) = default;
};

/// What the channel did about the money; Storehand only passes it on.
struct Payment
{
    QString status; ///< "authorised", "paid" or "due"
    qint64 amount = 0;
    QString reference;

    friend bool operator==(const Payment &, const Payment &) = default;
};

/// An order as a sales channel sends it.
struct OrderRequest
{
    QString ref; ///< what the customer knows it by, unique in its channel
    Instant placedAt;
    QString currency;
    QString brand;
    Customer customer; ///< without id; the address stands in the fulfilment
    QString instructions;
    QString giftMessage;
    QStringList tags;
    Fulfilment fulfilment;
    std::optional<Instant> promiseBy;
    QList<OrderLineRequest> lines;
    std::optional<Payment> payment;

    [[nodiscard]] const Fulfilment &fulfilmentOf(const OrderLineRequest &line) const
    {
        return line.fulfilment ? *line.fulfilment : fulfilment;
    }

    friend bool operator==(const OrderRequest &, const OrderRequest &) = default;
};

} // namespace storehand
