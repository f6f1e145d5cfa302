// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/ReportStock.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;
using std::chrono::minutes;

namespace {

StockReport::Change delta(const StoreCode &store, const QString &sku, int units)
{
    return {store, Sku(sku), units, {}, u"sale"_s};
}

StockReport::Change counted(const StoreCode &store, const QString &sku, int onHand)
{
    return {store, Sku(sku), {}, onHand, u"count"_s};
}

ChannelDesk::StockReceipt report(FakeChain &chain, const QString &id,
                                 const QList<StockReport::Change> &changes,
                                 std::optional<Instant> at = {})
{
    const auto receipt =
        chain.oms->reportStock(u"till"_s, {id, at.value_or(chain.clock.now()), changes});
    if (!receipt)
        qFatal("%s", qPrintable(receipt.error().detail));
    return *receipt;
}

/// What a station does carries the clock of its run.
void act(FakeChain &chain, FakeStation &till, CommandType type, const Assignment &work,
         const Args &args = {})
{
    Command command = till.make(type, work.id.text, args);
    command.boot = u"run 1"_s;
    command.monotonicMs = chain.clock.monotonic().count();
    till.does(command);
}

/// So many of TEA wait for their customer, and then the link fails.
Assignment readyWithoutLink(FakeChain &chain, FakeStation &till, int units)
{
    Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, units}});
    till.claim(work);
    till.pick(work, u"TEA"_s, units);
    till.finish(work);
    act(chain, till, CommandType::Ready, work);
    till.goOffline();
    chain.clock.advance(minutes(10));
    return work;
}

void handOver(FakeChain &chain, FakeStation &till, const Assignment &work)
{
    Args args;
    args.proofMethod = u"code"_s;
    args.proofVerified = true;
    act(chain, till, CommandType::HandOver, work, args);
    chain.clock.advance(minutes(10));
}

} // namespace

class ReportStockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aSaleAtTheTillLeavesTheShelf()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, -3)});
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 7);
        SOUND(chain);
    }

    void millionsOfAProductAreStillRead()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        QList<StockReport::Change> deliveries;
        for (int i = 0; i < 3; ++i)
            deliveries.append(delta(chain.harbour, u"TEA"_s, 1'000'000));
        report(chain, u"t-1"_s, deliveries);
        QVERIFY(till.catchUp());
        QCOMPARE(till.seesStock(u"TEA"_s)->shelf, 3'000'010);

        deliveries = QList<StockReport::Change>(97, deliveries.first());
        const auto refused = report(chain, u"t-2"_s, deliveries);
        QCOMPARE(refused.problems.size(), 1);
        QCOMPARE(refused.problems.first().path, u"changes[96].delta"_s);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 3'000'010);
        SOUND(chain);
    }

    void aFactBeatsTheBook()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1);
        report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, -3)});
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 0);
        QStringList reasons;
        chain.look([&](oms::Storage &storage) {
            QVERIFY(storage.connection.query(
                u"SELECT reason FROM stock_ledger ORDER BY version, step"_s, {},
                [&](const SqlRow &row) { reasons.append(row.text(0)); }));
        });
        QCOMPARE(reasons, (QStringList{u"import"_s, QString(codes::bookWasWrong), u"sale"_s}));
        SOUND(chain);
    }

    void aReportCountsOnce()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Instant at = chain.clock.now();
        const auto sale = [&](int units) {
            return report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, units)}, at).kind;
        };
        QCOMPARE(sale(-1), ReportReceipt::Taken);
        QCOMPARE(sale(-1), ReportReceipt::Repeated);
        QCOMPARE(sale(-2), ReportReceipt::Differs);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 9);
        SOUND(chain);
    }

    void aCountIsTrueForItsTimeNotForNow()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.clock.advance(minutes(10));
        const Instant counting = chain.clock.now();
        chain.clock.advance(minutes(10));
        report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, -2)}); // sold meanwhile
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 8)}, counting);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 6);
        SOUND(chain);
    }

    void aLateCountKnowsThatTheBookWasCorrectedMeanwhile()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 1); // five are there
        chain.clock.advance(minutes(10));
        const Instant counting = chain.clock.now();
        chain.clock.advance(minutes(10));
        report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, -3)});
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 5)}, counting);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 2);
        SOUND(chain);
    }

    void aSaleThatIsToldLateCountsOnce()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.clock.advance(minutes(10));
        const Instant sale = chain.clock.now();
        chain.clock.advance(minutes(10));
        const Instant counting = chain.clock.now();
        chain.clock.advance(minutes(10));
        const Instant later = chain.clock.now();
        chain.clock.advance(minutes(10));
        // The till had no link. First its sale is told, then what was counted after it …
        report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, -2)}, sale);
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 8)}, counting);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 8);
        // … and then another sale from before that count, and one from after it.
        report(chain, u"t-2"_s, {delta(chain.harbour, u"TEA"_s, -1)}, sale);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 8);
        report(chain, u"t-3"_s, {delta(chain.harbour, u"TEA"_s, -1)}, later);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 7);
        SOUND(chain);
    }

    void aCountThatIsToldLateKnowsWhatLeftBeforeIt()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        FakeStation till = chain.enrol(u"Till 1"_s);
        handOver(chain, till, readyWithoutLink(chain, till, 2));
        const Instant counting = chain.clock.now();
        chain.clock.advance(minutes(10));
        QVERIFY(till.send());
        chain.clock.advance(minutes(10));
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 8)}, counting);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 8);
        SOUND(chain);
    }

    void aCountThatComesAfterANewerOneChangesNothing()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.clock.advance(minutes(10));
        const Instant morning = chain.clock.now();
        chain.clock.advance(minutes(60));
        report(chain, u"c-2"_s, {counted(chain.harbour, u"TEA"_s, 13)});
        chain.clock.advance(minutes(1));
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 20)}, morning);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 13);
        SOUND(chain);
    }

    void aCountKnowsOfAnEarlierOneThatCameLate()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.clock.advance(minutes(10));
        const Instant first = chain.clock.now();
        chain.clock.advance(minutes(5));
        const Instant second = chain.clock.now();
        chain.clock.advance(minutes(5));
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 7)}, first);
        report(chain, u"c-2"_s, {counted(chain.harbour, u"TEA"_s, 6)}, second);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 6);
        SOUND(chain);
    }

    void aCountFromBeforeAnImportIsNotAddedToIt()
    {
        CHAIN(chain);
        const Instant counting = chain.clock.now();
        chain.clock.advance(minutes(10));
        chain.stock(u"TEA"_s, 14);
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 13)}, counting);
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 13);
        SOUND(chain);
    }

    void aTillWhoseClockIsFastDoesNotSilenceLaterCounts()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        Instant nextYear = chain.clock.now();
        nextYear.ms += Millis(std::chrono::hours(24 * 365)).count();
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 9)}, nextYear);
        chain.clock.advance(minutes(1));
        report(chain, u"c-2"_s, {counted(chain.harbour, u"TEA"_s, 8)});
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 8);
        SOUND(chain);
    }

    void whatLiesInTotesIsPartOfACount()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const Assignment work = chain.assign(Method::Pickup, {{u"TEA"_s, 3}});
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(work);
        till.pick(work, u"TEA"_s, 3);
        chain.clock.advance(minutes(1));
        report(chain, u"c-1"_s, {counted(chain.harbour, u"TEA"_s, 9)});
        const Stock stock = chain.stockOf(u"TEA"_s);
        QCOMPARE(stock.picked, 3);
        QCOMPARE(stock.shelf, 6);
        SOUND(chain);
    }

    void whoWaitsLongestGetsADeliveryFirst()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 0);
        TestOrder late = TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 2);
        late.request.placedAt.ms += 1'000;
        chain.place(late);
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2));
        report(chain, u"d-1"_s, {delta(chain.harbour, u"TEA"_s, 3)});
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"backordered"], 0);
        QCOMPARE(chain.viewOfLine(u"SO-2"_s)[u"backordered"], 1);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 3);
        SOUND(chain);
    }

    void aPreorderKeepsItsUnitsWhenStockComes()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 0);
        const Instant day = chain.clock.now() + std::chrono::hours(48);
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 3).from(day));
        chain.place(TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 2)); // waits today
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 0);
        report(chain, u"d-1"_s, {delta(chain.harbour, u"TEA"_s, 4)});
        QCOMPARE(chain.partsOf(u"SO-2"_s).size(), 1);
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 0);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 4);
        SOUND(chain);
        report(chain, u"d-2"_s, {delta(chain.harbour, u"TEA"_s, 4)});
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 5);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"preordered"], 3);
        SOUND(chain);
    }

    void aProblemAnywhereBooksNothing()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const auto receipt =
            report(chain, u"t-1"_s,
                   {delta(chain.harbour, u"TEA"_s, -1), delta(StoreCode(u"moon"_s), u"JAM"_s, -1)});
        QStringList paths;
        for (const wire::Problem &problem : receipt.problems)
            paths.append(problem.path);
        QCOMPARE(paths, (QStringList{u"changes[1].store"_s, u"changes[1].sku"_s}));
        QCOMPARE(chain.stockOf(u"TEA"_s).shelf, 10);
        // The id is still free: the corrected report is taken.
        QCOMPARE(report(chain, u"t-1"_s, {delta(chain.harbour, u"TEA"_s, -1)}).kind,
                 ReportReceipt::Taken);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(ReportStockTest)
#include "ReportStockTest.moc"
