// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/Mischief.h"

#include <QFile>

namespace storehand::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Millis year = std::chrono::hours(365 * 24);

const QList<test::PowerLoss> powerLosses{test::PowerLoss::Synced,   test::PowerLoss::Prefix,
                                         test::PowerLoss::Subset,   test::PowerLoss::TornLast,
                                         test::PowerLoss::OldSizes, test::PowerLoss::NewSizes};

} // namespace

Mischief::Mischief(Simulation &world)
    : m_world(world)
    , m_dice(world.m_options.seed, "mischief")
    , m_aim(world.m_options.seed, "mischief/aimed")
    , m_far(world.m_options.seed, "mischief/far")
{}

void Mischief::begin()
{
    const Swarm &swarm = m_world.m_swarm;
    again(swarm.partitionEvery, &Mischief::partition);
    again(swarm.stationCrashEvery, &Mischief::crashStation);
    again(swarm.omsCrashEvery, &Mischief::crashOms);
    again(swarm.cacheLossEvery, &Mischief::damageCache);
    again(swarm.diskFaultEvery, &Mischief::failDisk);
    again(swarm.imageEvery, &Mischief::restoreImage);
    again(swarm.restoreEvery, &Mischief::restoreBackup);
    again(swarm.jumpEvery, &Mischief::setClock);
    again(swarm.sleepEvery, &Mischief::fallAsleep);
    again(swarm.revokeEvery, &Mischief::changePeople);
    again(swarm.rotEvery, &Mischief::rotRow);
    again(swarm.bruiseEvery, &Mischief::bruiseCache);
    if (swarm.awayMean > Millis(0)) {
        for (const StoreCode &store : std::as_const(m_world.m_chain.stores))
            loseLink(store);
    }
}

void Mischief::again(Millis every, void (Mischief::*what)())
{
    if (every <= Millis(0))
        return;
    const bool isAimed = what == &Mischief::rotRow || what == &Mischief::bruiseCache;
    m_world.m_timeline.plantIn((isAimed ? m_aim : m_dice).around(every), [this, every, what] {
        if (m_isOver)
            return;
        if (!m_world.m_isNight || !m_world.m_swarm.isNightQuiet()) {
            ++m_faults;
            (this->*what)();
        }
        again(every, what);
    });
}

size_t Mischief::anyStation()
{
    return size_t(m_dice.below(int(m_world.m_stations.size())));
}

/// One station, one store or all; in one direction or both; for a while, or on and off.
void Mischief::partition()
{
    const int whom = m_dice.below(4);
    const StoreCode store = m_dice.oneOf(m_world.m_chain.stores);
    const size_t one = anyStation();
    const bool requests = m_dice.chance(0.8);
    const bool answers = !requests || m_dice.chance(0.7);
    const int times = m_dice.chance(0.2) ? m_dice.between(2, 8) : 1;
    const Millis length = m_dice.around(m_world.m_swarm.partitionMean) / times;
    m_world.m_story.tell(whom < 2    ? m_world.m_stations[one]->name()
                         : whom == 2 ? store.text
                                     : u"all"_s,
                         u"cut off for %1 s, %2 times"_s.arg(length.count() / 1000).arg(times));
    for (size_t i = 0; i < m_world.m_stations.size(); ++i) {
        const bool isMeant =
            whom == 3 || (whom == 2 ? m_world.m_stations[i]->store() == store : i == one);
        if (!isMeant)
            continue;
        const Network::End end = m_world.m_stations[i]->end();
        for (int k = 0; k < times; ++k) {
            m_world.m_timeline.plantIn(2 * k * length, [this, end, requests, answers] {
                m_world.m_network->interrupt(end, requests, answers);
            });
            m_world.m_timeline.plantIn((2 * k + 1) * length,
                                       [this, end] { m_world.m_network->restore(end); });
        }
    }
}

void Mischief::crashStation()
{
    const size_t index = anyStation();
    SimStation &station = *m_world.m_stations[index];
    if (!station.isUp())
        return;
    const int how = m_dice.below(4);
    if (how == 0) {
        station.disk().plan(
            {.fault = m_dice.chance(0.5) ? test::DiskFault::Die : test::DiskFault::DieAfter,
             .call = m_dice.between(1, 60)});
        return;
    }
    m_world.m_story.tell(station.name(), how == 1 ? u"loses power"_s : u"is killed"_s);
    if (how == 1) {
        station.losePower(m_dice.oneOf(powerLosses), m_dice);
        m_world.m_screens.lostPower(index);
    } else {
        station.crash();
    }
    m_world.restartSoon(index, m_dice.around(m_world.m_swarm.stationDownMean));
}

void Mischief::crashOms()
{
    SimOms &oms = *m_world.m_oms;
    if (!oms.isUp())
        return;
    const int how = m_dice.below(4);
    if (how == 0) {
        oms.disk().plan(
            {.fault = m_dice.chance(0.5) ? test::DiskFault::Die : test::DiskFault::DieAfter,
             .call = m_dice.between(1, 60)});
        return;
    }
    m_world.m_story.tell(u"oms"_s, how == 1 ? u"loses power"_s : u"is killed"_s);
    if (how == 1)
        oms.losePower(m_dice.oneOf(powerLosses));
    else
        oms.crash();
}

