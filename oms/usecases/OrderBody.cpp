// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/OrderBody.h"

#include "core/wire/ObjectWriter.h"
#include "core/wire/OrderRequestJson.h"

#include <limits>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

OrderBody OrderBody::of(const OrderRequest &order)
{
    OrderBody body;
    body.currency = order.currency;
    body.brand = order.brand;
    body.service = order.fulfilment.service;
    body.instructions = order.instructions;
    body.giftMessage = order.giftMessage;
    body.tags = order.tags;
    body.payment = order.payment;
    return body;
}

QByteArray OrderBody::toBytes() const
{
    wire::ObjectWriter writer;
    writer.put("currency"_L1, currency)
        .put("brand"_L1, brand)
        .put("service"_L1, service)
        .put("instructions"_L1, instructions)
        .put("gift_message"_L1, giftMessage)
        .put("tags"_L1, wire::listOf(tags))
        .putBase64("pickup_code_hash"_L1, pickupCodeHash)
        .put("answer"_L1, answer);
    if (payment)
        writer.always("payment"_L1, wire::ObjectWriter()
                                        .always("status"_L1, payment->status)
                                        .always("amount"_L1, payment->amount)
                                        .always("reference"_L1, payment->reference)
                                        .object());
    return wire::toBytes(writer.object());
}

Result<OrderBody> OrderBody::fromBytes(const QByteArray &bytes)
{
    return wire::readWhole<OrderBody>(bytes, [](wire::ObjectReader &reader) {
        OrderBody body;
        body.currency = reader.textOr("currency"_L1);
        body.brand = reader.textOr("brand"_L1);
        body.service = reader.textOr("service"_L1);
        body.instructions = reader.textOr("instructions"_L1);
        body.giftMessage = reader.textOr("gift_message"_L1);
        body.tags = reader.textsOr("tags"_L1);
        reader.optionalObject("payment"_L1, [&](wire::ObjectReader &given) {
            body.payment =
                Payment{given.textOr("status"_L1),
                        given.integerOr("amount"_L1, 0, 0, std::numeric_limits<qint64>::max()),
                        given.textOr("reference"_L1)};
        });
        body.pickupCodeHash = reader.base64Or("pickup_code_hash"_L1, 64);
        reader.optionalObject("answer"_L1, [&](wire::ObjectReader &answer) {
            body.answer = wire::Json::ofBytes(answer.raw().toBytes());
        });
        return body;
    });
}

QJsonObject toJson(const KitShare &share)
{
    return {{"ref"_L1, share.ref}, {"sku"_L1, share.kit.text}, {"units"_L1, share.units}};
}

QByteArray OrderLineBody::toBytes() const
{
    wire::ObjectWriter writer;
    writer.put("unit_price"_L1, unitPrice)
        .put("fulfilment"_L1, wire::toJson(fulfilment))
        .put("recipient"_L1, recipient.text)
        .put("former_recipients"_L1,
             wire::listOf(formerRecipients, [](const CustomerId &id) { return id.text; }));
    if (kit)
        writer.always("kit"_L1, toJson(*kit));
    return wire::toBytes(writer.object());
}

Result<OrderLineBody> OrderLineBody::fromBytes(const QByteArray &bytes)
{
    return wire::readWhole<OrderLineBody>(bytes, [](wire::ObjectReader &reader) {
        OrderLineBody body;
        body.unitPrice =
            reader.integerOr("unit_price"_L1, 0, 0, std::numeric_limits<qint64>::max());
        reader.object("fulfilment"_L1,
                      [&](wire::ObjectReader &way) { wire::read(way, body.fulfilment); });
        body.recipient.text = reader.textOr("recipient"_L1);
        for (const QString &former : reader.textsOr("former_recipients"_L1))
            body.formerRecipients.append(CustomerId(former));
        reader.optionalObject("kit"_L1, [&](wire::ObjectReader &share) {
            body.kit =
                KitShare{share.textOr("ref"_L1), Sku(share.textOr("sku"_L1)),
                         static_cast<int>(share.integerOr("units"_L1, 1, 1, wire::quantityMax))};
        });
        return body;
    });
}

} // namespace storehand::oms
