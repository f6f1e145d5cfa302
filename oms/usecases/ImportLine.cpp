// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ImportLine.h"

#include "core/barcode/Measure.h"
#include "core/domain/Codes.h"
#include "core/domain/Money.h"
#include "core/domain/WebhookUrl.h"
#include "core/wire/Entities.h"
#include "core/wire/OrderRequestJson.h"

#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int unitsMax = 1'000'000;
constexpr int pinDigitsMin = 6;
constexpr int pinDigitsMax = 12;

Store readStore(wire::ObjectReader &reader)
{
    Store store;
    wire::read(reader, store);
    if (!QTimeZone(store.timeZone).isValid())
        reader.note("time_zone"_L1, u"is not a known time zone"_s);
    if (!store.currency.isEmpty() && !isCurrencyCode(store.currency))
        reader.note("currency"_L1, u"is not a currency code such as NZD"_s);
    const QStringList regions = measureRegions();
    if (!store.measureRegion.isEmpty() && !regions.contains(store.measureRegion))
        reader.note("measure_region"_L1, u"must be one of "_s + regions.join(u", "_s));
    return store;
}

ImportedStock readStock(wire::ObjectReader &reader)
{
    ImportedStock stock;
    stock.store.text = reader.text("store"_L1, 100);
    stock.sku.text = reader.text("sku"_L1, 100);
    stock.onHand = static_cast<int>(reader.integer("on_hand"_L1, 0, unitsMax));
    stock.safety = static_cast<int>(reader.integerOr("safety"_L1, 0, 0, unitsMax));
    stock.location = reader.textOr("location"_L1, {}, 100);
    return stock;
}

bool isPin(const QString &text)
{
    return text.size() >= pinDigitsMin && text.size() <= pinDigitsMax &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

ImportedPerson readPerson(wire::ObjectReader &reader)
{
    ImportedPerson imported;
    Person &person = imported.person;
    person.code.text = reader.text("code"_L1, 100);
    person.name = reader.text("name"_L1, 200);
    person.role = reader.word<Role>("role"_L1);
    QStringList stores = reader.textsOr("stores"_L1);
    if (reader.has("store"_L1))
        stores.append(reader.text("store"_L1, 100));
    stores.removeDuplicates();
    for (const QString &store : std::as_const(stores))
        person.stores.append(StoreCode(store));
    if (person.stores.isEmpty())
        reader.note({}, u"needs either store or stores"_s);
    person.until = reader.optionalDate("until"_L1);
    imported.pin = Sensitive<QString>(reader.text("pin"_L1, 100));
    if (!isPin(imported.pin.reveal()))
        reader.note("pin"_L1, u"has not 6 to 12 digits"_s);
    return imported;
}

ImportedWebhook readWebhook(wire::ObjectReader &reader)
{
    ImportedWebhook webhook;
    webhook.channel = reader.text("channel"_L1, 100);
    webhook.url = reader.text("url"_L1);
    if (const Status good = checkWebhookUrl(webhook.url); !good)
        reader.note("url"_L1, u"is not of the form https://host/path"_s);
    webhook.secret = Sensitive<QByteArray>(reader.text("secret"_L1).toUtf8());
    return webhook;
}

template <typename T, typename Read>
Result<ImportLine> readAs(const wire::JsonValue &object, Read read)
{
    return wire::readWhole<ImportLine>(object, [&](wire::ObjectReader &reader) -> ImportLine {
        reader.beStrict();
        reader.know("type"_L1);
        T value = read(reader);
        reader.refuseUnknown();
        return value;
    });
}

Result<ImportLine> readOrderLine(const wire::JsonValue &object)
{
    return wire::readWhole<ImportLine>(object, [](wire::ObjectReader &reader) -> ImportLine {
        const QString channel = reader.text("channel"_L1, 100);
        return ImportedOrder{channel, wire::readOrder(reader, {"type"_L1, "channel"_L1})};
    });
}

void checkCodes(wire::ObjectReader &reader, const Product &product)
{
    QSet<QString> seen;
    for (const ProductCode &code : product.codes) {
        if (seen.contains(code.code))
            reader.note("codes"_L1, u"\"%1\" stands twice"_s.arg(code.code));
        seen.insert(code.code);
    }
}

void checkKit(wire::ObjectReader &reader, const Product &product)
{
    QSet<Sku> seen{product.sku};
    for (const KitPart &part : product.kit) {
        if (part.sku == product.sku)
            reader.note("kit"_L1, u"cannot hold itself"_s);
        else if (seen.contains(part.sku))
            reader.note("kit"_L1, u"\"%1\" stands twice"_s.arg(part.sku.text));
        seen.insert(part.sku);
    }
}

} // namespace

Product readImportedProduct(wire::ObjectReader &reader)
{
    Product product;
    reader.beStrict();
    reader.know("type"_L1);
    wire::read(reader, product);
    checkCodes(reader, product);
    checkKit(reader, product);
    if (!product.price.currency.isEmpty() && !isCurrencyCode(product.price.currency))
        reader.note("currency"_L1, u"is not a currency code such as NZD"_s);
    reader.refuseUnknown();
    return product;
}

Result<ImportLine> readImportLine(const QByteArray &line)
{
    const Result<wire::JsonDocument> document = wire::JsonDocument::parse(line);
    if (!document)
        return failure(document.error());
    const wire::JsonValue &object = document->root();
    const wire::JsonValue *const named = object.field("type"_L1);
    const QString type = named ? named->toString() : QString();
    if (type == u"store")
        return readAs<Store>(object, readStore);
    if (type == u"product")
        return readAs<Product>(object, readImportedProduct);
    if (type == u"stock")
        return readAs<ImportedStock>(object, readStock);
    if (type == u"staging")
        return readAs<StagingLocation>(object, [](wire::ObjectReader &reader) {
            StagingLocation place;
            wire::read(reader, place);
            return place;
        });
    if (type == u"person")
        return readAs<ImportedPerson>(object, readPerson);
    if (type == u"webhook")
        return readAs<ImportedWebhook>(object, readWebhook);
    if (type == u"order")
        return readOrderLine(object);
    return failure(ErrorKind::Malformed, codes::malformed,
                   u"type: \"%1\" is not one of store, product, stock, staging, person, order, "
                   "webhook"_s.arg(type));
}

} // namespace storehand::oms
