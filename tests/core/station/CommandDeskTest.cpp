// SPDX-License-Identifier: Apache-2.0
#include "core/station/CommandDesk.h"

#include "core/domain/Codes.h"
#include "core/wire/CommandJson.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString teaCode = ean(1);

struct Shop : ShopStation
{
    explicit Shop(const QString &vfs = {})
        : ShopStation({}, u"desk"_s, vfs)
    {
        product(u"TEA"_s, teaCode);
        order(u"A"_s, {{u"TEA"_s, 3}});
        signIn(u"mere"_s);
    }

    [[nodiscard]] Command written(const Result<Issued> &issued)
    {
        return wire::decodeCommand(outbox().find(issued->id).value()->line).value();
    }
};

} // namespace

/// What people do, as it is written down.
class CommandDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandSaysWhoWhatWhenAndOnWhat();
    void numbersHaveNoGapsAlsoAfterARestart();
    void aRefusedDecisionLeavesNoNumber();
    void anObservationIsWrittenAlsoWhenItIsAnException();
    void aDecisionUnderAnUnconfirmedClaimNamesIt();
    void aDecisionUnderAConfirmedClaimCarriesItsFence();
    void undoNamesTheNumberItReverses();
    void onlyTheLatestTwoHundredCanBeUndone();
    void whoeverWritesIsCalledBackAfterTheCommit();
    void whatFailedIsNotSentWhenTheLinkOpensTheOutboxFirst();
    void whatIsReadButWasNeverSyncedWasNotRecorded();
};

void CommandDeskTest::aCommandSaysWhoWhatWhenAndOnWhat()
{
    Shop shop;
    shop.clock.advance(Millis(1234));
    const Command command = shop.written(shop.act(u"mere"_s, CommandType::Claim, u"A"_s));
    QCOMPARE(command.n, 1);
    QCOMPARE(command.type, CommandType::Claim);
    QCOMPARE(command.actor, PersonCode(u"mere"_s));
    QCOMPARE(command.target, u"A"_s);
    QCOMPARE(command.base, shop[u"A"_s].version);
    QCOMPARE(command.at, shop.clock.now());
    QCOMPARE(command.monotonicMs, shop.clock.monotonic().count());
    QVERIFY(!command.boot.isEmpty());
    const QString boot = command.boot;
    shop.restart();
    QVERIFY(shop.written(shop.act(u"mere"_s, CommandType::Arrive, u"A"_s)).boot != boot);
}

void CommandDeskTest::numbersHaveNoGapsAlsoAfterARestart()
{
    Shop shop;
    QList<qint64> numbers;
    for (int i = 0; i < 3; ++i) {
        numbers.append(shop.act(u"mere"_s, CommandType::Claim, u"A"_s)->n);
        shop.restart();
    }
    QCOMPARE(numbers, (QList<qint64>{1, 2, 3}));
}

void CommandDeskTest::aRefusedDecisionLeavesNoNumber()
{
    Shop shop;
    const auto refused = shop.act(u"mere"_s, CommandType::Finish, u"A"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Rejected);
    QCOMPARE(refused.error().code, codes::wrongState);
    QCOMPARE(shop.act(u"mere"_s, CommandType::Finish, u"nowhere"_s).error().code,
             codes::unknownTarget);
    QCOMPARE(shop.outbox().lastN(), 0);
}

void CommandDeskTest::anObservationIsWrittenAlsoWhenItIsAnException()
{
    Shop shop;
    const auto pick = shop.act(u"mere"_s, CommandType::Pick, u"A"_s, ofLine(u"A"_s, 1, 1));
    QCOMPARE(pick->verdict.kind, VerdictKind::Exception);
    QCOMPARE(shop.outbox().lastN(), 1);
    QCOMPARE(shop.exceptions.size(), 1);
}

