// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/PlaceUnits.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

void changeStore(FakeChain &chain, const StoreCode &code, const std::function<void(Store &)> &edit)
{
    chain.change([&](oms::UnitOfWork &work) -> Status {
        work.begin({});
        const auto known = work.store(code);
        Store store = *known ? **known : Store();
        store.code = code;
        edit(store);
        const Status put = work.put(store);
        return put ? work.end() : put;
    });
}

void openStore(FakeChain &chain, const QString &code)
{
    changeStore(chain, StoreCode(code), [&](Store &store) { store.name = code; });
}

void limit(FakeChain &chain, const StoreCode &code, int perDay)
{
    changeStore(chain, code, [&](Store &store) { store.capacityPerDay = perDay; });
}

void closeFor(FakeChain &chain, const StoreCode &code, int days)
{
    changeStore(chain, code, [&](Store &store) {
        store.timeZone = "Pacific/Auckland";
        const QDate today =
            QDateTime::fromMSecsSinceEpoch(chain.clock.now().ms, QTimeZone(store.timeZone)).date();
        for (int day = 0; day < days; ++day)
            store.hours.close(today.addDays(day));
    });
}

} // namespace

class PlaceUnitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void whatAStoreDoesNotFindGoesToAnother()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        chain.stock(u"JAM"_s, 2);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2).wants(u"JAM"_s, 2));
        QCOMPARE(parts.size(), 1);
        chain.stock(chain.queen, u"TEA"_s, 5);
        chain.stock(chain.queen, u"JAM"_s, 5);
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.missing(parts.first(), u"TEA"_s, 1);
        till.missing(parts.first(), u"JAM"_s, 2);

        // Both join one part: nobody at the other store had begun with it.
        const auto now = chain.partsOf(u"SO-1"_s);
        QCOMPARE(now.size(), 2);
        QCOMPARE(now[1].store, chain.queen);
        QCOMPARE(now[1].lines.size(), 2);
        QCOMPARE(now[1].openUnits(), 3);
        QCOMPARE(chain.stockOf(chain.queen, u"TEA"_s).reserved, 1);
        QCOMPARE(chain.stockOf(chain.queen, u"JAM"_s).reserved, 2);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s, 0)[u"short"], 0); // it found another store
        SOUND(chain);
    }

    void whatLeavesAStoreTogetherIsSourcedTogether()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        chain.stock(u"JAM"_s, 2);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2).wants(u"JAM"_s, 2));
        openStore(chain, u"albert"_s); // before queen wherever nothing else decides
        chain.stock(StoreCode(u"albert"_s), u"TEA"_s, 5);
        chain.stock(chain.queen, u"TEA"_s, 5);
        chain.stock(chain.queen, u"JAM"_s, 5);
        FakeStation till = chain.enrol(u"Till 1"_s);
        Args decline;
        decline.reason = u"no_time"_s;
        QCOMPARE(till.does(CommandType::Decline, parts.first().id.text, decline).status,
                 wire::CommandStatus::Applied);
        const auto now = chain.partsOf(u"SO-1"_s);
        QCOMPARE(now.size(), 2);
        QCOMPARE(now[1].store, chain.queen);
        QCOMPARE(now[1].openUnits(), 4);
        SOUND(chain);
    }

    void aFullDayKeepsNoUnitsFromAPreorder()
    {
        CHAIN(chain);
        limit(chain, chain.harbour, 0);
        chain.stock(u"TEA"_s, 2);
        chain.place(TestOrder(u"SO-1"_s)
                        .sent()
                        .wants(u"TEA"_s, 2)
                        .from(chain.clock.now() + std::chrono::hours(48)));
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        SOUND(chain);
    }

    void whatIsPreorderedForOneDayIsSourcedTogether()
    {
        CHAIN(chain);
        openStore(chain, u"albert"_s);
        chain.stock(StoreCode(u"albert"_s), u"TEA"_s, 5);
        chain.stock(chain.queen, u"TEA"_s, 5);
        chain.stock(chain.queen, u"JAM"_s, 5);
        const Instant day = chain.clock.now() + hours(24);
        chain.place(TestOrder(u"SO-1"_s)
                        .sent()
                        .wants(u"TEA"_s, 1)
                        .from(day)
                        .wants(u"JAM"_s, 1)
                        .from(day)
                        .wants(u"JAM"_s, 2)
                        .from(day + hours(24)));
        chain.pass(hours(25));
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].store, chain.queen);
        QCOMPARE(parts[0].openUnits(), 2);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s, 2)[u"preordered"], 2);
        QCOMPARE(chain.stockOf(StoreCode(u"albert"_s), u"TEA"_s).reserved, 0);
        SOUND(chain);
    }

    void theOnlyStoreIsAskedAgainWhenItHasForgotten()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 5);
        const auto first = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(first.first());
        till.missing(first.first(), u"TEA"_s, 1);
        till.finish(first.first());
        QCOMPARE(chain.now(first.first()).state, AssignmentState::ShortClosed);
        chain.pass(hours(48));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 1);
        chain.pass(hours(48));
        chain.pass(hours(1));
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[1].store, chain.harbour);
        QCOMPARE(parts[1].openUnits(), 1);
        SOUND(chain);
    }

    void theChannelHearsThatUnitsWaitWhichNobodyElseHas()
    {
        CHAIN(chain);
        chain.listen();
        chain.stock(u"TEA"_s, 5);
        const auto parts = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.missing(parts.first(), u"TEA"_s, 1);
        const auto waits = [](const QJsonObject &news) {
            return news[u"what"] == u"backordered"_s;
        };
        const QList<QJsonObject> told = chain.news();
        QCOMPARE(std::count_if(told.begin(), told.end(), waits), 1);
        chain.pass(hours(2)); // looked at again, in vain
        QCOMPARE(chain.news(), QList<QJsonObject>());
        SOUND(chain);
    }

    void noStoreGetsMoreThanItsDayHoldsAtOnce()
    {
        CHAIN(chain);
        limit(chain, chain.harbour, 2);
        chain.stock(u"TEA"_s, 0);
        for (const QString &ref : {u"SO-1"_s, u"SO-2"_s, u"SO-3"_s, u"SO-4"_s})
            chain.place(TestOrder(ref).sent().wants(u"TEA"_s, 1));
        const auto delivered = chain.oms->reportStock(
            u"till"_s, {u"d-1"_s, chain.clock.now(), {{chain.harbour, Sku(u"TEA"_s), 10, {}, {}}}});
        QVERIFY(delivered);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        QCOMPARE(chain.viewOfLine(u"SO-3"_s)[u"backordered"], 1);
        SOUND(chain);
    }

    void whatAStoreDeclinedAndWhatWasCancelledTakesNothingOfItsDay()
    {
        CHAIN(chain);
        limit(chain, chain.harbour, 1);
        chain.stock(u"TEA"_s, 9);
        const auto order = [&](const QString &ref) {
            return chain.place(TestOrder(ref).sent().wants(u"TEA"_s, 1));
        };
        const auto declined = order(u"SO-1"_s);
        QCOMPARE(declined.size(), 1);
        FakeStation till = chain.enrol(u"Till 1"_s);
        Args decline;
        decline.reason = u"no_time"_s;
        till.does(CommandType::Decline, declined.first().id.text, decline);

        const auto cancelled = order(u"SO-2"_s);
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(chain.oms->cancelOrder(u"web"_s, cancelled.first().order, {{}, u"changed"_s, {}}));
        QCOMPARE(order(u"SO-3"_s).size(), 1);
        QCOMPARE(order(u"SO-4"_s).size(), 0); // now it is full
        QCOMPARE(chain.viewOfLine(u"SO-4"_s)[u"backordered"], 1);
        SOUND(chain);
    }

    void aStoreThatOpensAfterThePromiseIsAskedLast()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 5);
        chain.stock(chain.queen, u"TEA"_s, 5);
        closeFor(chain, chain.harbour, 3);
        const auto within = [&](const QString &ref, int units, Millis time) {
            return chain.place(
                TestOrder(ref).sent().wants(u"TEA"_s, units).promisedBy(chain.clock.now() + time));
        };
        const auto soon = within(u"SO-1"_s, 1, hours(24));
        QCOMPARE(soon.first().store, chain.queen);
        QCOMPARE(soon.first().why.excluded.first().code, QString(codes::storeClosed));
        QCOMPARE(within(u"SO-2"_s, 1, hours(24 * 5)).first().store, chain.harbour);
        // Late is better than not at all.
        QCOMPARE(within(u"SO-3"_s, 5, hours(24)).size(), 2);
        QCOMPARE(chain.viewOfLine(u"SO-3"_s)[u"backordered"], 0);
        // What nobody has takes nothing with it to a store that is late.
        chain.stock(u"TEA"_s, 5);
        chain.stock(chain.queen, u"TEA"_s, 5);
        chain.stock(u"CUP"_s, 0);
        const auto parts = chain.place(TestOrder(u"SO-4"_s)
                                           .sent()
                                           .wants(u"TEA"_s, 2)
                                           .wants(u"CUP"_s, 1)
                                           .promisedBy(chain.clock.now() + hours(24)));
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts.first().store, chain.queen);
        QCOMPARE(parts.first().openUnits(), 2);
        SOUND(chain);
    }

    void workThatSomebodyHasTakenGetsNoMoreUnits()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        chain.stock(u"JAM"_s, 2);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2).wants(u"JAM"_s, 2));
        chain.stock(chain.queen, u"TEA"_s, 5);
        chain.stock(chain.queen, u"JAM"_s, 5);
        FakeStation till = chain.enrol(u"Till 1"_s);
        FakeStation other = chain.enrol(chain.queen, u"Till 2"_s);
        chain.hire(u"0043"_s, Role::Picker, {chain.queen});
        other.person = PersonCode(u"0043"_s);
        till.claim(parts.first());
        till.missing(parts.first(), u"TEA"_s, 1);
        QCOMPARE(other.claim(chain.partsOf(u"SO-1"_s)[1]).status, wire::CommandStatus::Applied);
        till.missing(parts.first(), u"JAM"_s, 1);
        const auto now = chain.partsOf(u"SO-1"_s);
        QCOMPARE(now.size(), 3);
        QCOMPARE(now[1].openUnits(), 1);
        QCOMPARE(now[2].store, chain.queen);
        SOUND(chain);
    }

    void allPartsLearnHowManyThereAre()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        const auto first = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2));
        QCOMPARE(first.first().parts, 1);
        chain.stock(chain.queen, u"TEA"_s, 5);
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(first.first());
        till.pick(first.first(), u"TEA"_s, 1);
        till.missing(first.first(), u"TEA"_s, 1);
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0].part, 1);
        QCOMPARE(parts[0].parts, 2);
        QCOMPARE(parts[1].part, 2);
        QCOMPARE(parts[1].parts, 2);
        QVERIFY(till.catchUp());
        QCOMPARE(till.sees(parts[0].id)->parts, 2);
        SOUND(chain);
    }

    void aPartFromWhichNothingComesIsNotCounted()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        const auto first = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2));
        chain.stock(chain.queen, u"TEA"_s, 5);
        FakeStation till = chain.enrol(u"Till 1"_s);
        Args decline;
        decline.reason = u"no_time"_s;
        QCOMPARE(till.does(CommandType::Decline, first.first().id.text, decline).status,
                 wire::CommandStatus::Applied);
        const auto parts = chain.partsOf(u"SO-1"_s);
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts[0].state, AssignmentState::Declined);
        QCOMPARE(parts[1].store, chain.queen);
        QCOMPARE(parts[1].part, 1);
        QCOMPARE(parts[1].parts, 1);
        SOUND(chain);
    }

    void whoHasLookedInVainIsNotAskedAgainForADay()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 5);
        const auto first = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 1));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(first.first());
        till.missing(first.first(), u"TEA"_s, 1);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"short"], 1);
        QCOMPARE(chain.place(TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 1)).size(), 0);
        chain.pass(hours(25));
        QCOMPARE(chain.place(TestOrder(u"SO-3"_s).sent().wants(u"TEA"_s, 1)).size(), 1);
        SOUND(chain);
    }

    void whoCannotBeServedKeepsNobodyBehindWaiting()
    {
        CHAIN(chain);
        constexpr int orders = 60;
        chain.stock(u"TEA"_s, 0);
        const auto wait = [&](int number, std::optional<Millis> promise) {
            TestOrder order(u"SO-%1"_s.arg(number));
            order.sent().wants(u"TEA"_s, 1);
            if (promise)
                order.promisedBy(chain.clock.now() + *promise);
            QCOMPARE(chain.place(order).size(), 0);
        };
        for (int i = 1; i <= orders; ++i)
            wait(i, hours(3));
        wait(orders + 1, std::nullopt);
        (void)chain.enrol(u"Till 1"_s);
        chain.pass(hours(2)); // more silent than the promises of the sixty are long
        chain.stock(u"TEA"_s, 1);
        chain.pass(minutes(1));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 0);
        QCOMPARE(chain.partsOf(u"SO-%1"_s.arg(orders + 1)).size(), 1);
        SOUND(chain);
    }

    void aSilentStoreGetsNoPromiseShorterThanItsSilence()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.stock(chain.queen, u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        chain.clock.advance(minutes(60));
        FakeStation other = chain.enrol(chain.queen, u"Till 2"_s);
        const auto within = [&](const QString &ref, Millis time) {
            return chain
                .place(
                    TestOrder(ref).sent().wants(u"TEA"_s, 1).promisedBy(chain.clock.now() + time))
                .first();
        };
        const Assignment soon = within(u"SO-1"_s, minutes(59));
        QCOMPARE(soon.store, chain.queen);
        QCOMPARE(soon.why.excluded.first().store, chain.harbour);
        QCOMPARE(soon.why.excluded.first().code, QString(codes::silent));
        QCOMPARE(within(u"SO-2"_s, minutes(61)).store, chain.harbour);
        // What is late already waits for who is heard of.
        chain.stock(u"JAM"_s, 5);
        QCOMPARE(chain
                     .place(TestOrder(u"SO-4"_s)
                                .sent()
                                .wants(u"JAM"_s, 1)
                                .promisedBy(chain.clock.now() - minutes(1)))
                     .size(),
                 0);
        // Who collects is expected where he chose to come, whatever is heard of it.
        const auto collected = chain.place(TestOrder(u"SO-3"_s)
                                               .collectedAt(chain.harbour)
                                               .wants(u"TEA"_s, 1)
                                               .promisedBy(chain.clock.now() + minutes(10)));
        QCOMPARE(collected.first().store, chain.harbour);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(PlaceUnitsTest)
#include "PlaceUnitsTest.moc"
