// SPDX-License-Identifier: Apache-2.0
// How many commands a second the order manager makes durable on SQLite: stations of 50 stores each
// send one scan at a time, and what arrives together shares a commit, as behind the HTTP server.
//   storehand-bench-commands [FILE]     the database to make; a temporary one without it
#include "core/crypto/SystemRandom.h"
#include "core/domain/Acts.h"
#include "core/wire/CommandJson.h"
#include "oms/OrderManager.h"
#include "oms/storage/Schema.h"
#include "oms/usecases/OrderBody.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <ctime>

using namespace storehand;
using namespace storehand::oms;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int storeCount = 50;
constexpr int ordersPerStore = 40;
constexpr int linesPerOrder = 3;
constexpr int unitsPerLine = 3;
constexpr int skuCount = 400;

class WallClock : public Clock
{
public:
    Instant now() const override { return {QDateTime::currentMSecsSinceEpoch()}; }
    Millis monotonic() const override { return Millis(now().ms); }
    std::unique_ptr<Timer> after(Millis, std::function<void()>) override { return nullptr; }
};

void insist(const Status &status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().detail));
}

template <typename T>
T insist(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *std::move(result);
}

struct Till
{
    StationIdentity who;
    InstallId install;
    QList<Assignment> work;
    QList<Command> todo;
    qint64 sent = 0;
    QByteArray lastHash;
};

Sku skuOf(int number)
{
    return Sku(u"SKU-%1"_s.arg(number % skuCount));
}

void addStore(UnitOfWork &work, const StoreCode &code)
{
    work.begin({.source = u"bench"_s, .who = {}, .place = {}});
    Store store;
    store.code = code;
    store.name = code.text;
    store.currency = u"NZD"_s;
    insist(work.put(store));
    Person person;
    person.code = PersonCode(u"P-"_s + code.text);
    person.name = u"Somebody"_s;
    person.role = Role::Lead;
    person.stores = {code};
    insist(work.put(person));
    insist(work.end());
    for (int i = 0; i < skuCount; ++i) {
        work.begin({.source = u"bench"_s, .who = {}, .place = {}});
        insist(
            work.move(code, {.sku = skuOf(i), .shelf = 1000, .in = 1000, .reason = u"import"_s}));
        insist(work.end());
    }
}

Assignment addOrder(UnitOfWork &work, const StoreCode &store, int number)
{
    OrderRow order;
    order.id = OrderId(work.newId());
    order.channel = u"web"_s;
    order.ref = u"%1-%2"_s.arg(store.text).arg(number);
    order.body = OrderBody{.currency = u"NZD"_s}.toBytes();
    insist(work.storage().orders.insert(order));
    Assignment made;
    made.id = AssignmentId(work.newId());
    made.order = order.id;
    made.orderRef = order.ref;
    made.channel = order.channel;
    made.store = store;
    made.currency = u"NZD"_s;
    made.assignedAt = work.now();
    made.why.chosenBecause = u"customer_chose"_s;
    for (int i = 0; i < linesPerOrder; ++i) {
        Line line;
        line.id = LineId(work.newId());
        line.orderLine = QString::number(i + 1);
        line.sku = skuOf(number * 7 + i * 31);
        line.units.ordered = unitsPerLine;
        made.lines.append(line);
    }
    work.begin({.source = u"bench"_s, .who = {}, .place = {}});
    insist(work.put(made));
    for (const StockMove &move : reservationOf(made))
        insist(work.move(store, move));
    insist(work.end());
    return made;
}

void plan(Till &till, UuidMaker &uuids, Instant now)
{
    const auto add = [&](CommandType type, const Assignment &work, Args args) {
        Command command;
        command.n = till.todo.size() + 1;
        command.id = CommandId(uuids.next(now));
        command.type = type;
        command.at = now;
        command.actor = PersonCode(u"P-"_s + till.who.store.text);
        command.target = work.id.text;
        command.args = std::move(args);
        till.todo.append(command);
    };
    for (const Assignment &work : std::as_const(till.work)) {
        add(CommandType::Claim, work, {});
        for (const Line &line : work.lines) {
            for (int unit = 0; unit < unitsPerLine; ++unit) {
                Args args;
                args.line = line.id;
                args.code = u"9521234543213"_s;
                args.units = 1;
                add(CommandType::Pick, work, args);
            }
        }
        add(CommandType::Finish, work, {});
    }
}

wire::CommandBatch nextBatch(Till &till)
{
    wire::CommandBatch batch;
    batch.install = till.install;
    batch.batch = till.install.text;
    if (till.sent > 0)
        batch.prev = {till.sent, till.lastHash};
    batch.lines = {wire::encodeCommand(till.todo[till.sent])};
    till.lastHash = wire::commandHash(batch.lines.first());
    ++till.sent;
    return batch;
}

double cpuSeconds()
{
    timespec at{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return double(at.tv_sec) + double(at.tv_nsec) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    QTemporaryDir folder;
    const QString path = argc > 1 ? QString::fromLocal8Bit(argv[1]) : folder.filePath(u"oms.db"_s);
    SystemRandom random;
    const WallClock clock;
    auto oms = insist(
        OrderManager::open(insist(Connection::open(centralFile(path))), clock, random,
                           {.masterKey = Sensitive<QByteArray>(random.bytes(32)), .pins = {}}));
    UuidMaker uuids(random);
    QList<Till> tills;
    for (int s = 0; s < storeCount; ++s) {
        Till till;
        const StoreCode code(u"store-%1"_s.arg(s));
        insist(oms->change([&](UnitOfWork &work) -> Status {
            addStore(work, code);
            for (int i = 0; i < ordersPerStore; ++i)
                till.work.append(addOrder(work, code, i));
            return {};
        }));
        const EnrolmentOffer offer = insist(oms->offerEnrolment(code, u"Till"_s));
        const auto answer = insist(oms->enrol({offer.code.reveal(), random.bytes(32)}));
        till.who = {answer.station, code, answer.name};
        till.install = InstallId(uuids.next(clock.now()));
        plan(till, uuids, clock.now());
        tills.append(till);
    }

    QElapsedTimer wall;
    wall.start();
    const double cpu = cpuSeconds();
    const qint64 each = tills.first().todo.size();
    qint64 applied = 0;
    for (qint64 i = 0; i < each; ++i) {
        insist(oms->beginGroup());
        for (Till &till : tills) {
            const wire::CommandBatch batch = nextBatch(till);
            insist(oms->inSavepoint([&] {
                const auto answer = insist(oms->applyCommands(till.who, batch));
                applied += answer.results.first().status == wire::CommandStatus::Applied;
                return true;
            }));
        }
        insist(oms->commitGroup());
    }
    const double seconds = double(wall.nsecsElapsed()) / 1e9;
    QTextStream(stdout) << applied << " of " << each * tills.size() << " commands applied in "
                        << seconds << " s, " << double(applied) / seconds << " a second, "
                        << 1e6 * (cpuSeconds() - cpu) / double(applied)
                        << " us of processor each\n";
}
