// SPDX-License-Identifier: Apache-2.0
// How long a new station takes until it has everything of its store, over HTTP on this machine.
//   storehand-bench-first-pull lines PRODUCTS ORDERS    import lines of a chain of that size
//   storehand-bench-first-pull URL CODE                 enrols at the server there and pulls
#include "app/edges/SystemClock.h"
#include "core/crypto/SystemRandom.h"
#include "core/sync/Enrolment.h"
#include "core/sync/SyncEngine.h"
#include "core/sync/http/HttpOmsClient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTextStream>

#include <cstdlib>

using namespace storehand;
using namespace Qt::Literals::StringLiterals;

namespace {

int printLines(int products, int orders)
{
    QTextStream out(stdout);
    out << R"({"type":"store","code":"harbour","name":"Harbour Street","kind":"store",)"
           R"("time_zone":"Pacific/Auckland","currency":"NZD"})"
        << '\n';
    for (int i = 0; i < products; ++i) {
        out << uR"({"type":"product","sku":"P-%1","title":"Thing number %1",)"
               R"("codes":[{"code":"95212%2"}],"department":"Pantry","price":1290,)"
               R"("currency":"NZD","weight_g":180,"image":"thing.svg","size":"50"})"_s.arg(i)
                   .arg(i, 8, 10, QChar(u'0'))
            << '\n'
            << uR"({"type":"stock","store":"harbour","sku":"P-%1","on_hand":100,)"
               R"("location":"A03-2-%2"})"_s.arg(i)
                   .arg(i % 50)
            << '\n';
    }
    for (int i = 0; i < orders; ++i) {
        out << uR"({"type":"order","channel":"web","ref":"SO-%1",)"
               R"("placed_at":"2026-11-21T09:12:00.000Z","currency":"NZD",)"
               R"("customer":{"name":"Mere Tamati","phone":"+64 21 000 000"},)"
               R"("fulfilment":{"method":"pickup","store":"harbour"},"lines":[)"_s.arg(i);
        for (int line = 0; line < 3; ++line) {
            out << (line > 0 ? "," : "")
                << uR"({"ref":"%1","sku":"P-%2","quantity":2,"unit_price":1290})"_s.arg(line).arg(
                       (i * 7 + line * 31) % products);
        }
        out << "]}\n";
    }
    return 0;
}

[[noreturn]] void fail(const Error &error)
{
    QTextStream(stderr) << error.code << ": " << error.detail << '\n';
    std::exit(1);
}

/// Runs `start` with the way to end it, and the event loop until then.
Status waitFor(const std::function<void(std::function<void(Status)>)> &start)
{
    std::optional<Status> result;
    start([&](const Status &status) { result = status; });
    while (!result)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *result;
}

int pull(const QString &url, const QString &code)
{
    constexpr Millis patience = std::chrono::minutes(5);
    const QTemporaryDir folder;
    app::SystemClock clock;
    SystemRandom random;
    ServerClock time(clock);
    const FieldCipher cipher(FieldCipher::makeKey(random), random);
    auto outbox = Outbox::open({folder.filePath(u"outbox.db"_s)}, cipher);
    auto cache = Cache::open({folder.filePath(u"cache.db"_s), {}, 0}, cipher, clock.now());
    auto client = HttpOmsClient::make({.url = QUrl(url)}, time);
    if (!outbox || !cache || !client)
        fail(!outbox ? outbox.error() : !cache ? cache.error() : client.error());
    SyncParts parts{clock, random, **client, **outbox, **cache, time, {}};
    Enrolment enrolment(parts);
    const Status enrolled = waitFor([&](const std::function<void(Status)> &done) {
        enrolment.enrol(code, [done](const Result<StationIdentity> &identity) {
            done(identity ? Status() : failure(identity.error()));
        });
    });
    if (!enrolled)
        fail(enrolled.error());
    QElapsedTimer wall;
    wall.start();
    SyncEngine engine(parts, {[](const CacheChanges &) {}, [](const LinkState &) {},
                              [](const QList<wire::CommandResult> &) {}, [](const Error &) {}});
    if (const Status started = engine.start(); !started)
        fail(started.error());
    const Status settled =
        waitFor([&](const std::function<void(Status)> &done) { engine.settle(patience, done); });
    if (!settled)
        fail(settled.error());
    const qint64 ms = wall.elapsed();
    QTextStream out(stdout);
    for (const QString &kind : {u"product"_s, u"stock"_s, u"assignment"_s, u"customer"_s}) {
        const auto all = (*cache)->readAll(kind);
        out << kind << ' ' << (all ? all->size() : 0) << ", ";
    }
    out << "everything after " << double(ms) / 1'000 << " s\n";
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.size() == 3 && arguments[0] == "lines"_L1)
        return printLines(arguments[1].toInt(), arguments[2].toInt());
    if (arguments.size() == 2)
        return pull(arguments[0], arguments[1]);
    QTextStream(stderr) << "usage: lines PRODUCTS ORDERS | URL CODE\n";
    return 2;
}