/// The file is lost, cut, or has a bit that is wrong.
void Mischief::damageCache()
{
    const size_t index = anyStation();
    SimStation &station = *m_world.m_stations[index];
    if (!station.isUp())
        return;
    if (m_dice.chance(0.3)) {
        m_world.mayAge(index);
        m_world.m_story.tell(station.name(), u"reads a wrong bit of its cache"_s);
        station.disk().plan(
            {.fault = m_dice.chance(0.5) ? test::DiskFault::FlipFile : test::DiskFault::FlipRead,
             .call = m_dice.between(1, 30),
             .file = u"cache.db"_s,
             .bit = m_dice.below(32'768)});
        return;
    }
    station.crash();
    const QString path = station.folder() + u"/cache.db"_s;
    if (m_dice.chance(0.5)) {
        m_world.m_story.tell(station.name(), u"is killed, and its cache is lost"_s);
        QFile::remove(path);
        QFile::remove(path + u"-wal"_s);
    } else {
        m_world.m_story.tell(station.name(), u"is killed, and its cache is damaged"_s);
        m_world.mayAge(index);
        QFile file(path);
        if (file.open(QIODevice::ReadWrite) && file.size() > 0) {
            file.seek(m_dice.below(int(file.size())));
            file.write("\xff\x00\xff\x00", 4);
        }
    }
    m_world.restartSoon(index, m_dice.around(m_world.m_swarm.stationDownMean));
}

void Mischief::failDisk()
{
    const size_t index = anyStation();
    SimStation &station = *m_world.m_stations[index];
    const bool isOms = m_dice.chance(0.3);
    test::FaultVfs &disk = isOms ? m_world.m_oms->disk() : station.disk();
    // A page of which only a part was read is a damaged file to SQLite. A station mends that by
    // itself; for the order manager people must fetch the backup.
    QList<test::DiskFault> faults{test::DiskFault::Error, test::DiskFault::Full};
    if (!isOms)
        faults.append(test::DiskFault::ShortRead);
    const test::DiskFault fault = m_dice.oneOf(faults);
    if (fault == test::DiskFault::ShortRead) {
        m_world.mayAge(index);
    }
    m_world.m_story.tell(isOms ? u"oms"_s : station.name(), u"has a failing disk"_s);
    disk.plan({.fault = fault, .call = m_dice.between(1, 100), .forEver = m_dice.chance(0.3)});
    m_world.m_timeline.plantIn(m_dice.around(std::chrono::minutes(1)), [&disk] {
        if (!disk.isDead())
            disk.heal();
    });
}

/// Somebody takes an image of a disk, and puts it back later.
void Mischief::restoreImage()
{
    const size_t index = anyStation();
    SimStation &station = *m_world.m_stations[index];
    const test::FolderImage image = station.image();
    const Millis taken = m_world.m_timeline.now();
    m_world.m_story.tell(station.name(), u"its disk is copied"_s);
    m_world.m_timeline.plantIn(m_dice.around(m_world.m_swarm.imageEvery), [=, this, &station] {
        if (m_isOver)
            return;
        ++m_faults;
        m_world.m_story.tell(station.name(), u"its disk is restored from the copy"_s);
        station.crash();
        image.putBack(station.folder());
        m_world.m_ledger.diskWentBack(int(index), taken);
        m_world.m_screens.diskWentBack(index);
        m_world.restartSoon(index, m_dice.around(m_world.m_swarm.stationDownMean));
    });
}

void Mischief::restoreBackup()
{
    SimOms &oms = *m_world.m_oms;
    if (!oms.isUp())
        return;
    if (!oms.hasBackup() || m_dice.chance(0.5)) {
        oms.makeBackup();
        return;
    }
    oms.restoreBackup();
    m_world.m_audit.wentBack();
    for (size_t i = 0; i < m_world.m_stations.size(); ++i)
        m_world.m_mayDiffer.insert(i);
    m_world.m_screens.forgetAll();
    m_world.m_timeline.plantIn(std::chrono::minutes(1),
                               [this] { m_world.m_customers->offerAgain(); });
}

void Mischief::setClock()
{
    SimStation &station = *m_world.m_stations[anyStation()];
    const Millis error = m_dice.oneOf(QList<Millis>{Millis(0), -5 * year, 5 * year,
                                                    std::chrono::hours(-3), std::chrono::hours(7),
                                                    std::chrono::minutes(-20), Millis(1'500)});
    m_world.m_story.tell(station.name(),
                         u"its clock is set %1 s wrong"_s.arg(error.count() / 1'000));
    station.setWallError(error);
}

void Mischief::fallAsleep()
{
    SimStation &station = *m_world.m_stations[anyStation()];
    if (!station.isWorking())
        return;
    m_world.m_story.tell(station.name(), u"falls asleep"_s);
    station.clock().suspend();
    m_world.m_timeline.plantIn(m_dice.around(std::chrono::minutes(10)), [this, &station] {
        if (!station.isUp())
            return;
        m_world.m_story.tell(station.name(), u"wakes up"_s);
        station.clock().resume();
    });
}

/// Somebody is let go, comes back, or gets another role.
void Mischief::changePeople()
{
    if (!m_world.m_oms->isUp() || m_world.m_oms->disk().isDead())
        return;
    Chain::Employee employee = m_dice.oneOf(m_world.m_chain.employees);
    const bool isGone = m_dice.chance(0.4);
    employee.role =
        m_dice.oneOf(QList<Role>{Role::Picker, Role::Counter, Role::Lead, Role::Manager});
    m_world.m_story.tell(
        u"office"_s,
        u"%1 is %2"_s.arg(employee.name, isGone ? u"let go"_s : toText(employee.role)));
    m_world.m_oms->import(Chain::importLine(employee, isGone ? u"2026-11-20"_s : QString()));
}

} // namespace storehand::sim
