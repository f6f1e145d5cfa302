// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/OrderRequest.h"
#include "core/wire/Json.h"
#include "oms/storage/Orders.h"

#include <QJsonObject>

namespace storehand::oms {

/// What an order's row keeps beside its columns: nothing personal.
struct OrderBody
{
    QString currency;
    QString brand;
    QString service;
    QString instructions;
    QString giftMessage;
    QStringList tags;
    std::optional<Payment> payment;
    QByteArray pickupCodeHash; ///< keyed, see core/crypto/PickupCode.h
    wire::Json answer;         ///< what the channel was told when it placed the order

    [[nodiscard]] static OrderBody of(const OrderRequest &order);
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Result<OrderBody> fromBytes(const QByteArray &bytes);
};

/// That a line is a part of a kit, of which the channel named only the whole.
struct KitShare
{
    QString ref; ///< the channel's line
    Sku kit;
    int units = 1; ///< of the part in one kit
};

/// What an order line's row keeps beside its columns.
struct OrderLineBody
{
    qint64 unitPrice = 0;
    Fulfilment fulfilment; ///< without the address; how units go that wait for a store
    CustomerId recipient;  ///< whose address a shipment goes to, where it is not the order's
    std::optional<KitShare> kit;
    QList<CustomerId> formerRecipients; ///< that it had before; they are the order's customers, too

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Result<OrderLineBody> fromBytes(const QByteArray &bytes);
};

[[nodiscard]] QJsonObject toJson(const KitShare &share);

} // namespace storehand::oms
