// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Swarm.h"

#include "tests/sim/Dice.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis second{1'000};
constexpr Millis minute{60'000};
constexpr Millis hour{3'600'000};

/// Evenly on a logarithmic scale: as many seeds between one and ten seconds as between one and ten
/// minutes.
Millis between(Dice &dice, Millis least, Millis most)
{
    const double from = static_cast<double>(least.count());
    const double times = static_cast<double>(most.count()) / from;
    return Millis(static_cast<qint64>(from * std::pow(times, dice.share())));
}

void drawShape(Swarm &swarm, Dice &dice)
{
    swarm.stores = dice.chance(0.4) ? 1 : dice.between(1, dice.chance(0.15) ? 8 : 4);
    swarm.stationsMax = dice.between(1, swarm.stores > 4 ? 2 : 5);
    swarm.products = dice.between(5, dice.chance(0.1) ? 200 : 30);
    swarm.orders = dice.between(20, dice.chance(0.1) ? 400 : 80);
    swarm.pace = between(dice, 2 * second, 40 * second);
    swarm.span = between(dice, 8 * minute, hour);
    swarm.shelfMax = dice.between(2, 40);
    swarm.ships = dice.share();
    swarm.clumsiness = dice.chance(0.3) ? 0.4 : 0.1;
    swarm.cancels = dice.chance(0.5) ? 0.3 : 0.05;
    swarm.roams = dice.chance(0.5);
}

void drawMessages(Swarm &swarm, Dice &dice)
{
    swarm.delayMean = between(dice, Millis(1), dice.chance(0.2) ? minute : 2 * second);
    const auto rate = [&](double most) { return dice.chance(0.35) ? dice.share() * most : 0.0; };
    swarm.dropRequest = rate(0.3);
    swarm.dropAnswer = rate(0.3);
    swarm.duplicate = rate(0.3);
    swarm.truncate = rate(0.2);
    swarm.portal = rate(0.2);
    swarm.busy = rate(0.2);
}

/// Shops close. Those that stay silent for longer than a promise takes lose their work to others;
/// over a long weekend what was collected leaves the stations, and what was not comes back.
void drawNight(Swarm &swarm, Dice &dice)
{
    if (!dice.chance(0.3))
        return;
    swarm.hasOpenStores = dice.chance(0.7);
    swarm.night = swarm.hasOpenStores ? between(dice, 32 * minute, 3 * hour)
                                      : between(dice, 3 * hour, 200 * hour);
}

void drawCaches(Swarm &swarm, Dice &dice)
{
    if (dice.chance(0.3))
        swarm.pageRows = dice.between(1, dice.chance(0.5) ? 5 : 50);
    if (dice.chance(0.25))
        swarm.rotEvery = between(dice, minute, 30 * minute);
    if (dice.chance(0.2))
        swarm.bruiseEvery = between(dice, 2 * minute, hour);
    swarm.hasCutLoads = dice.chance(0.4);
}

} // namespace

Swarm Swarm::of(quint64 seed)
{
    Dice dice(seed, "swarm");
    Swarm swarm;
    drawShape(swarm, dice);
    if (dice.chance(0.04))
        return swarm; // a good day
    drawMessages(swarm, dice);
    const auto every = [&](double share, Millis least, Millis most) {
        return dice.chance(share) ? between(dice, least, most) : Millis(0);
    };
    swarm.partitionEvery = every(0.5, minute, 30 * minute);
    swarm.partitionMean = between(dice, 5 * second, hour);
    swarm.stationCrashEvery = every(0.5, 30 * second, 30 * minute);
    swarm.stationDownMean = between(dice, Millis(1), 20 * minute);
    swarm.omsCrashEvery = every(0.4, minute, 40 * minute);
    swarm.omsDownMean = between(dice, Millis(1), 10 * minute);
    swarm.crashInCommit = dice.chance(0.3) ? dice.share() * 0.02 : 0;
    swarm.failedCommit = dice.chance(0.25) ? dice.share() * 0.05 : 0;
    swarm.cacheLossEvery = every(0.3, 5 * minute, hour);
    swarm.diskFaultEvery = every(0.3, minute, 30 * minute);
    swarm.imageEvery = every(0.2, 5 * minute, hour);
    swarm.restoreEvery = every(0.15, 10 * minute, 2 * hour);
    swarm.jumpEvery = every(0.35, minute, hour);
    swarm.sleepEvery = every(0.2, 10 * minute, 2 * hour);
    swarm.revokeEvery = every(0.25, 5 * minute, hour);
    swarm.driftMax = dice.chance(0.4) ? 500 : 0;
    Dice later(seed, "swarm/later");
    drawNight(swarm, later);
    drawCaches(swarm, later);
    return swarm;
}

