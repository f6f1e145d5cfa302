// SPDX-License-Identifier: Apache-2.0
#include "core/station/Upkeep.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/ShopStation.h"

#include <QTest>

#include <optional>
#include <vector>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString teaCode = ean(1);
const PersonCode hemi{u"hemi"_s};
const AssignmentId orderA{u"A"_s};
const QString diskName = u"station-sweep"_s;

/// A shop on a disk that fails when it is told to.
struct Shop
{
    FaultVfs disk{diskName};
    ShopStation station{{}, u"desk"_s, diskName};
    std::optional<Upkeep> upkeep;

    Shop()
    {
        station.product(u"TEA"_s, teaCode);
        station.order(u"A"_s, {{u"TEA"_s, 2}});
        station.floor->place(u"S-07"_s, StagingKind::Shelf, 6);
        station.hear();
    }

    /// The disk is well again, and a little time passes.
    void heal()
    {
        disk.heal();
        upkeep.emplace(
            Upkeep::Parts{station.outbox(), station.cache(), station.station(), station.clock,
                          [this] { return station.clock.now(); }},
            Upkeep::Events{.outboxSalvaged = [] { qFatal("nothing was damaged"); },
                           .cacheReplaced =
                               [this](const Error &) {
                                   station.forgetTold();
                                   station.hear();
                               },
                           .rowsTakenOut = [](const Error &) { qFatal("nothing was damaged"); },
                           .incident = [](const Error &) {}});
        station.clock.advance(2min);
        upkeep.reset();
    }
};

/// Something that somebody does; true when they were told that it is done.
struct Act
{
    const char *name;
    bool (*does)(ShopStation &shop);
};

const std::vector<Act> day{
    {"sign in",
     [](ShopStation &shop) {
         return shop.station().signIn(hemi, Sensitive<QString>(u"482915"_s)).has_value();
     }},
    {"take", [](ShopStation &shop) { return shop.claim(u"hemi"_s, {u"A"_s}).has_value(); }},
    {"pick", [](ShopStation &shop) { return shop.scan(teaCode).result == ScanResult::Picked; }},
    {"pick again",
     [](ShopStation &shop) { return shop.scan(teaCode).result == ScanResult::Picked; }},
    {"finish", [](ShopStation &shop) { return shop.station().confirm(hemi, orderA).has_value(); }},
    {"stage",
     [](ShopStation &shop) {
         return shop.station()
             .stage(hemi, orderA, ParcelCode(u"P-000123"_s), LocationCode(u"S-07"_s))
             .has_value();
     }},
    {"make ready",
     [](ShopStation &shop) { return shop.act(u"hemi"_s, CommandType::Ready, u"A"_s).has_value(); }},
    {"hand over",
     [](ShopStation &shop) {
         Args args;
         args.proofMethod = u"id"_s;
         args.proofVerified = true;
         return shop.station()
             .handOver(hemi, orderA, args, Proof{u"id"_s, Sensitive<QString>(u"passport"_s)},
                       u"Rangi Tāmati"_s)
             .has_value();
     }},
};

} // namespace

/// Each access to the disk fails, once or for ever, in everything that people do: what they were
/// told is done is done once, and what they were not told they can do again.
class FailureSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyAccessFails_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<DiskFault>("fault");
        QTest::addColumn<bool>("forEver");
        for (int number = 0; number < int(day.size()); ++number) {
            const char *const name = day[size_t(number)].name;
            QTest::addRow("%s: once", name) << number << DiskFault::Error << false;
            QTest::addRow("%s: for ever", name) << number << DiskFault::Error << true;
            QTest::addRow("%s: full", name) << number << DiskFault::Full << true;
        }
    }

    void anyAccessFails()
    {
        QFETCH(int, number);
        QFETCH(DiskFault, fault);
        QFETCH(bool, forEver);
        const Act &act = day[size_t(number)];
        bool wasHit = true;
        for (qint64 call = 1; wasHit; ++call) {
            Shop shop;
            for (int before = 0; before < number; ++before)
                QVERIFY(day[size_t(before)].does(shop.station));
            const qint64 recorded = shop.station.outbox().lastN();
            shop.disk.plan({.fault = fault, .call = call, .forEver = forEver});
            const bool told = act.does(shop.station);
            wasHit = shop.disk.hits() > 0;
            shop.heal();
            QVERIFY(told || wasHit);
            QVERIFY2(told || act.does(shop.station), qPrintable(QString::number(call)));
            QCOMPARE(shop.station.outbox().lastN(), std::max<qint64>(recorded, number));
            goOn(shop, number + 1);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aStartFailsAtAnyAccess_data()
    {
        QTest::addColumn<bool>("forEver");
        QTest::newRow("once") << false;
        QTest::newRow("for ever") << true;
    }

    /// Opening is tried again by whoever starts the program.
    void aStartFailsAtAnyAccess()
    {
        QFETCH(bool, forEver);
        bool wasHit = true;
        for (qint64 call = 1; wasHit; ++call) {
            Shop shop;
            for (int before = 0; before < 3; ++before)
                QVERIFY(day[size_t(before)].does(shop.station));
            shop.disk.plan({.fault = DiskFault::Error, .call = call, .forEver = forEver});
            const Status started = shop.station.tryRestart();
            wasHit = shop.disk.hits() > 0;
            QVERIFY(started || wasHit);
            shop.disk.heal();
            shop.station.restart();
            QVERIFY(!shop.station.outbox().salvaged());
            QCOMPARE(shop.station.line(u"A"_s).units.inHand, 1);
            QVERIFY(day[0].does(shop.station));
            goOn(shop, 3);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    /// The rest of the day, and then head office has exactly it.
    static void goOn(Shop &shop, int from)
    {
        if (!shop.station.station().roster().deskPerson())
            QVERIFY(day[0].does(shop.station)); // a restart signs out
        for (int number = from; number < int(day.size()); ++number)
            QVERIFY2(day[size_t(number)].does(shop.station), day[size_t(number)].name);
        shop.station.sync();
        QVERIFY(shop.station.agrees());
        QCOMPARE(shop.station.exceptions.size(), 0);
        QCOMPARE(shop.station.outbox().lastN(), qint64(day.size()) - 1); // each act once
    }
};

QTEST_GUILESS_MAIN(FailureSweepTest)
#include "FailureSweepTest.moc"
