// SPDX-License-Identifier: Apache-2.0
#include "core/station/OrderHistory.h"

#include "core/domain/Acts.h"
#include "core/domain/Codes.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);
const AssignmentId a{u"A"_s};

struct Shop : ShopStation
{
    Shop()
    {
        product(u"TEA"_s, teaCode);
        order(u"A"_s, {{u"TEA"_s, 3}}, 30);
        order(u"B"_s, {{u"TEA"_s, 1}}, 60);
        hear();
        signIn(u"mere"_s);
    }

    QList<RecordedAct> acts()
    {
        const auto acts = station().actsOn(a);
        if (!acts)
            qFatal("%s", qPrintable(acts.error().detail));
        return *acts;
    }
};

QList<CommandType> typesOf(const QList<RecordedAct> &acts)
{
    QList<CommandType> types;
    for (const RecordedAct &act : acts)
        types.append(act.command.type);
    return types;
}

} // namespace

class OrderHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatWasDoneToTheOrderOldestFirst()
    {
        Shop shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s, u"B"_s}));
        (void)shop.scan(teaCode);
        using enum CommandType;
        QCOMPARE(typesOf(shop.acts()), (QList{Claim, Pick}));
        QCOMPARE(shop.acts().last().command.args.units, 1);
        QCOMPARE(shop.acts().last().standing, ActStanding::Waiting);
    }

    /// Each new snapshot asks again.
    void theSameOrderIsNotReadAgain()
    {
        Shop shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        for (int i = 0; i < 20; ++i)
            (void)shop.scan(teaCode);
        OrderHistory history;
        QVERIFY(history.of(shop.outbox(), a));
        const qint64 read = history.rowsRead();
        for (int i = 0; i < 5; ++i)
            QVERIFY(history.of(shop.outbox(), a));
        QCOMPARE(history.rowsRead(), read);
        QVERIFY(shop.act(u"mere"_s, CommandType::Release, u"A"_s));
        QCOMPARE(typesOf(*history.of(shop.outbox(), a)).last(), CommandType::Release);
        QCOMPARE(history.rowsRead(), read + 1);

        shop.upload(1);
        QCOMPARE(history.of(shop.outbox(), a)->first().standing, ActStanding::Taken);
        QCOMPARE(history.of(shop.outbox(), a)->last().standing, ActStanding::Waiting);
        QCOMPARE(typesOf(*history.of(shop.outbox(), AssignmentId(u"B"_s))), QList<CommandType>());
    }

    void whatHeadOfficeHasIsToldApartFromWhatWaits()
    {
        Shop shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        shop.sync();
        (void)shop.scan(teaCode);
        QCOMPARE(shop.acts().first().standing, ActStanding::Taken);
        QCOMPARE(shop.acts().last().standing, ActStanding::Waiting);
        const auto waiting = shop.station().waitingActs();
        QVERIFY(waiting);
        QCOMPARE(typesOf(*waiting), QList{CommandType::Pick});
        shop.sync();
        QCOMPARE(shop.acts().last().standing, ActStanding::Taken);
        QVERIFY(shop.station().waitingActs()->isEmpty());
    }

    void whatCameTooLateSaysWhy()
    {
        Shop shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        shop.sync();
        (void)shop.scan(teaCode);
        shop.floor->take(cancelUnits(shop.floor->world({}), a, {}));
        shop.sync();
        QCOMPARE(shop.acts().last().standing, ActStanding::Exception);
        QCOMPARE(shop.acts().last().code, codes::cancelled);
    }

    void aRefusedDecisionIsToldAsRefused()
    {
        Shop shop;
        shop.floor->assignment(u"A"_s).hold = u"payment"_s; // the station has not heard of it
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        shop.upload();
        QCOMPARE(shop.acts().last().standing, ActStanding::Refused);
        QCOMPARE(shop.acts().last().code, codes::onHold);
    }

    void anExceptionSaysWhoDidWhatAndWhen()
    {
        Shop shop;
        QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
        shop.sync();
        (void)shop.scan(teaCode);
        const Instant picked = shop.clock.now();
        shop.floor->take(cancelUnits(shop.floor->world({}), a, {}));
        shop.sync();
        const ExceptionNotice notice = shop.station().exceptions().last();
        QCOMPARE(notice.type, CommandType::Pick);
        QCOMPARE(notice.actor, PersonCode(u"mere"_s));
        QCOMPARE(notice.at, picked);
        QVERIFY(notice.station.isEmpty()); // here
    }
};

QTEST_GUILESS_MAIN(OrderHistoryTest)
#include "OrderHistoryTest.moc"