void CommandDeskTest::aDecisionUnderAnUnconfirmedClaimNamesIt()
{
    Shop shop;
    const auto claim = shop.act(u"mere"_s, CommandType::Claim, u"A"_s);
    const Command release = shop.written(shop.act(u"mere"_s, CommandType::Release, u"A"_s));
    QCOMPARE(release.deps, QStringList{claim->id.text});
    QVERIFY(!release.fence);
}

void CommandDeskTest::aDecisionUnderAConfirmedClaimCarriesItsFence()
{
    Shop shop;
    QVERIFY(shop.act(u"mere"_s, CommandType::Claim, u"A"_s));
    shop.sync();
    const Command release = shop.written(shop.act(u"mere"_s, CommandType::Release, u"A"_s));
    QVERIFY(release.deps.isEmpty());
    QCOMPARE(release.fence, shop.floor->assignment(u"A"_s).claim->fence);
}

void CommandDeskTest::undoNamesTheNumberItReverses()
{
    Shop shop;
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    (void)shop.scan(teaCode);
    const Command undo = shop.written(shop.station().undo(PersonCode(u"mere"_s)));
    QCOMPARE(undo.type, CommandType::Reverse);
    QCOMPARE(undo.args.n, 2);
    QCOMPARE(undo.target, u"A"_s);
}

void CommandDeskTest::onlyTheLatestTwoHundredCanBeUndone()
{
    Shop shop;
    shop.product(u"NAIL"_s, {{ean(9), 1}}, Track::None, 500);
    shop.order(u"BIG"_s, {{u"NAIL"_s, 205}});
    QVERIFY(shop.claim(u"mere"_s, {u"BIG"_s}));
    for (int i = 0; i < 205; ++i)
        (void)shop.scan(ean(9));
    int undone = 0;
    while (shop.station().undo(PersonCode(u"mere"_s)))
        ++undone;
    QCOMPARE(undone, 200);
    QCOMPARE(shop.line(u"BIG"_s).units.inHand, 5);
    shop.sync();
    QVERIFY(shop.agrees());
}

void CommandDeskTest::whoeverWritesIsCalledBackAfterTheCommit()
{
    Shop shop;
    QList<qint64> lastNs;
    shop.station().setRecorded([&] { lastNs.append(shop.outbox().lastN()); });
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    (void)shop.scan(teaCode);
    QCOMPARE(lastNs, (QList<qint64>{1, 2}));
}

void CommandDeskTest::whatFailedIsNotSentWhenTheLinkOpensTheOutboxFirst()
{
    FaultVfs disk(u"desk"_s);
    Shop shop(disk.name());
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    disk.plan({.kind = DiskCall::Sync, .file = u"outbox.db-wal"_s});
    disk.plan({.kind = DiskCall::Open, .file = u"outbox.db"_s});
    QCOMPARE(shop.scan(teaCode).code, codes::storageFailed);
    QVERIFY(shop.outbox().reopen());
    QCOMPARE(shop.outbox().lastN(), 1);
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    shop.sync();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    QVERIFY(shop.agrees());
}

/// The disk takes what is written and cannot sync it: opened again, the file has the command, until
/// the power goes.
void CommandDeskTest::whatIsReadButWasNeverSyncedWasNotRecorded()
{
    FaultVfs disk(u"desk"_s);
    Shop shop(disk.name());
    QVERIFY(shop.claim(u"mere"_s, {u"A"_s}));
    disk.plan({.kind = DiskCall::Sync, .forEver = true, .file = u"outbox.db-wal"_s});
    QCOMPARE(shop.scan(teaCode).code, codes::storageFailed);
    QCOMPARE(shop.scan(teaCode).code, codes::storageFailed);
    disk.heal();
    QCOMPARE(shop.scan(teaCode).result, ScanResult::Picked);
    QCOMPARE(shop.outbox().lastN(), 2);
    shop.sync();
    QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
    QVERIFY(shop.agrees());
}

QTEST_GUILESS_MAIN(CommandDeskTest)
#include "CommandDeskTest.moc"
