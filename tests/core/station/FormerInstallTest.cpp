// SPDX-License-Identifier: Apache-2.0
// A new install is taken while head office has answered, and the feed has not told yet.
#include "core/sync/NewInstall.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Mere has taken an order of two.
struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, ean(1));
        order(u"A"_s, {{u"TEA"_s, 2}});
        signIn(u"mere"_s);
        if (!claim(u"mere"_s, {u"A"_s}))
            qFatal("the order cannot be claimed");
        sync();
    }

    void pick()
    {
        if (scan(ean(1)).result != ScanResult::Picked)
            qFatal("the unit was not picked");
    }

    void becomeNewInstall()
    {
        const InstallId name(u"second"_s);
        if (!takeNewInstall(outbox(), name) || !station().installChanged(name))
            qFatal("the station kept its name");
    }

    [[nodiscard]] int picked() { return line(u"A"_s).units.inHand; }
    [[nodiscard]] Stock tea() { return station().overlay().stock(Sku(u"TEA"_s)); }
};

} // namespace

class FormerInstallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAnsweredStaysOnTheScreenUntilTheFeedTellsIt()
    {
        Shop shop;
        shop.pick();
        shop.upload();
        shop.becomeNewInstall();
        QCOMPARE(shop.picked(), 1);
        QCOMPARE(shop.tea().shelf, 13);
        shop.restart();
        QCOMPARE(shop.picked(), 1);
        shop.hear();
        QCOMPARE(shop.picked(), 1);
        QCOMPARE(shop.tea().shelf, 13);
        QCOMPARE(shop.station().overlay().pendingCount(), 0);
    }

    void whatIsPickedSinceComesOnTop()
    {
        Shop shop;
        shop.pick();
        shop.upload();
        shop.becomeNewInstall();
        shop.pick();
        QCOMPARE(shop.picked(), 2);
        QCOMPARE(shop.tea().shelf, 12);
        shop.sync();
        QCOMPARE(shop.picked(), 2);
        QVERIFY(shop.agrees());
    }

    void whatWasUndoneStaysUndone()
    {
        Shop shop;
        shop.pick();
        shop.sync();
        QVERIFY(shop.station().undo(PersonCode(u"mere"_s)));
        shop.upload();
        shop.becomeNewInstall();
        QCOMPARE(shop.picked(), 0); // the pick is in the feed, and its undo is not
        shop.hear();
        QCOMPARE(shop.picked(), 0);
        QCOMPARE(shop.station().overlay().pendingCount(), 0);
    }

    void whatTheFeedHasToldIsNotCountedAgain()
    {
        Shop shop;
        shop.pick();
        shop.sync();
        shop.becomeNewInstall();
        QCOMPARE(shop.picked(), 1);
        QCOMPARE(shop.station().overlay().pendingCount(), 0);
    }

    void ofAnotherStoreNothingIsShown()
    {
        Shop shop;
        Args args;
        args.reason = u"too_busy"_s;
        QVERIFY(shop.act(u"nadia"_s, CommandType::PauseStore, u"harbour"_s, args));
        const auto rows = shop.outbox().pending();
        QVERIFY(rows && rows->size() == 1);
        const QByteArray answer =
            R"({"n":%1,"id":"%2","st":"applied","at":{"config/elsewhere":7}})"_ba;
        const QString filled =
            QString::fromUtf8(answer).arg(rows->first().n).arg(rows->first().id.text);
        QVERIFY(shop.outbox().acknowledge({{rows->first().n, filled.toUtf8()}}, shop.clock.now()));
        shop.becomeNewInstall();
        QVERIFY(!shop.station().overlay().store().pausedUntil);
    }
};

QTEST_GUILESS_MAIN(FormerInstallTest)
#include "FormerInstallTest.moc"
