// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/Import.h"

#include "core/domain/Codes.h"
#include "oms/usecases/PlaceOrder.h"
#include "oms/usecases/PlaceWaiting.h"
#include "oms/usecases/WebhookQueue.h"

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

Cause importing()
{
    return {.source = QString(importCause)};
}

auto refused(const QString &what)
{
    return failure(ErrorKind::Rejected, codes::malformed, what);
}

} // namespace

Status Import::take(const ImportLine &line)
{
    struct Visitor
    {
        Import &import;
        Status operator()(const Store &store) const { return import.takeStore(store); }
        Status operator()(const Product &product) const { return import.takeProduct(product); }
        Status operator()(const ImportedStock &stock) const { return import.takeStock(stock); }
        Status operator()(const StagingLocation &place) const { return import.takePlace(place); }
        Status operator()(const ImportedPerson &person) const { return import.takePerson(person); }
        Status operator()(const ImportedOrder &order) const { return import.takeOrder(order); }
        Status operator()(const ImportedWebhook &webhook) const
        {
            return setWebhook(import.m_work.storage(), webhook.channel,
                              {webhook.url, webhook.secret}, import.m_work.now());
        }
    };
    return std::visit(Visitor{*this}, line);
}

Status Import::needStore(const StoreCode &code)
{
    const auto store = m_work.store(code);
    if (!store)
        return failure(store.error());
    return *store ? Status() : refused(u"store: unknown store \"%1\""_s.arg(code.text));
}

Status Import::takeStore(Store store)
{
    const auto known = m_work.store(store.code);
    if (!known)
        return failure(known.error());
    if (*known) {
        store.pausedUntil = (*known)->pausedUntil;
        store.pauseReason = (*known)->pauseReason;
        store.version = (*known)->version;
        store.applied = (*known)->applied;
        store.changes = (*known)->changes;
        store.stations = (*known)->stations;
        if (store == **known)
            return {};
    }
    m_work.begin(importing());
    const Status put = m_work.put(store);
    return put ? m_work.end() : put;
}

Status Import::takeProduct(Product product)
{
    const auto known = m_work.storage().products.find(product.sku);
    if (!known)
        return failure(known.error());
    if (*known) {
        product.version = (*known)->version;
        if (product == **known)
            return {};
    }
    for (const ProductCode &code : std::as_const(product.codes)) {
        const auto owner = m_work.storage().products.ofCode(code.code);
        if (!owner)
            return failure(owner.error());
        if (*owner && **owner != product.sku)
            return refused(u"codes: \"%1\" is the code of %2"_s.arg(code.code, (*owner)->text));
    }
    m_work.begin(importing());
    m_work.put(product);
    return m_work.end();
}

Status Import::takeStock(const ImportedStock &stock)
{
    if (const Status known = needStore(stock.store); !known)
        return known;
    const auto product = m_work.storage().products.find(stock.sku);
    if (!product)
        return failure(product.error());
    if (!*product)
        return refused(u"sku: unknown product \"%1\""_s.arg(stock.sku.text));
    m_work.begin(importing());
    if (const Status described =
            m_work.describe(stock.store, stock.sku, stock.safety, stock.location);
        !described)
        return described;
    const Result<Stock> before = m_work.stock(stock.store, stock.sku);
    if (!before)
        return failure(before.error());
    const int shelf = qMax(0, stock.onHand - before->picked - before->unsellable);
    const int delta = shelf - before->shelf;
    const Status moved = m_work.move(
        stock.store, {.sku = stock.sku, .shelf = delta, .in = delta, .reason = u"import"_s});
    if (!moved)
        return moved;
    if (const Status ended = m_work.end(); !ended || delta <= 0)
        return ended;
    m_work.begin(importing());
    if (const Status placed = placeWaiting(m_work, stock.sku); !placed)
        return placed;
    return m_work.end();
}

Status Import::takePlace(const StagingLocation &place)
{
    if (const Status known = needStore(place.store); !known)
        return known;
    const auto stored = m_work.storage().stores.findPlace(place.store, place.code);
    if (!stored)
        return failure(stored.error());
    if (*stored && (*stored)->kind == place.kind && (*stored)->capacity == place.capacity)
        return {};
    m_work.begin(importing());
    m_work.put(place);
    return m_work.end();
}

Status Import::takePerson(const ImportedPerson &imported)
{
    for (const StoreCode &store : imported.person.stores) {
        if (const Status known = needStore(store); !known)
            return known;
    }
    Person person = imported.person;
    const auto known = m_work.person(person.code);
    if (!known)
        return failure(known.error());
    const QString verifier = *known ? (*known)->pinVerifier : QString();
    const std::optional<QString> made = m_pins.of(imported, verifier);
    person.pinVerifier =
        made ? *made
             : verifierOf(imported.pin, verifier, m_pinCost, m_work.storage().vault.random());
    if (*known) {
        person.version = (*known)->version;
        if (person == **known)
            return {};
    }
    m_work.begin(importing());
    const Status put = m_work.put(person);
    return put ? m_work.end() : put;
}

Status Import::takeOrder(const ImportedOrder &imported)
{
    const Result<OrderReceipt> receipt =
        PlaceOrder(m_work, m_keys).place(imported.channel, imported.order);
    if (!receipt)
        return failure(receipt.error());
    if (receipt->kind == OrderReceipt::Kind::Invalid)
        return refused(wire::describe(receipt->problems));
    if (receipt->kind == OrderReceipt::Kind::Differs)
        return refused(u"ref: \"%1\" is another order already"_s.arg(imported.order.ref));
    return {};
}

} // namespace storehand::oms
