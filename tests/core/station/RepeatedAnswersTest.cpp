// SPDX-License-Identifier: Apache-2.0
// What a station sends again, after its disk or the order manager's went back in time.
#include "core/domain/Codes.h"
#include "core/domain/ExceptionCase.h"
#include "core/wire/CommandJson.h"
#include "core/wire/Entities.h"
#include "core/wire/ObjectWriter.h"
#include "tests/support/ShopStation.h"

#include <QTest>

using namespace storehand;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString topic = u"store/harbour"_s;

/// Mere has one of two in her hand, and then a third one that nobody ordered.
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

    [[nodiscard]] OutboxRow last()
    {
        const auto rows = outbox().pending({.commands = 100});
        if (!rows || rows->isEmpty())
            qFatal("nothing waits to be sent");
        return rows->last();
    }

    /// Picks more than was ordered: an exception, here and at the order manager.
    CommandId overPick()
    {
        Args args = ofLine(u"A"_s, 1, 3);
        args.code = ean(1);
        const auto issued = act(u"mere"_s, CommandType::Pick, u"A"_s, args);
        if (!issued || issued->verdict.kind != VerdictKind::Exception)
            qFatal("that should have been an exception");
        return issued->id;
    }

    [[nodiscard]] AnsweredCommand repeated(const Verdict &verdict, qint64 seq)
    {
        const OutboxRow row = last();
        return {
            .n = row.n, .id = row.id, .verdict = verdict, .isRepeated = true, .at = {{topic, seq}}};
    }

    [[nodiscard]] qint64 seen() { return cache().topics().value(topic).seq; }

    const Verdict tooMany{VerdictKind::Exception, codes::overPicked, {}};
};

} // namespace

class RepeatedAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAFormerInstallHadSentLeavesTheScreenWhereTheFeedHasIt()
    {
        Shop shop;
        QCOMPARE(shop.scan(ean(1)).result, ScanResult::Picked);
        const auto command = wire::decodeCommand(shop.last().line);
        QVERIFY(command);
        // It arrived under the name that the station had before its disk was restored.
        (void)shop.floor->judge(*command, InstallId(u"the former one"_s));
        shop.hear();
        shop.station().answered({shop.repeated({}, shop.seen())});
        QCOMPARE(shop.line(u"A"_s).units.inHand, 1);
        QCOMPARE(shop.station().overlay().pendingCount(), 0);
    }

    void whatAFormerInstallHadSentStaysUntilTheFeedHasIt()
    {
        Shop shop;
        QCOMPARE(shop.scan(ean(1)).result, ScanResult::Picked);
        shop.station().answered({shop.repeated({}, shop.seen() + 1)});
        QCOMPARE(shop.line(u"A"_s).units.inHand, 1); // it is not in the cache yet
    }

    void anExceptionThatSomebodyHasSeenToLeavesTheListWhenItIsSentAgain()
    {
        Shop shop;
        (void)shop.overPick();
        QCOMPARE(shop.station().exceptions().size(), 1);
        shop.station().answered({shop.repeated(shop.tooMany, shop.seen() + 1)});
        QCOMPARE(shop.station().exceptions().size(), 1); // the feed may bring it yet
        shop.station().answered({shop.repeated(shop.tooMany, shop.seen())});
        QCOMPARE(shop.station().exceptions().size(), 0);
    }

    void whatTheFeedSaysIsSeenToDoesNotComeBackWithTheNextStart()
    {
        Shop shop;
        const CommandId id = shop.overPick();
        // The order manager was restored: its feed is behind the place where it had told of this.
        const OutboxRow row = shop.last();
        const wire::CommandResult told{.n = row.n,
                                       .id = row.id,
                                       .status = wire::CommandStatus::Exception,
                                       .at = {{topic, shop.seen() + 100}},
                                       .code = codes::overPicked};
        QVERIFY(shop.outbox().acknowledge({{row.n, wire::toBytes(wire::toJson(told))}},
                                          shop.clock.now()));
        shop.restart();
        QCOMPARE(shop.station().exceptions().size(), 1);

        const ExceptionCase seenTo{.command = id,
                                   .version = 2,
                                   .store = shop.floor->store().code,
                                   .target = u"A"_s,
                                   .type = CommandType::Pick,
                                   .verdict = shop.tooMany,
                                   .resolvedAt = shop.clock.now()};
        QVERIFY(shop.cache().applyPage({{topic, shop.seen() + 1, QString(wire::entity::exception),
                                         id.text, 2, false, wire::toBytes(wire::toJson(seenTo))}},
                                       u"restored"_s));
        shop.restart();
        QCOMPARE(shop.station().exceptions().size(), 0);
    }
};

QTEST_GUILESS_MAIN(RepeatedAnswersTest)
#include "RepeatedAnswersTest.moc"
