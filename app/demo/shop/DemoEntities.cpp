// SPDX-License-Identifier: Apache-2.0
#include "app/demo/shop/DemoEntities.h"

#include "app/demo/DemoImport.h"
#include "core/crypto/PinHash.h"
#include "core/station/Station.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace storehand::demo {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int shipOrdersMax = 4; ///< the sourcing would give the others to other shops
constexpr Millis keptFor = std::chrono::hours(7 * 24);

std::optional<Instant> timeOf(const QJsonValue &value)
{
    return Instant::fromText(value.toString());
}

Store storeOf(const QJsonObject &line)
{
    Store store;
    store.code = StoreCode(line["code"_L1].toString());
    store.name = line["name"_L1].toString();
    store.timeZone = line["time_zone"_L1].toString().toUtf8();
    store.currency = line["currency"_L1].toString();
    return store;
}

Person personOf(const QJsonObject &line, Random &random)
{
    Person person;
    person.code = PersonCode(line["code"_L1].toString());
    person.name = line["name"_L1].toString();
    person.role = fromText<Role>(line["role"_L1].toString()).value_or(Role::Picker);
    person.stores = {StoreCode(line["store"_L1].toString())};
    person.pinVerifier = PinHash::make(Sensitive<QString>(line["pin"_L1].toString()),
                                       PinHashCost::cheapest(), random)
                             .text;
    return person;
}

Stock stockOf(const QJsonObject &line)
{
    Stock stock;
    stock.store = StoreCode(line["store"_L1].toString());
    stock.sku = Sku(line["sku"_L1].toString());
    stock.shelf = line["on_hand"_L1].toInt();
    stock.safety = line["safety"_L1].toInt();
    stock.location = line["location"_L1].toString();
    return stock;
}

Customer customerOf(const QJsonObject &order)
{
    const QJsonObject given = order["customer"_L1].toObject();
    Customer customer;
    customer.id = CustomerId(u"customer-"_s + order["ref"_L1].toString());
    customer.name = given["name"_L1].toString();
    customer.email = given["email"_L1].toString();
    customer.phone = given["phone"_L1].toString();
    return customer;
}

/// A line of an order; of a kit its parts, as the order manager takes it apart.
QList<Line> linesOf(const QJsonValue &given, const QString &order,
                    const QHash<Sku, Product> &products)
{
    const QString ref = given["ref"_L1].toString();
    const Product product = products.value(Sku(given["sku"_L1].toString()));
    QList<Line> lines;
    const auto add = [&](const QString &lineRef, const Product &wanted, int units, const Sku &kit) {
        Line line{.id = LineId(u"%1-%2"_s.arg(order, lineRef)),
                  .orderLine = lineRef,
                  .sku = wanted.sku,
                  .storage = wanted.storage,
                  .unitPrice =
                      kit.isEmpty() ? given["unit_price"_L1].toInteger() : wanted.price.minor,
                  .kit = kit};
        line.units.ordered = given["quantity"_L1].toInt() * units;
        lines.append(line);
    };
    for (const KitPart &part : product.kit)
        add(ref + u'/' + part.sku.text, products.value(part.sku), part.units, product.sku);
    if (lines.isEmpty() && !product.sku.isEmpty())
        add(ref, product, 1, {});
    return lines;
}

Assignment assignmentOf(const QJsonObject &order, const QString &store,
                        const QHash<Sku, Product> &products)
{
    const QString ref = order["ref"_L1].toString();
    const bool isPickup = order["fulfilment"_L1]["method"_L1].toString() == "pickup"_L1;
    Assignment assignment;
    assignment.id = AssignmentId(u"assignment-"_s + ref);
    assignment.order = OrderId(u"order-"_s + ref);
    assignment.orderRef = ref;
    assignment.channel = order["channel"_L1].toString();
    assignment.store = StoreCode(store);
    assignment.method = isPickup ? Method::Pickup : Method::Ship;
    assignment.currency = order["currency"_L1].toString();
    assignment.brand = order["brand"_L1].toString();
    assignment.giftMessage = order["gift_message"_L1].toString();
    assignment.assignedAt = timeOf(order["placed_at"_L1]).value_or(Instant());
    assignment.promiseBy = timeOf(order["promise_by"_L1]);
    const Customer customer = customerOf(order);
    assignment.customer = customer.id;
    assignment.customerInitials = customer.initials();
    assignment.why.chosenBecause = isPickup ? u"customer_chose"_s : u"nearest"_s;
    for (const QJsonValue &given : order["lines"_L1].toArray())
        assignment.lines += linesOf(given, ref, products);
    return assignment;
}