void Swarm::makeDay(DayKind kind, quint64 seed)
{
    if (kind == DayKind::Busy)
        makeBusy();
    else if (kind == DayKind::Rush)
        makeRush();
    else if (kind == DayKind::Offline)
        makeOffline(seed);
    else if (kind == DayKind::Brief)
        makeBrief();
}

void Swarm::makeBusy()
{
    constexpr int moreOrders = 3;
    constexpr int quicker = 8;
    orders *= moreOrders;
    pace /= quicker;
}

void Swarm::makeRush()
{
    constexpr int moreOrders = 12;
    constexpr int quicker = 30;
    constexpr int moreStock = 6; // without, the order manager places the same units again and again
    orders *= moreOrders;
    pace /= quicker;
    shelfMax *= moreStock;
}

void Swarm::makeOffline(quint64 seed)
{
    constexpr int moreOrders = 20;
    constexpr int ordersMost = 1'000;
    constexpr int rarer = 10;       // so much longer than others is the day
    constexpr int stationsMost = 2; // each station of a store is told of what the others do
    Dice dice(seed, "swarm/offline");
    span = between(dice, 2 * hour, 5 * hour);
    stationsMax = std::min(stationsMax, stationsMost);
    pace = between(dice, second, 3 * second);
    orders = std::min(moreOrders * orders, ordersMost);
    linesMax = dice.between(4, 8);
    unitsMax = dice.between(3, 6);
    const int unitsAnOrder = (1 + linesMax) * (1 + unitsMax) / 4;
    shelfMin = orders * unitsAnOrder / (stores * products);
    shelfMax = 4 * shelfMin;
    isSteady = true;
    night = Millis(0); // other days have nights
    clumsiness /= 4;
    promiseMost *= rarer; // by tomorrow; who is silent gets nothing that is promised sooner
    awayMean = between(dice, hour / 2, 2 * hour);
    linkMean = between(dice, 20 * second, 2 * minute);
    for (Millis *every : {&partitionEvery, &stationCrashEvery, &omsCrashEvery, &cacheLossEvery,
                          &diskFaultEvery, &imageEvery, &restoreEvery, &jumpEvery, &sleepEvery,
                          &revokeEvery, &rotEvery, &bruiseEvery})
        *every *= rarer;
    // Each start takes in all that is not sent yet.
    if (stationCrashEvery > Millis(0))
        stationCrashEvery = std::max(stationCrashEvery, hour);
}

void Swarm::makeBrief()
{
    constexpr int fewerOrders = 3;
    span = 4 * minute;
    orders = 1 + orders / fewerOrders;
}

QString Swarm::toText() const
{
    QStringList faults;
    const auto name = [&](bool isThere, const QString &word) {
        if (isThere)
            faults.append(word);
    };
    name(dropRequest + dropAnswer > 0, u"lost messages"_s);
    name(duplicate > 0, u"repeated messages"_s);
    name(truncate + portal + busy > 0, u"foreign answers"_s);
    name(partitionEvery > Millis(0), u"partitions"_s);
    name(stationCrashEvery > Millis(0), u"station crashes"_s);
    name(omsCrashEvery > Millis(0) || crashInCommit > 0, u"order manager crashes"_s);
    name(failedCommit > 0, u"failed commits"_s);
    name(cacheLossEvery > Millis(0), u"lost caches"_s);
    name(diskFaultEvery > Millis(0), u"failing disks"_s);
    name(imageEvery > Millis(0), u"restored disks"_s);
    name(restoreEvery > Millis(0), u"restored backups"_s);
    name(jumpEvery > Millis(0) || driftMax > 0, u"wrong clocks"_s);
    name(sleepEvery > Millis(0), u"sleeping stations"_s);
    name(rotEvery > Millis(0), u"rotten rows"_s);
    name(bruiseEvery > Millis(0), u"bruised caches"_s);
    name(hasCutLoads, u"cut loads"_s);
    name(pageRows > 0, u"small pages"_s);
    name(night > Millis(0), u"a night"_s);
    name(awayMean > Millis(0), u"hours without a link"_s);
    return u"%1 stores, up to %2 stations each, %3 products, %4 orders, %5 minutes; %6"_s
        .arg(stores)
        .arg(stationsMax)
        .arg(products)
        .arg(orders)
        .arg(std::chrono::duration_cast<std::chrono::minutes>(span).count())
        .arg(faults.isEmpty() ? u"nothing goes wrong"_s : faults.join(u", "_s));
}

} // namespace storehand::sim
