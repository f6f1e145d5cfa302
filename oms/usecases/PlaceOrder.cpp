// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceOrder.h"

#include "core/crypto/PickupCode.h"
#include "core/wire/ObjectWriter.h"
#include "core/wire/OrderRequestJson.h"
#include "oms/usecases/PreorderHolds.h"
#include "oms/usecases/Recipients.h"
#include "oms/usecases/RecordOutcome.h"

#include <QCryptographicHash>

#include <algorithm>

namespace storehand::oms {

using namespace Qt::Literals::StringLiterals;

namespace {

using Way = PlaceOrder::Way;

QList<Way> waysOf(const OrderRequest &request, const QList<WantedLine> &lines,
                  const QList<UnitsToPlace> &units)
{
    QList<Way> ways;
    for (qsizetype i = 0; i < units.size(); ++i) {
        if (units[i].units == 0)
            continue;
        const Fulfilment &own = request.fulfilmentOf(lines[i].line);
        const auto known = std::find_if(ways.begin(), ways.end(),
                                        [&](const Way &way) { return way.fulfilment == own; });
        if (known == ways.end())
            ways.append({own, {units[i]}});
        else
            known->units.append(units[i]);
    }
    return ways;
}

bool needsNoStore(const Product &product, const Fulfilment &way)
{
    return way.method == Method::Digital || product.kind != ProductKind::Goods;
}

QJsonObject waitingToJson(const OrderLineRow &line, int units)
{
    return {{"ref"_L1, line.ref}, {"sku"_L1, line.sku.text}, {"quantity"_L1, units}};
}

QJsonObject assignmentToJson(const Assignment &assignment)
{
    return {{"id"_L1, assignment.id.text},
            {"store"_L1, assignment.store.text},
            {"state"_L1, toText(assignment.state)},
            {"lines"_L1, wire::arrayOf(assignment.lines, [](const Line &line) {
                 return QJsonObject{{"ref"_L1, line.orderLine},
                                    {"sku"_L1, line.sku.text},
                                    {"quantity"_L1, line.units.ordered}};
             })}};
}

/// Where the order as a whole is sent, or else the first of its lines that is.
std::optional<Address> firstAddress(const OrderRequest &request)
{
    std::optional<Address> address = request.fulfilment.address;
    for (const OrderLineRequest &line : request.lines) {
        if (!address && line.fulfilment)
            address = line.fulfilment->address;
    }
    return address;
}

/// Whose address the line goes to, when it is not that of the order's customer.
CustomerId recipientAmong(const QList<Customer> &recipients, const Fulfilment &way)
{
    for (const Customer &recipient : recipients) {
        if (way.address == recipient.address)
            return recipient.id;
    }
    return {};
}

} // namespace

/// What is wrong with the store of a way.
Result<wire::Problems> PlaceOrder::checkWay(const Fulfilment &way, const QString &path)
{
    if (way.method != Method::Pickup)
        return wire::Problems();
    const auto store = m_work.store(way.store);
    if (!store)
        return failure(store.error());
    if (!*store)
        return wire::Problems{{path + u".store"_s, u"unknown store"_s}};
    if ((*store)->kind != StoreKind::Store)
        return wire::Problems{{path + u".store"_s, u"customers cannot collect there"_s}};
    return wire::Problems();
}

/// What is wrong with one line of a channel, parts of a kit aside.
Result<wire::Problems> PlaceOrder::checkLine(const OrderRequest &request,
                                             const OrderLineRequest &line, const QString &path)
{
    const auto product = m_work.storage().products.find(line.sku);
    if (!product)
        return failure(product.error());
    wire::Problems problems;
    if (!*product)
        problems.append({path + u".sku"_s, u"unknown product"_s});
    else if (request.fulfilmentOf(line).method == Method::Digital &&
             (*product)->kind == ProductKind::Goods)
        problems.append({path + u".sku"_s, u"goods cannot be delivered digitally"_s});
    else if (const QString &currency = (*product)->price.currency;
             !currency.isEmpty() && currency != request.currency)
        problems.append({u"currency"_s, u"%1 is sold in %2, not in %3"_s.arg(
                                            line.sku.text, currency, request.currency)});
    if (!line.fulfilment)
        return problems;
    const Result<wire::Problems> way = checkWay(*line.fulfilment, path + u".fulfilment"_s);
    if (!way)
        return way;
    return problems + *way;
}

/// A kit may be called digital, but what is in it decides.
Result<wire::Problems> PlaceOrder::checkParts(const OrderRequest &request,
                                              const WantedLines &wanted,
                                              const OrderLineRequest &kit, const QString &path)
{
    if (request.fulfilmentOf(kit).method != Method::Digital)
        return wire::Problems();
    for (const WantedLine &part : wanted.lines) {
        if (!part.kit || part.kit->ref != kit.ref)
            continue;
        const auto product = m_work.storage().products.find(part.line.sku);
        if (!product)
            return failure(product.error());
        if (*product && (*product)->kind == ProductKind::Goods)
            return wire::Problems{
                {path + u".sku"_s, u"is a kit with %1, which cannot be delivered digitally"_s.arg(
                                       part.line.sku.text)}};
    }
    return wire::Problems();
}

Result<wire::Problems> PlaceOrder::check(const OrderRequest &request, const wire::Problems &known)
{
    const Result<WantedLines> wanted = withoutKits(m_work.storage().products, request);
    return wanted ? check(request, *wanted, known) : failure(wanted.error());
}

Result<wire::Problems> PlaceOrder::check(const OrderRequest &request, const WantedLines &wanted,
                                         const wire::Problems &known)
{
    Result<wire::Problems> problems = checkWay(request.fulfilment, u"fulfilment"_s);
    if (!problems)
        return problems;
    for (qsizetype i = 0; i < request.lines.size(); ++i) {
        const QString path = u"lines[%1]"_s.arg(i);
        const Result<wire::Problems> more = checkLine(request, request.lines[i], path);
        const Result<wire::Problems> ofParts = checkParts(request, wanted, request.lines[i], path);
        if (!more || !ofParts)
            return !more ? more : ofParts;
        *problems += *more + *ofParts;
    }
    *problems += wanted.problems;
    // The currency is told once, and what is known already not again.
    wire::Problems all = known;
    for (const wire::Problem &problem : std::as_const(*problems)) {
        const bool told = std::any_of(all.begin(), all.end(), [&](const wire::Problem &earlier) {
            return earlier.path == problem.path;
        });
        if (!told)
            all.append(problem);
    }
    return all;
}

Result<OrderRow> PlaceOrder::keep(const QString &channel, const OrderRequest &request,
                                  const QByteArray &hash)
{
    Customer customer = request.customer;
    customer.id = CustomerId(m_work.newId());
    customer.version = 1;
    customer.address = firstAddress(request);
    if (const Status kept = keep(customer); !kept)
        return failure(kept.error());

    const Vault &vault = m_work.storage().vault;
    OrderRow order;
    order.id = OrderId(m_work.newId());
    order.channel = channel;
    order.ref = request.ref;
    order.contentHash = hash;
    order.customer = customer.id;
    order.placedAt = request.placedAt;
    order.receivedAt = m_work.now();
    order.changedAt = m_work.now();
    order.promiseBy = request.promiseBy;
    const PickupCode code = PickupCode::make(vault.random());
    order.sealedPickupCode = vault.seal(code.text().toLatin1(), u"orders/"_s + order.id.text);
    OrderBody body = OrderBody::of(request);
    body.pickupCodeHash = code.hash(KeyedHash(m_keys.pickupCode));
    order.body = body.toBytes();
    if (const Status inserted = m_work.storage().orders.insert(order); !inserted)
        return failure(inserted.error());
    return order;
}

Status PlaceOrder::keep(const Customer &customer)
{
    m_work.put(customer);
    // Stores must find the customer when their first assignment is put.
    const auto saved = m_work.storage().customers.save(customer);
    return saved ? Status() : failure(saved.error());
}

/// An order may go to several addresses, a customer has one: each further address is a customer of
/// its own, so that no store sees, and no parcel gets, another's.
Result<QList<Customer>> PlaceOrder::keepRecipients(const OrderRequest &request)
{
    const std::optional<Address> first = firstAddress(request);
    QList<Customer> recipients;
    for (const OrderLineRequest &line : request.lines) {
        const Fulfilment &way = request.fulfilmentOf(line);
        if (!way.address || way.address == first || !recipientAmong(recipients, way).isEmpty())
            continue;
        Customer recipient = request.customer;
        recipient.id = CustomerId(m_work.newId());
        recipient.version = 1;
        recipient.address = way.address;
        if (const Status kept = keep(recipient); !kept)
            return failure(kept.error());
        recipients.append(recipient);
    }
    return recipients;
}

Result<QList<UnitsToPlace>> PlaceOrder::keepLines(const OrderRow &order,
                                                  const OrderRequest &request,
                                                  const QList<WantedLine> &lines)
{
    const Result<QList<Customer>> recipients = keepRecipients(request);
    if (!recipients)
        return failure(recipients.error());
    QList<UnitsToPlace> units;
    for (const auto &[wanted, kit] : lines) {
        Fulfilment way = request.fulfilmentOf(wanted);
        const CustomerId recipient = recipientAmong(*recipients, way);
        way.address.reset();
        const auto product = m_work.storage().products.find(wanted.sku);
        if (!product)
            return failure(product.error());
        const bool digital = needsNoStore(**product, way);
        const bool later = !digital && wanted.availableFrom && m_work.now() < *wanted.availableFrom;
        OrderLineRow line;
        line.order = order.id;
        line.ref = wanted.ref;
        line.position = static_cast<int>(units.size());
        line.sku = wanted.sku;
        line.ordered = wanted.quantity;
        line.preordered = later ? wanted.quantity : 0;
        line.digital = digital ? wanted.quantity : 0;
        line.availableFrom = wanted.availableFrom;
        line.body = OrderLineBody{wanted.unitPrice, way, recipient, kit}.toBytes();
        if (const Status inserted = m_work.storage().orders.insert(line); !inserted)
            return failure(inserted.error());
        if (later) {
            const Status noted = m_work.storage().agenda.set(
                {QString(duePreorder), order.id.text + u'/' + line.ref, *wanted.availableFrom});
            if (!noted)
                return failure(noted.error());
        }
        units.append({line, later || digital ? 0 : wanted.quantity});
    }
    return units;
}

Result<OrderReceipt> PlaceOrder::place(const QString &channel, const OrderRequest &request)
{
    const QByteArray hash =
        QCryptographicHash::hash(wire::canonicalBytes(request), QCryptographicHash::Sha256);
    const auto known = m_work.storage().orders.findByRef(channel, request.ref);
    if (!known)
        return failure(known.error());
    if (*known) {
        const Result<OrderBody> body = OrderBody::fromBytes((*known)->body);
        if (!body)
            return failure(body.error());
        const bool same = (*known)->contentHash == hash;
        return OrderReceipt{same ? OrderReceipt::Kind::Repeated : OrderReceipt::Kind::Differs,
                            body->answer.toObject(),
                            {}};
    }
    const Result<WantedLines> wanted = withoutKits(m_work.storage().products, request);
    if (!wanted)
        return failure(wanted.error());
    const Result<wire::Problems> problems = check(request, *wanted, {});
    if (!problems)
        return failure(problems.error());
    if (!problems->isEmpty())
        return OrderReceipt{OrderReceipt::Kind::Invalid, {}, *problems};

    m_work.begin({.source = u"order/"_s + channel + u'/' + request.ref, .who = channel});
    Result<OrderRow> order = keep(channel, request, hash);
    if (!order)
        return failure(order.error());
    const Result<QList<UnitsToPlace>> units = keepLines(*order, request, wanted->lines);
    if (!units)
        return failure(units.error());
    m_work.tell(order->id, {.what = u"placed"_s});

    const Result<QJsonObject> answer =
        source(*order, waysOf(request, wanted->lines, *units), *units);
    if (!answer)
        return failure(answer.error());
    Result<OrderBody> body = OrderBody::fromBytes(order->body);
    if (!body)
        return failure(body.error());
    body->answer = *answer;
    order->body = body->toBytes();
    if (const Status updated = m_work.storage().orders.update(*order); !updated)
        return failure(updated.error());
    if (const Status ended = m_work.end(); !ended)
        return failure(ended.error());
    return OrderReceipt{OrderReceipt::Kind::Placed, *answer, {}};
}

/// Gives the units to stores and makes the answer.
Result<QJsonObject> PlaceOrder::source(OrderRow &order, const QList<Way> &ways,
                                       const QList<UnitsToPlace> &units)
{
    QJsonArray assignments;
    QJsonArray backordered;
    for (const Way &way : ways) {
        const OrderLineRow &first = way.units.first().line;
        const Result<CustomerId> recipient = recipientOf(order, first, way.fulfilment.method);
        if (!recipient)
            return failure(recipient.error());
        const auto placed =
            PlaceUnits(m_work).place(order, {way.fulfilment, *recipient}, way.units);
        if (!placed)
            return failure(placed.error());
        for (const AssignmentId &id : placed->assignments) {
            const auto assignment = m_work.assignment(id);
            if (!assignment)
                return failure(assignment.error());
            assignments.append(assignmentToJson(**assignment));
        }
        for (const UnitsToPlace &waiting : placed->backordered)
            backordered.append(waitingToJson(waiting.line, waiting.units));
    }
    QJsonArray preordered;
    QJsonArray digital;
    for (const UnitsToPlace &each : units) {
        if (each.line.preordered > 0) {
            if (const Result<int> held = PreorderHolds(m_work).reserve(each.line); !held)
                return failure(held.error());
            preordered.append(waitingToJson(each.line, each.line.preordered));
        }
        if (each.line.digital > 0)
            digital.append(waitingToJson(each.line, each.line.digital));
    }
    if (const Status refreshed = refreshOrder(m_work, order.id); !refreshed)
        return failure(refreshed.error());
    const auto now = m_work.storage().orders.find(order.id);
    if (!now)
        return failure(now.error());
    order.status = (*now)->status;
    return QJsonObject{{"order"_L1, order.id.text},     {"status"_L1, toText(order.status)},
                       {"assignments"_L1, assignments}, {"backordered"_L1, backordered},
                       {"preordered"_L1, preordered},   {"digital"_L1, digital}};
}

} // namespace storehand::oms
