// SPDX-License-Identifier: Apache-2.0
// How long a new station takes until it has everything of its store, over HTTP on this machine:
// from the end of its enrolment until all is on its disk and it is in step.
#include "app/edges/SystemClock.h"
#include "bench/Chain.h"
#include "core/crypto/SystemRandom.h"
#include "core/station/Station.h"
#include "core/sync/Enrolment.h"
#include "core/sync/SyncEngine.h"
#include "core/sync/http/HttpOmsClient.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

namespace storehand::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ChainSize size{.products = 20'000, .ordersPerStore = 5'000};
constexpr Millis patience = std::chrono::minutes(5);
constexpr double goalSeconds = 5;

/// Runs `start` with the way to end it, and the event loop until then.
Status waitFor(const std::function<void(std::function<void(Status)>)> &start)
{
    std::optional<Status> result;
    start([&](const Status &status) { result = status; });
    while (!result)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *result;
}

/// A station's disk and link, without people and scanners.
struct NewStation
{
    explicit NewStation(const QString &folder)
        : cipher(FieldCipher::makeKey(random), random)
        , outbox(Outbox::open({QDir(folder).filePath(u"outbox.db"_s)}, cipher))
        , cache(Cache::open({QDir(folder).filePath(u"cache.db"_s), {}, 0}, cipher, clock.now()))
    {}

    app::SystemClock clock;
    SystemRandom random;
    ServerClock time{clock};
    FieldCipher cipher;
    Result<std::unique_ptr<Outbox>> outbox;
    Result<std::unique_ptr<Cache>> cache;
};

Status enrol(SyncParts &parts, const QString &code)
{
    Enrolment enrolment(parts);
    return waitFor([&](const std::function<void(Status)> &done) {
        enrolment.enrol(code, [done](const Result<StationIdentity> &identity) {
            done(identity ? Status() : failure(identity.error()));
        });
    });
}

/// Seconds until link and cache are in step.
Result<double> pullAll(SyncParts &parts)
{
    QElapsedTimer wall;
    wall.start();
    SyncEngine engine(parts, {[](const CacheChanges &) {}, [](const LinkState &) {},
                              [](const QList<wire::CommandResult> &) {}, [](const Error &) {}});
    if (const Status started = engine.start(); !started)
        return failure(started.error());
    const Status settled =
        waitFor([&](const std::function<void(Status)> &done) { engine.settle(patience, done); });
    if (!settled)
        return failure(settled.error());
    return double(wall.nsecsElapsed()) / 1e9;
}

Status hasAll(const Cache &cache)
{
    const auto products = cache.readAll(u"product"_s);
    const auto orders = cache.readAll(u"assignment"_s);
    if (!products || !orders)
        return failure(products ? orders.error() : products.error());
    if (products->size() == size.products && orders->size() == size.ordersPerStore)
        return {};
    return failure(ErrorKind::Conflict, u"incomplete"_s,
                   u"%1 products, %2 orders"_s.arg(products->size()).arg(orders->size()));
}

} // namespace

Result<Figures> measureFirstPull(const Place &place)
{
    const auto office = openOffice(place);
    if (!office)
        return failure(office.error());
    if (const Status filled = importLines(**office, place, chainLines(size) + orderLines(size));
        !filled)
        return failure(filled.error());
    const auto code = (*office)->enrolmentCode(storeCode(0), u"Till"_s);
    if (!code)
        return failure(code.error());
    NewStation station(place.folder);
    const auto client = HttpOmsClient::make({.url = QUrl((*office)->url())}, station.time);
    if (!station.outbox || !station.cache || !client)
        return failure(!station.outbox  ? station.outbox.error()
                       : !station.cache ? station.cache.error()
                                        : client.error());
    SyncParts parts{station.clock,
                    station.random,
                    **client,
                    **station.outbox,
                    **station.cache,
                    station.time,
                    [](const QString &entity, const QString &, const QByteArray &body) {
                        return cacheIndexOf(entity, body);
                    }};
    if (const Status enrolled = enrol(parts, *code); !enrolled)
        return failure(enrolled.error());
    const auto seconds = pullAll(parts);
    if (!seconds)
        return failure(seconds.error());
    if (const Status all = hasAll(**station.cache); !all)
        return failure(all.error());
    return Figures{
        {u"first pull: 5,000 orders, 20,000 products"_s, *seconds, u"s"_s, Goal{goalSeconds}}};
}

} // namespace storehand::bench
