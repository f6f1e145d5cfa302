// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Codes.h"
#include "core/station/Station.h"
#include "tests/support/ShopStation.h"

#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);
const PersonCode mere{u"mere"_s};

struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        order(u"A"_s, {{u"TEA"_s, 2}});
        order(u"B"_s, {{u"TEA"_s, 1}});
        signIn(u"mere"_s);
        if (!claim(u"mere"_s, {u"A"_s}))
            qFatal("the order cannot be taken");
    }

    /// No file may grow any more.
    void fillDisk() const
    {
        limit(static_cast<rlim_t>(QFileInfo(folder.filePath(u"outbox.db-wal"_s)).size()));
    }
    static void emptyDisk() { limit(RLIM_INFINITY); }

    static void limit(rlim_t bytes)
    {
        rlimit sizes{};
        ::getrlimit(RLIMIT_FSIZE, &sizes);
        sizes.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &sizes);
    }
};

} // namespace

/// A disk without room loses nothing and never beeps for nothing.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }
    void cleanup() { Shop::emptyDisk(); }

    void aScanWithoutRoomIsNoPick();
    void theKeptRoomLetsThePicksGoOn();
    void aDecisionWithoutRoomSaysSo();
    void newWorkIsRefusedWhileThereIsNoRoom();
    void aWrongPinIsCountedWithoutRoom();
};

void FullDiskTest::aScanWithoutRoomIsNoPick()
{
    Shop shop;
    shop.fillDisk();
    const ScanOutcome outcome = shop.scan(teaCode);
    QCOMPARE(outcome.result, ScanResult::NotExpected);
    QCOMPARE(outcome.code, codes::diskFull);
    QCOMPARE(outcome.durableUs, 0);
    QCOMPARE(shop.line(u"A"_s).units.inHand, 0);
    Shop::emptyDisk();
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    shop.restart();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    shop.sync();
    QVERIFY(shop.agrees());
}

void FullDiskTest::theKeptRoomLetsThePicksGoOn()
{
    Shop shop;
    shop.makeRoom = [] {
        Shop::emptyDisk();
        return true;
    };
    shop.fillDisk();
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    shop.restart();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
}

void FullDiskTest::aDecisionWithoutRoomSaysSo()
{
    Shop shop;
    shop.fillDisk();
    QCOMPARE(shop.act(u"mere"_s, CommandType::Release, u"A"_s).error().code, codes::diskFull);
    QVERIFY(shop[u"A"_s].claim);
    QCOMPARE(shop.outbox().lastN(), 1);
}

void FullDiskTest::newWorkIsRefusedWhileThereIsNoRoom()
{
    Shop shop;
    shop.diskHasRoom = false;
    QCOMPARE(shop.claim(u"mere"_s, {u"B"_s}).error().code, codes::diskFull);
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    QVERIFY(shop.station().confirm(mere));
    shop.diskHasRoom = true;
    QVERIFY(shop.claim(u"mere"_s, {u"B"_s}));
}

void FullDiskTest::aWrongPinIsCountedWithoutRoom()
{
    Shop shop;
    shop.fillDisk();
    const auto tries = [&](const QString &pin) {
        return shop.station().signIn(mere, Sensitive<QString>(pin)).error().code;
    };
    for (int i = 0; i < Roster::failuresToShortLock; ++i)
        QCOMPARE(tries(u"000000"_s), codes::diskFull);
    QCOMPARE(tries(u"482915"_s), codes::locked);
}

QTEST_GUILESS_MAIN(FullDiskTest)
#include "FullDiskTest.moc"