void makeReady(Assignment &assignment, const Act &act)
{
    const ParcelCode code(act.args["parcel"_L1].toString());
    Parcel parcel{.code = code, .box = {}, .location = {}, .units = {}, .weightG = {}};
    parcel.location = LocationCode(act.args["location"_L1].toString());
    for (Line &line : assignment.lines) {
        line.units.staged = line.units.ordered;
        parcel.units.insert(line.id, line.units.ordered);
    }
    assignment.parcels = {parcel};
    assignment.state = AssignmentState::Ready;
    assignment.readyAt = act.at;
    assignment.pickupBy = act.at + keptFor;
}

void cancel(Assignment &assignment, const Act &act)
{
    for (Line &line : assignment.lines) {
        const QJsonArray only = act.args["lines"_L1].toArray();
        const bool named =
            only.isEmpty() || std::any_of(only.begin(), only.end(), [&](const QJsonValue &each) {
                return each["ref"_L1].toString() == line.orderLine;
            });
        if (!named)
            continue;
        line.units.cancelled = line.units.open();
        line.units.withdrawn = std::exchange(line.units.staged, 0);
    }
    if (!act.args.contains("lines"_L1)) {
        assignment.state = AssignmentState::Cancelled;
        assignment.closedBecause = u"cancelled"_s;
    }
}

void take(Assignment &assignment, const Act &act)
{
    if (act.verb == u"ready")
        makeReady(assignment, act);
    else if (act.verb == u"cancel")
        cancel(assignment, act);
    else if (act.verb == u"arrive")
        assignment.arrival = Arrival{act.at, u"counter"_s, {}, {}};
}

CacheChange rowOf(QLatin1StringView kind, const QString &id, const QString &store, qint64 seq,
                  qint64 version, const wire::Json &body)
{
    CacheChange change;
    change.topic = u"store/"_s + store;
    change.seq = seq;
    change.entity = kind;
    change.id = id;
    change.version = version;
    change.body = wire::toBytes(body);
    change.index = cacheIndexOf(kind, change.body);
    return change;
}

class Rows
{
public:
    explicit Rows(QString store)
        : m_store(std::move(store))
    {}

    template <typename Entity>
    void add(QLatin1StringView kind, const QString &id, Entity entity)
    {
        entity.version = 1;
        rows.append(rowOf(kind, id, m_store, rows.size() + 1, 1, wire::toJson(entity)));
    }

    QList<CacheChange> rows;

private:
    QString m_store;
};

bool isHere(const QJsonObject &order, const QString &store, int &shipped)
{
    const QJsonObject fulfilment = order["fulfilment"_L1].toObject();
    if (fulfilment["method"_L1].toString() == "pickup"_L1)
        return fulfilment["store"_L1].toString() == store;
    return ++shipped <= shipOrdersMax;
}

} // namespace

CacheChange storeRow(const Store &store, qint64 seq)
{
    return rowOf(wire::entity::store, store.code.text, store.code.text, seq, store.version,
                 wire::toJson(store));
}

QList<CacheChange> shopAsRows(const QString &store, Instant now, Random &random)
{
    Rows rows(store);
    QHash<Sku, Product> products;
    const QList<Act> acted = acts(now);
    int shipped = 0;
    for (const QByteArray &text : importLines(now).split('\n')) {
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const QString type = line["type"_L1].toString();
        const bool isOurs = line["store"_L1].toString() == store;
        if (type == u"store" && line["code"_L1].toString() == store) {
            rows.add(wire::entity::store, store, storeOf(line));
        } else if (type == u"person" && isOurs) {
            const Person person = personOf(line, random);
            rows.add(wire::entity::person, person.code.text, person);
        } else if (type == u"staging" && isOurs) {
            StagingLocation place;
            place.code = LocationCode(line["code"_L1].toString());
            place.store = StoreCode(store);
            place.kind =
                fromText<StagingKind>(line["kind"_L1].toString()).value_or(StagingKind::Shelf);
            place.capacity = line["capacity"_L1].toInt(1);
            rows.add(wire::entity::staging, wire::entityId(place), place);
        } else if (type == u"product") {
            const Product product = wire::into<Product>(line).value();
            products.insert(product.sku, product);
            rows.add(wire::entity::product, product.sku.text, product);
        } else if (type == u"stock" && isOurs) {
            const Stock stock = stockOf(line);
            rows.add(wire::entity::stock, wire::entityId(stock), stock);
        } else if (type == u"order" && isHere(line, store, shipped)) {
            Assignment assignment = assignmentOf(line, store, products);
            for (const Act &act : acted) {
                if (act.orderRef == assignment.orderRef)
                    take(assignment, act);
            }
            rows.add(wire::entity::customer, assignment.customer.text, customerOf(line));
            rows.add(wire::entity::assignment, assignment.id.text, assignment);
        }
    }
    return rows.rows;
}

} // namespace storehand::demo
