// SPDX-License-Identifier: Apache-2.0
#include "tests/support/FakeChain.h"

#include "core/crypto/PinHash.h"
#include "core/domain/Acts.h"
#include "oms/storage/Schema.h"
#include "oms/usecases/CommandWorld.h"
#include "oms/usecases/OrderBody.h"
#include "oms/usecases/RecordOutcome.h"

#include <QJsonDocument>

namespace storehand::test {

using namespace Qt::Literals::StringLiterals;

namespace {

void insist(const Status &status)
{
    if (!status)
        qFatal("%s: %s", qPrintable(status.error().code), qPrintable(status.error().detail));
}

template <typename T>
T insist(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
    return *std::move(result);
}

const oms::Cause byTest{.source = u"test"_s, .who = u"web"_s, .place = {}};

} // namespace

FakeChain::FakeChain(Engine engine, QString vfs)
    : m_database(engine)
    , m_vfs(std::move(vfs))
{
    if (!isOpen())
        return;
    oms = openNode();
    change([&](oms::UnitOfWork &work) -> Status {
        work.begin(byTest);
        for (const StoreCode &code : {harbour, queen}) {
            Store store;
            store.code = code;
            store.name = code.text;
            store.currency = u"NZD"_s;
            insist(work.put(store));
        }
        return work.end();
    });
    hire(u"0042"_s, Role::Lead, {harbour});
}

/// A file is opened as the program opens it.
Result<std::unique_ptr<Connection>> FakeChain::connect() const
{
    if (m_database.engine() == Engine::Postgres)
        return m_database.connect();
    SqliteOptions file = oms::centralFile(m_database.path());
    file.vfs = m_vfs;
    return Connection::open(file);
}

Result<std::unique_ptr<oms::OrderManager>> FakeChain::tryOpen()
{
    Result<std::unique_ptr<Connection>> connection = connect();
    if (!connection)
        return failure(connection.error());
    return oms::OrderManager::open(
        *std::move(connection), clock, random,
        {.masterKey = Sensitive<QByteArray>(QByteArray(32, 'k')), .pins = {}});
}

std::unique_ptr<oms::OrderManager> FakeChain::openNode()
{
    return insist(tryOpen());
}

void FakeChain::restart()
{
    oms.reset();
    oms = openNode();
}

void FakeChain::change(const std::function<Status(oms::UnitOfWork &)> &work)
{
    insist(oms->change(work));
}

void FakeChain::hire(const QString &code, Role role, const QList<StoreCode> &stores)
{
    change([&](oms::UnitOfWork &work) -> Status {
        work.begin(byTest);
        Person person;
        person.code = PersonCode(code);
        person.name = u"Somebody"_s;
        person.role = role;
        person.stores = stores;
        person.pinVerifier =
            PinHash::make(Sensitive<QString>(pin), PinHashCost::cheapest(), random).text;
        insist(work.put(person));
        return work.end();
    });
}

void FakeChain::stock(const QString &sku, int units)
{
    stock(harbour, sku, units);
}

void FakeChain::stock(const StoreCode &store, const QString &sku, int units)
{
    change([&](oms::UnitOfWork &work) -> Status {
        work.begin({.source = QString(oms::importCause)});
        Product product;
        product.sku = Sku(sku);
        product.title = sku;
        product.price = {100, u"NZD"_s};
        product.codes = {{sku + u"-CODE"_s, 1}};
        work.put(product);
        insist(work.move(store,
                         {.sku = Sku(sku), .shelf = units, .in = units, .reason = u"import"_s}));
        return work.end();
    });
}

void FakeChain::place(const QString &location, int capacity)
{
    change([&](oms::UnitOfWork &work) -> Status {
        work.begin(byTest);
        work.put(StagingLocation{LocationCode(location), harbour, 0, StagingKind::Shelf, capacity});
        return work.end();
    });
}

Assignment FakeChain::assign(Method method, const QList<Wanted> &lines)
{
    return assign(harbour, method, lines);
}

Assignment FakeChain::assign(const StoreCode &store, Method method, const QList<Wanted> &lines)
{
    Assignment made;
    change([&](oms::UnitOfWork &work) -> Status {
        const QString ref = u"SO-%1"_s.arg(++m_orders);
        oms::OrderRow order;
        order.id = OrderId(work.newId());
        order.channel = u"web"_s;
        order.ref = ref;
        order.contentHash = ref.toUtf8();
        order.customer = CustomerId(work.newId());
        order.placedAt = order.receivedAt = order.changedAt = work.now();
        order.body = oms::OrderBody{.currency = u"NZD"_s}.toBytes();
        insist(work.storage().orders.insert(order));

        made.id = AssignmentId(work.newId());
        made.order = order.id;
        made.orderRef = ref;
        made.channel = order.channel;
        made.store = store;
        made.method = method;
        made.customer = order.customer;
        made.currency = u"NZD"_s;
        made.assignedAt = work.now();
        work.begin(byTest);
        Customer customer;
        customer.id = order.customer;
        customer.name = u"Mere Tamati"_s;
        work.put(customer);
        for (const Wanted &wanted : lines) {
            Line line;
            line.id = LineId(work.newId());
            line.orderLine = QString::number(made.lines.size() + 1);
            line.sku = Sku(wanted.sku);
            line.units.ordered = wanted.units;
            made.lines.append(line);
            insist(work.storage().orders.insert(oms::OrderLineRow{
                .order = order.id,
                .ref = line.orderLine,
                .position = static_cast<int>(made.lines.size()),
                .sku = line.sku,
                .ordered = wanted.units,
                .body = oms::OrderLineBody{100, {method, store, {}, {}}}.toBytes()}));
        }
        insist(work.put(made));
        for (const StockMove &move : reservationOf(made))
            insist(work.move(store, move));
        return work.end();
    });
    return now(made);
}

void FakeChain::cancel(const Assignment &assignment)
{
    act(assignment,
        [&](const World &world) { return cancelUnits(world, assignment.id, std::nullopt); });
}

void FakeChain::moveElsewhere(const Assignment &assignment)
{
    act(assignment,
        [&](const World &world) { return storehand::moveElsewhere(world, assignment.id); });
}

void FakeChain::act(const Assignment &assignment, const std::function<Outcome(const World &)> &act)
{
    change([&](oms::UnitOfWork &work) -> Status {
        work.begin(byTest);
        const World world = insist(oms::worldForAct(work, assignment.id));
        insist(oms::recordOutcome(work, assignment.store, act(world)));
        return work.end();
    });
}

void FakeChain::cutOff(const QString &person)
{
    change([&](oms::UnitOfWork &work) -> Status {
        Person revoked = *insist(work.person(PersonCode(person)));
        revoked.revoked = true;
        work.begin(byTest);
        insist(work.put(revoked));
        return work.end();
    });
}

oms::OrderReceipt FakeChain::offer(const TestOrder &order)
{
    return insist(oms->placeOrder(u"web"_s, order.request));
}

QList<Assignment> FakeChain::place(const TestOrder &order)
{
    const oms::OrderReceipt receipt = offer(order);
    if (receipt.kind != oms::OrderReceipt::Kind::Placed)
        qFatal("not placed: %s", qPrintable(wire::describe(receipt.problems)));
    return partsOf(order.request.ref);
}

QJsonObject FakeChain::view(const QString &ref)
{
    return insist(oms->orderByRef(u"web"_s, ref));
}

QJsonObject FakeChain::viewOfLine(const QString &ref, int line)
{
    return view(ref)[u"lines"][line].toObject();
}

QList<Assignment> FakeChain::partsOf(const QString &ref)
{
    QList<Assignment> parts;
    look([&](oms::Storage &storage) {
        const auto order = insist(storage.orders.findByRef(u"web"_s, ref));
        parts = order ? insist(storage.assignments.ofOrder(order->id)) : QList<Assignment>();
    });
    return parts;
}

void FakeChain::pass(Millis span)
{
    constexpr int allOfIt = 1'000;
    clock.advance(span);
    while (insist(oms->runDue(clock.now(), allOfIt)) > 0) {
    }
}

void FakeChain::listen()
{
    const Status set =
        oms->setWebhook(u"web"_s, {u"https://shop.test/hook"_s, Sensitive<QByteArray>("secret")});
    if (!set)
        qFatal("%s", qPrintable(set.error().detail));
}

QList<QJsonObject> FakeChain::news()
{
    QList<QJsonObject> all;
    while (true) {
        const auto taken = insist(oms->takeWebhooks(1));
        if (taken.calls.isEmpty())
            return all;
        all.append(QJsonDocument::fromJson(taken.calls.first().effect.payload).object());
        if (!oms->webhookDelivered(taken.calls.first()))
            qFatal("what was told cannot be noted");
    }
}

FakeStation FakeChain::enrol(const QString &name)
{
    return enrol(harbour, name);
}

FakeStation FakeChain::enrol(const StoreCode &store, const QString &name)
{
    const oms::EnrolmentOffer offer = insist(oms->offerEnrolment(store, name));
    const wire::EnrolAnswer answer = insist(oms->enrol({offer.code.reveal(), random.bytes(32)}));
    return FakeStation(*this, {answer.station, answer.store, answer.name});
}

Assignment FakeChain::now(const Assignment &assignment)
{
    Assignment found;
    look([&](oms::Storage &storage) {
        found = insist(storage.assignments.find(assignment.id)).value_or(Assignment{});
    });
    return found;
}

Stock FakeChain::stockOf(const QString &sku)
{
    return stockOf(harbour, sku);
}

Stock FakeChain::stockOf(const StoreCode &store, const QString &sku)
{
    Stock found;
    look([&](oms::Storage &storage) {
        found = insist(storage.stocks.find(store, Sku(sku))).value_or(Stock{});
    });
    return found;
}

oms::OrderRow FakeChain::orderOf(const Assignment &assignment)
{
    oms::OrderRow found;
    look([&](oms::Storage &storage) {
        found = insist(storage.orders.find(assignment.order)).value_or(oms::OrderRow{});
    });
    return found;
}

QList<ExceptionCase> FakeChain::exceptions()
{
    QList<ExceptionCase> found;
    look([&](oms::Storage &storage) { found = insist(storage.cases.openExceptions(harbour)); });
    return found;
}

void FakeChain::look(const std::function<void(oms::Storage &)> &use)
{
    change([&](oms::UnitOfWork &work) -> Status {
        use(work.storage());
        return {};
    });
}

QStringList FakeChain::findings()
{
    return insist(oms->verify()).findings;
}

FakeStation::FakeStation(FakeChain &chain, oms::StationIdentity identity)
    : who(std::move(identity))
    , m_chain(&chain)
{
    UuidMaker uuids(chain.random);
    install = InstallId(uuids.next(chain.clock.now()));
}

} // namespace storehand::test
