// SPDX-License-Identifier: Apache-2.0
#include "core/station/Upkeep.h"

#include "core/domain/Codes.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/ShopStation.h"

#include <QFile>
#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A shop with an order that was handed over to somebody whose name was noted.
struct Shop : ShopStation
{
    explicit Shop(const QString &vfs = {})
        : ShopStation({}, u"desk"_s, vfs)
    {
        product(u"TEA"_s, ean(1));
        order(u"A"_s, {{u"TEA"_s, 1}});
        signIn(u"mere"_s);
    }

    void begin()
    {
        upkeep.emplace(
            Upkeep::Parts{outbox(), cache(), station(), clock, [this] { return clock.now(); },
                          [this] { ++reserves; }},
            Upkeep::Events{.outboxSalvaged = [this] { ++salvages; },
                           .cacheReplaced = [this](const Error &) { ++replaced; },
                           .rowsTakenOut = [this](const Error &) { ++thinned; },
                           .incident = [this](const Error &error) { incidents += error.code; }});
    }

    /// The disk changes a byte behind the program's back.
    void damage(const QString &name, const std::function<qint64(const QByteArray &)> &place)
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadWrite))
            qFatal("%s cannot be opened", qPrintable(file.fileName()));
        const qint64 at = place(file.readAll());
        if (at < 0 || !file.seek(at) || !file.putChar('!'))
            qFatal("%s cannot be damaged", qPrintable(file.fileName()));
    }

    std::optional<Upkeep> upkeep;
    int reserves = 0;
    int salvages = 0;
    int replaced = 0;
    int thinned = 0;
    QStringList incidents;
};

} // namespace

class UpkeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcknowledgedAWeekAgoIsForgotten()
    {
        Shop shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        QCOMPARE(shop.scan(ean(1)).result, ScanResult::Picked);
        shop.sync();
        shop.begin();
        shop.clock.advance(6 * 24h);
        QCOMPARE(shop.outbox().firstN(), Result<qint64>(1));
        shop.clock.advance(2 * 24h);
        QCOMPARE(shop.outbox().firstN(), Result<qint64>(2));
    }

    void theReserveIsTakenAgainEveryHour()
    {
        Shop shop;
        shop.begin();
        shop.clock.advance(3h + 5min);
        QCOMPARE(shop.reserves, 3);
    }

    void nothingIsDoneWhilePeopleWorkUntilItCannotWait()
    {
        Shop shop;
        shop.begin();
        for (int minute = 0; minute < 119; ++minute) {
            shop.upkeep->noteWork();
            shop.clock.advance(1min);
        }
        QCOMPARE(shop.reserves, 0);
        for (int minute = 0; minute < 3; ++minute) {
            shop.upkeep->noteWork();
            shop.clock.advance(1min);
        }
        QCOMPARE(shop.reserves, 1);
    }

    void whoCollectedAnOrderIsForgottenThreeDaysAfterItIsOver()
    {
        Shop shop;
        const CommandId collected(u"collected"_s);
        QVERIFY(shop.outbox().append(OutboxDraft{.id = collected,
                                                 .at = shop.clock.now(),
                                                 .makeLine = [](qint64) { return "{}"_ba; },
                                                 .personal = Sensitive<QByteArray>("Mere"),
                                                 .subject = u"A"_s}));
        shop.begin();
        shop.clock.advance(4 * 24h);
        QVERIFY(shop.outbox().personal(collected)->has_value()); // the order is still open
        shop.cancel(u"A"_s);
        shop.clock.advance(70h);
        QVERIFY(shop.outbox().personal(collected)->has_value());
        shop.clock.advance(5h);
        QVERIFY(!shop.outbox().personal(collected)->has_value());
    }

    void aDamagedOutboxIsFoundWithinADayAndSaved()
    {
        Shop shop;
        order(shop);
        QVERIFY(shop.outbox().checkpoint());
        shop.begin();
        shop.damage(u"outbox.db"_s, [](const QByteArray &all) { return all.indexOf("pick\""); });
        shop.clock.advance(25h);
        QCOMPARE(shop.salvages, 1);
        QVERIFY(shop.outbox().salvaged());
        QCOMPARE(shop.outbox().salvaged()->missing, 1); // the pick; claim and note are there
        QCOMPARE(shop.outbox().salvaged()->pending, 2);
        QCOMPARE(shop.incidents, QStringList());
    }

    void aDamagedCacheIsFoundWithinADayAndFetchedAnew()
    {
        Shop shop;
        QVERIFY(shop.cache().checkpoint());
        shop.begin();
        constexpr qint64 secondPage = 4096;
        shop.damage(u"cache.db"_s, [](const QByteArray &) { return secondPage; });
        shop.clock.advance(25h);
        QCOMPARE(shop.replaced, 1);
        QCOMPARE(shop.cache().cursor(), QString());
        QCOMPARE(shop.incidents, QStringList());
    }

    void aDamagedRowIsTakenOutWithinADayAndTheRestStays()
    {
        Shop shop;
        damageTheTitle(shop);
        shop.begin();
        shop.clock.advance(25h);
        QCOMPARE(shop.thinned, 1);
        QCOMPARE(shop.replaced, 0);
        QCOMPARE(shop.cache().readAll(u"product"_s)->size(), 0);
        QCOMPARE(shop.cache().readAll(u"assignment"_s)->size(), 1);
        QVERIFY(!shop.cache().cursor().isEmpty());
        QCOMPARE(shop.incidents, QStringList());
    }

    void aDamagedRowThatSomebodyReadIsTakenOutWithinAMinute()
    {
        Shop shop;
        damageTheTitle(shop);
        shop.begin();
        shop.signIn(u"mere"_s);
        QVERIFY(shop.scan(ean(1)).result != ScanResult::Picked); // nobody knows what it is
        shop.clock.advance(1min);
        QCOMPARE(shop.thinned, 1);
        QCOMPARE(shop.replaced, 0);
        QVERIFY(!shop.cache().hasDamagedRows());
        QCOMPARE(shop.incidents, QStringList());
    }

    /// However much there is: people may be at work, and their scans would wait.
    void theRestOfTheCacheIsNotLookedAtThen()
    {
        FaultVfs disk(u"upkeep-rows"_s);
        Shop shop(disk.name());
        QList<CacheChange> rows;
        for (int i = 0; i < 2'000; ++i)
            rows.append({u"cat/0"_s, i + 1, u"product"_s, QString::number(i), 1, false,
                         QByteArray(1'000, 'x')});
        QVERIFY(shop.cache().applyPage(rows, u"filled"_s));
        damageTheTitle(shop);
        shop.begin();
        shop.signIn(u"mere"_s);
        QVERIFY(shop.scan(ean(1)).result != ScanResult::Picked);
        const qint64 before = disk.calls(DiskCall::Read);
        shop.clock.advance(1min);
        QCOMPARE(shop.thinned, 1);
        QVERIFY(disk.calls(DiskCall::Read) - before < 50);
    }

    void aSnapshotThatWasCutOffIsToldToTheLink_data()
    {
        QTest::addColumn<bool>("isLoading");
        QTest::addColumn<int>("told");
        QTest::newRow("a snapshot is being loaded") << true << 1;
        QTest::newRow("none is") << false << 0;
    }

    void aSnapshotThatWasCutOffIsToldToTheLink()
    {
        QFETCH(bool, isLoading);
        QFETCH(int, told);
        FaultVfs disk(u"upkeep-snapshot"_s);
        Shop shop(disk.name());
        shop.begin();
        if (isLoading)
            QVERIFY(shop.cache().beginShadow({}));
        disk.plan({.kind = DiskCall::Write, .forEver = true, .file = u"cache.db-wal"_s});
        QVERIFY(!shop.cache().applyPage({}, u"never"_s));
        QVERIFY(shop.cache().isBroken());
        disk.heal();
        shop.clock.advance(1min);
        QVERIFY(!shop.cache().isBroken());
        QCOMPARE(shop.replaced, told);
    }

private:
    /// And the program starts on it.
    static void damageTheTitle(Shop &shop)
    {
        QVERIFY(shop.cache().checkpoint());
        shop.damage(u"cache.db"_s,
                    [](const QByteArray &all) { return all.indexOf("Product TEA"); });
        shop.restart();
    }

    /// Three commands: claim, pick, note.
    static void order(Shop &shop)
    {
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        QCOMPARE(shop.scan(ean(1)).result, ScanResult::Picked);
        Args args;
        args.text = u"fragile"_s;
        QVERIFY(shop.act(u"mere"_s, CommandType::Note, u"A"_s, args));
    }
};

QTEST_GUILESS_MAIN(UpkeepTest)
#include "UpkeepTest.moc"
