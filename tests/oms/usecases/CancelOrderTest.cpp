// SPDX-License-Identifier: Apache-2.0
#include "oms/usecases/CancelOrder.h"

#include "core/domain/Codes.h"
#include "tests/support/OnBothEngines.h"

using namespace storehand;
using namespace storehand::oms;
using namespace storehand::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Status cancel(FakeChain &chain, const QString &ref, const CancelRequest &request = {})
{
    const OrderId id(chain.view(ref)[u"order"].toString());
    const auto cancelled = chain.oms->cancelOrder(u"web"_s, id, request);
    return cancelled ? Status() : failure(cancelled.error());
}

CancelRequest some(int quantity, const QString &line = u"1"_s)
{
    return {{}, u"too much"_s, QList<CancelRequest::LineQuantity>{{line, quantity}}};
}

} // namespace

class CancelOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestDatabase::addEngines(); }

    void aWholeOrderIsTakenBackFromItsStore()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 3));
        QVERIFY(cancel(chain, u"SO-1"_s));
        QCOMPARE(chain.now(parts.first()).state, AssignmentState::Cancelled);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 0);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"cancelled"_s);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"cancelled"], 3);
        QVERIFY(cancel(chain, u"SO-1"_s)); // again: nothing is left to cancel
        SOUND(chain);
    }

    void aCancellationWithAnIdCountsOnce()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 5));
        CancelRequest two = some(2);
        two.id = u"web-1"_s;
        QVERIFY(cancel(chain, u"SO-1"_s, two));
        QVERIFY(cancel(chain, u"SO-1"_s, two)); // its answer was lost
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"cancelled"], 2);
        CancelRequest other = some(3);
        other.id = two.id;
        QCOMPARE(cancel(chain, u"SO-1"_s, other).error().code, QString(codes::differs));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"cancelled"], 2);
        two.id = u"web-2"_s;
        QVERIFY(cancel(chain, u"SO-1"_s, two));
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"cancelled"], 4);
        SOUND(chain);
    }

    void whatCostsNobodyAnythingGoesFirst()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 4);
        const auto parts = chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 6));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.pick(parts.first(), u"TEA"_s, 1);

        QVERIFY(cancel(chain, u"SO-1"_s, some(2))); // the two that waited
        QCOMPARE(chain.now(parts.first()).openUnits(), 3);
        QVERIFY(cancel(chain, u"SO-1"_s, some(2))); // two that nobody has picked yet
        QCOMPARE(chain.now(parts.first()).openUnits(), 1);
        QCOMPARE(chain.now(parts.first()).heldUnits(), 1);
        QVERIFY(cancel(chain, u"SO-1"_s, some(2))); // and then the picked one
        QCOMPARE(chain.now(parts.first()).putBackDue(), 1);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"cancelled"], 6);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"picked"], 0);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"cancelled"_s);
        SOUND(chain);
    }

    void whatTheCustomerHasStaysWithHim()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.pick(parts.first(), u"TEA"_s, 2);
        till.finish(parts.first());
        till.handOver(parts.first());
        QVERIFY(cancel(chain, u"SO-1"_s));
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"completed"_s);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"handed_over"], 2);
        QCOMPARE(chain.viewOfLine(u"SO-1"_s)[u"cancelled"], 0);
        SOUND(chain);
    }

    void aPreorderIsCancelledBeforeItsDay()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s)
                        .collectedAt(chain.harbour)
                        .wants(u"TEA"_s, 2)
                        .from(chain.clock.now() + std::chrono::hours(48)));
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        QVERIFY(cancel(chain, u"SO-1"_s));
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"cancelled"_s);
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 0);
        chain.pass(std::chrono::hours(49));
        QCOMPARE(chain.partsOf(u"SO-1"_s).size(), 0);
        SOUND(chain);
    }

    void whoWaitsGetsWhatACancelledOrderLeaves()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 2);
        chain.place(TestOrder(u"SO-1"_s).sent().wants(u"TEA"_s, 2));
        chain.place(TestOrder(u"SO-2"_s).sent().wants(u"TEA"_s, 1));
        QCOMPARE(chain.viewOfLine(u"SO-2"_s)[u"backordered"], 1);
        QVERIFY(cancel(chain, u"SO-1"_s));
        chain.pass(std::chrono::seconds(1));
        QCOMPARE(chain.viewOfLine(u"SO-2"_s)[u"backordered"], 0);
        QCOMPARE(chain.partsOf(u"SO-2"_s).size(), 1);
        SOUND(chain);
    }

    void nobodyIsAskedAnyMoreAboutWhatWasCancelled()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 3));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.missing(parts.first(), u"TEA"_s, 2);
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"][0][u"lines"][0][u"units"], 2);
        QVERIFY(cancel(chain, u"SO-1"_s, some(1)));
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"][0][u"lines"][0][u"units"], 1);
        QCOMPARE(chain.exceptions().size(), 1);
        QVERIFY(cancel(chain, u"SO-1"_s));
        QCOMPARE(chain.view(u"SO-1"_s)[u"questions"].toArray().size(), 0);
        QCOMPARE(chain.exceptions().size(), 0);
        QCOMPARE(chain.view(u"SO-1"_s)[u"status"], u"cancelled"_s);
        SOUND(chain);
    }

    void whatWasCancelledWhileItWasMissingStaysCancelledWhenItIsFound()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        const auto parts =
            chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2));
        FakeStation till = chain.enrol(u"Till 1"_s);
        till.claim(parts.first());
        till.missing(parts.first(), u"TEA"_s, 1);
        QVERIFY(cancel(chain, u"SO-1"_s, some(1)));
        QCOMPARE(till.undo(parts.first(), 2).code, QString(codes::tooLate));
        QCOMPARE(chain.now(parts.first()).lines.first().units.open(), 1);
        SOUND(chain);
    }

    void moreThanWasOrderedChangesNothing()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2));
        const Status refused = cancel(chain, u"SO-1"_s, some(9));
        QCOMPARE(refused.error().code, QString(codes::exceedsLine));
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        SOUND(chain);
    }

    void anUnknownLineChangesNothing()
    {
        CHAIN(chain);
        chain.stock(u"TEA"_s, 10);
        chain.place(TestOrder(u"SO-1"_s).collectedAt(chain.harbour).wants(u"TEA"_s, 2));
        const Status refused = cancel(chain, u"SO-1"_s, some(1, u"7"_s));
        QCOMPARE(refused.error().code, QString(codes::unknownLine));
        QCOMPARE(chain.stockOf(u"TEA"_s).reserved, 2);
        SOUND(chain);
    }
};

QTEST_GUILESS_MAIN(CancelOrderTest)
#include "CancelOrderTest.moc"
