// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderRequestJson.h"

#include "core/domain/Money.h"
#include "core/wire/Entities.h"
#include "core/wire/ReadWrite.h"

#include <QSet>

namespace storehand::wire {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int refMax = 100;
constexpr qint64 moneyMax = 1'000'000'000'000;

Fulfilment readFulfilment(ObjectReader &reader)
{
    Fulfilment fulfilment;
    fulfilment.method = reader.word<Method>("method"_L1);
    if (fulfilment.method == Method::Pickup) {
        readId(reader, "store"_L1, fulfilment.store);
    } else if (fulfilment.method == Method::Ship) {
        fulfilment.service = reader.textOr("service"_L1, u"standard"_s, refMax);
        reader.object("address"_L1, [&](ObjectReader &address) {
            (void)address.text("line1"_L1);
            (void)address.text("country"_L1);
            read(address, fulfilment.address.emplace());
            address.refuseUnknown();
        });
    }
    reader.refuseUnknown();
    return fulfilment;
}

OrderLineRequest readLine(ObjectReader &reader)
{
    OrderLineRequest line;
    line.ref = reader.text("ref"_L1, refMax);
    readId(reader, "sku"_L1, line.sku);
    line.quantity = static_cast<int>(reader.integer("quantity"_L1, 1, quantityMax));
    line.unitPrice = reader.integer("unit_price"_L1, 0, moneyMax);
    line.availableFrom = reader.optionalInstant("available_from"_L1);
    reader.optionalObject("fulfilment"_L1,
                          [&](ObjectReader &own) { line.fulfilment = readFulfilment(own); });
    reader.refuseUnknown();
    return line;
}

void readCustomer(ObjectReader &reader, Customer &customer)
{
    reader.object("customer"_L1, [&](ObjectReader &person) {
        customer.name = person.text("name"_L1, 200);
        customer.email = person.textOr("email"_L1, {}, 200);
        customer.phone = person.textOr("phone"_L1, {}, 200);
        person.refuseUnknown();
    });
    reader.optionalObject("pickup_person"_L1, [&](ObjectReader &person) {
        customer.pickupPerson = person.text("name"_L1, 200);
        person.refuseUnknown();
    });
}

void readPayment(ObjectReader &reader, OrderRequest &order)
{
    reader.optionalObject("payment"_L1, [&](ObjectReader &given) {
        Payment payment;
        payment.status = given.text("status"_L1, refMax);
        static const QStringList known{u"authorised"_s, u"paid"_s, u"due"_s};
        if (!payment.status.isEmpty() && !known.contains(payment.status))
            given.note("status"_L1, u"is not one of authorised, paid, due"_s);
        payment.amount = given.integerOr("amount"_L1, 0, 0, moneyMax);
        payment.reference = given.textOr("reference"_L1, {}, 200);
        given.refuseUnknown();
        order.payment = payment;
    });
}

void checkLineRefs(ObjectReader &reader, const OrderRequest &order)
{
    QSet<QString> refs;
    for (const OrderLineRequest &line : order.lines) {
        if (!line.ref.isEmpty() && refs.contains(line.ref))
            reader.note("lines"_L1, u"the ref \"%1\" stands twice"_s.arg(line.ref));
        refs.insert(line.ref);
    }
}

void put(ObjectWriter &writer, const Fulfilment &fulfilment)
{
    writer.always("method"_L1, toText(fulfilment.method))
        .put("store"_L1, fulfilment.store.text)
        .put("service"_L1, fulfilment.service);
}

Json fulfilmentWithAddress(const Fulfilment &fulfilment)
{
    ObjectWriter writer;
    put(writer, fulfilment);
    if (fulfilment.address)
        writer.always("address"_L1, toJson(*fulfilment.address));
    return writer.object();
}

} // namespace

OrderRequest readOrder(ObjectReader &reader, const QList<QLatin1StringView> &also)
{
    OrderRequest order;
    order.ref = reader.text("ref"_L1, refMax);
    order.placedAt = reader.instant("placed_at"_L1);
    order.currency = reader.text("currency"_L1, 3);
    if (!order.currency.isEmpty() && !isCurrencyCode(order.currency))
        reader.note("currency"_L1, u"is not a currency code such as NZD"_s);
    order.brand = reader.textOr("brand"_L1, {}, refMax);
    readCustomer(reader, order.customer);
    order.instructions = reader.textOr("instructions"_L1);
    reader.optionalObject("gift"_L1, [&](ObjectReader &gift) {
        order.giftMessage = gift.textOr("message"_L1);
        gift.refuseUnknown();
    });
    order.tags = reader.textsOr("tags"_L1, 50);
    reader.object("fulfilment"_L1,
                  [&](ObjectReader &way) { order.fulfilment = readFulfilment(way); });
    order.promiseBy = reader.optionalInstant("promise_by"_L1);
    reader.objects(
        "lines"_L1, 1, [&](ObjectReader &line) { order.lines.append(readLine(line)); },
        orderLinesMax);
    readPayment(reader, order);
    checkLineRefs(reader, order);
    for (const QLatin1StringView name : also)
        reader.know(name);
    reader.refuseUnknown();
    return order;
}

QByteArray canonicalBytes(const OrderRequest &order)
{
    ObjectWriter writer;
    writer.put("ref"_L1, order.ref)
        .always("placed_at"_L1, order.placedAt.toText())
        .put("currency"_L1, order.currency)
        .put("brand"_L1, order.brand)
        .put("customer"_L1, toJson(order.customer))
        .put("instructions"_L1, order.instructions)
        .put("gift"_L1, order.giftMessage)
        .put("tags"_L1, listOf(order.tags))
        .put("fulfilment"_L1, fulfilmentWithAddress(order.fulfilment))
        .put("promise_by"_L1, order.promiseBy);
    writer.put("lines"_L1, listOf(order.lines, [](const OrderLineRequest &line) {
                   ObjectWriter entry;
                   entry.put("ref"_L1, line.ref)
                       .put("sku"_L1, line.sku.text)
                       .put("quantity"_L1, line.quantity)
                       .put("unit_price"_L1, line.unitPrice)
                       .put("available_from"_L1, line.availableFrom);
                   if (line.fulfilment)
                       entry.put("fulfilment"_L1, fulfilmentWithAddress(*line.fulfilment));
                   return entry.object();
               }));
    if (order.payment)
        writer.always("payment"_L1, ObjectWriter()
                                        .always("status"_L1, order.payment->status)
                                        .always("amount"_L1, order.payment->amount)
                                        .always("reference"_L1, order.payment->reference)
                                        .object());
    return toBytes(writer.object());
}

Json toJson(const Fulfilment &fulfilment)
{
    ObjectWriter writer;
    put(writer, fulfilment);
    return writer.object();
}

void read(ObjectReader &reader, Fulfilment &fulfilment)
{
    fulfilment.method = reader.word<Method>("method"_L1);
    fulfilment.store.text = reader.textOr("store"_L1, {}, idMax);
    fulfilment.service = reader.textOr("service"_L1, {}, idMax);
}

} // namespace storehand::wire
